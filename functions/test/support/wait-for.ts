import { setTimeout as delay } from 'node:timers/promises';

/** How long and how often {@link waitFor} asks. */
export interface WaitForOptions {
  /** Gives up after this many milliseconds. Default 10,000. */
  timeoutMs?: number;
  /** Pause between two tries, in milliseconds. Default 100. */
  intervalMs?: number;
  /** What is waited for, as it should read after "Timed out waiting for". */
  description?: string;
}

/**
 * Waits until something outside this process has happened, and gives what shows it.
 *
 * @param condition Asked again and again; `null`, `undefined`, `false` or a rejection means "not yet".
 * @param options Limits and the name of what is waited for.
 * @returns The condition's first answer that is none of those.
 * @throws {Error} After `timeoutMs`; its cause is the condition's last rejection, if any.
 */
export async function waitFor<T>(
  condition: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  options: WaitForOptions = {},
): Promise<T> {
  const { timeoutMs = 10_000, intervalMs = 100, description = 'the condition' } = options;
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const result = await condition();
      if (result !== null && result !== undefined && result !== false) return result;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await delay(intervalMs);
  } while (performance.now() < deadline);
  throw new Error(`Timed out waiting for ${description} (${String(timeoutMs)} ms)`, { cause });
}
