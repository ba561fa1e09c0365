import { ProblemError } from './client.js';

/** What did not work though the API refused nothing, such as a job; its message is for people. */
export class Refusal extends Error {}

/** Why something did not work, in a sentence or two for people. */
export function explainFailure(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof ProblemError)) {
    if (error instanceof TypeError)
      return 'The server could not be reached. Check the connection, then try again.';
    return 'Something went wrong in the page itself. Load it again; nothing that was saved is lost.';
  }
  const { status, code, problem } = error;
  if (status === 429) return `That was too often. Try again ${waitOf(problem?.retry_after)}.`;
  if (code === 'stale-version')
    return 'Somebody else has changed this meanwhile. Load it again to see how it is now.';
  if (status >= 500) return 'The server could not do it. Try again in a moment.';
  const [first] = problem?.errors ?? [];
  if (first) return `${first.pointer.replace(/^#?\//, '')}: ${first.detail}`;
  return problem?.detail ?? `The server answered ${status}.`;
}

/** In how many seconds or minutes. */
function waitOf(seconds = 60): string {
  const words = new Intl.RelativeTimeFormat('en');
  return seconds < 60
    ? words.format(Math.ceil(seconds), 'second')
    : words.format(Math.ceil(seconds / 60), 'minute');
}
