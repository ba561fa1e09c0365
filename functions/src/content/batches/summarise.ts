import type { JobProblem } from '../../jobs/index.js';
import type { ContentTypes } from '../content-kind.js';
import type { EditOutcome } from './batches.repository.js';

/** Counts and problems of several edits, for a job to show. */
export function summarise(
  ids: readonly string[],
  outcomes: readonly EditOutcome<ContentTypes>[],
): { counts: Record<string, number>; problems: JobProblem[] } {
  const counts = { changed: 0, unchanged: 0, failed: 0 };
  const problems: JobProblem[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if ('error' in outcome) {
      counts.failed += 1;
      problems.push({ item: ids[index] ?? '', detail: outcome.error.message });
    } else if (outcome.after === outcome.before) counts.unchanged += 1;
    else counts.changed += 1;
  }
  return { counts, problems };
}
