import { KindReindex, ReindexContent } from '../../../src/content/index.js';
import type { JobProblem } from '../../../src/jobs/index.js';
import type { OwnPosts } from './own-posts.js';

/**
 * Does a reindex without its job.
 *
 * @param workers how many do it: one all of it, or each step another one
 */
export async function reindexOn(
  own: OwnPosts,
  workers: 'one' | 'many' = 'many',
): Promise<{ counts: Record<string, number>; problems: JobProblem[] }> {
  const { places, formats, kinds: all } = own.newInstance();
  const kinds = [
    new KindReindex({ ...all.posts, formats }),
    new KindReindex({ ...all.pages, formats }),
    new KindReindex({ ...all.projects, formats }),
  ];
  const counts: Record<string, number> = {};
  const problems: JobProblem[] = [];
  let [state, isLast]: [Parameters<Awaited<ReturnType<ReindexContent['open']>>['step']>[0], boolean] = [
    null,
    false,
  ];
  const begin = () => new ReindexContent({ kinds, places, formats }).open();
  let run = await begin();
  while (!isLast) {
    const outcome = await run.step(state);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
    problems.push(...outcome.problems);
    ({ state, isLast } = outcome);
    // What is between them is in the checkpoint.
    if (workers === 'many') run = await begin();
  }
  return { counts, problems };
}
