/** Work that takes longer than a request. */
import { ask, type Schemas } from './client.js';

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 4_000;

/** Whether nothing more happens to a job. */
export const isOver = ({ status }: Pick<Schemas['Job'], 'status'>): boolean =>
  status !== 'queued' && status !== 'running';

/**
 * Waits for a job to end, asking ever less often.
 *
 * @param onProgress told of each look at it
 * @param signal ends the waiting, not the job
 * @throws ProblemError when it can't be read; the signal's reason
 */
export async function waitForJob(
  job: Schemas['Job'],
  onProgress: (job: Schemas['Job']) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Schemas['Job']> {
  let wait = FIRST_WAIT_MS;
  let latest = job;
  while (!isOver(latest)) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    signal?.throwIfAborted();
    wait = Math.min(wait * 1.5, LONGEST_WAIT_MS);
    latest = await ask((api) => api.GET('/admin/api/jobs/{id}', { params: { path: { id: job.id } } }));
    onProgress(latest);
  }
  return latest;
}

/** What came of a job, in a sentence. @param done such as `3 posts published` */
export function describeOutcome(job: Schemas['Job'], done: string): string {
  if (job.status === 'cancelled') return 'Cancelled.';
  if (job.status === 'failed') return job.error ?? 'It failed.';
  const problems = job.problems.length + job.problems_omitted;
  return problems === 0 ? `${done}.` : `${done}, but for ${problems}: ${job.problems[0]?.detail ?? ''}`;
}
