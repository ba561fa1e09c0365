import { AppError } from '../errors/index.js';

/**
 * What `work` gives, if it does so in time. Google's clients go on trying for minutes when a service does not answer;
 * the work itself is not stopped, its late outcome is dropped.
 *
 * @param timeoutMs from now
 * @param late what is thrown when the time is over
 * @throws AppError unavailable, or `late`'s, when the time is over; what `work` throws
 */
export function withDeadline<T>(
  work: Promise<T>,
  timeoutMs: number,
  late: () => AppError = noAnswer,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(late());
    }, timeoutMs);
    const inTime =
      <Outcome>(settle: (outcome: Outcome) => void) =>
      (outcome: Outcome): void => {
        clearTimeout(timer);
        settle(outcome);
      };
    work.then(inTime(resolve), inTime(reject));
  });
}

function noAnswer(): AppError {
  return new AppError({
    code: 'unavailable',
    message: 'The service did not answer in time. Try again later.',
    headers: { 'Retry-After': '5' },
  });
}
