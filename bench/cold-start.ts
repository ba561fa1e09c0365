/**
 * How long the first visitor of a new instance waits.
 */
import { formatTable, median } from './lib/figures.ts';
import { readProcessorTime } from './lib/processes.ts';
import { startFunction, type DeployedFunction } from './lib/servers.ts';
import type { Visits } from './lib/visits.ts';

const COLD_STARTS = 15;

/** What is started, and how; see startFunction. */
interface ColdStarts {
  readonly api: DeployedFunction;
  /** The yardstick, built in the usual way. */
  readonly empty: DeployedFunction;
  /** The yardstick, built as the API is. */
  readonly emptyLikeApi: DeployedFunction;
}

/**
 * Starts each server anew, in turns.
 *
 * @returns the section of the report
 */
export async function benchColdStart(
  { api, empty, emptyLikeApi }: ColdStarts,
  { firstPage, slugs, searches }: Visits,
): Promise<string> {
  const subjects = [
    { name: 'empty Express function', server: empty, path: '/' },
    { name: 'the same, built like the API', server: emptyLikeApi, path: '/' },
    { name: 'GET /api/health', server: api, path: '/api/health' },
    { name: 'GET /api/posts', server: api, path: firstPage },
    { name: 'GET /api/posts/:slug', server: api, path: `/api/posts/${slugs.post}` },
    { name: 'GET /api/search', server: api, path: searches[0] ?? '' },
    { name: 'GET /feed.xml', server: api, path: '/feed.xml' },
    { name: 'GET /, the front page', server: api, path: '/' },
    { name: 'GET /posts/:slug, the page of a post', server: api, path: `/posts/${slugs.post}` },
  ].map((subject) => ({ ...subject, processor: [] as number[], times: [] as number[] }));
  for (let round = 0; round < COLD_STARTS; round += 1) {
    for (const { server, path, processor, times } of subjects) {
      const { pid, startMs, stop } = await startFunction(server, { path });
      processor.push(readProcessorTime(pid) ?? NaN);
      times.push(startMs);
      await stop();
    }
  }
  const [yardstick, likeApi] = subjects;
  const ofYardstick = (values: readonly number[], kind: 'processor' | 'times') =>
    [yardstick, likeApi].map((subject) => (median(values) / median(subject?.[kind] ?? [])).toFixed(2));
  return [
    `## Cold start: process spawn to first answer, medians of ${COLD_STARTS}`,
    formatTable(
      ['what', 'processor ms', 'of empty', 'of like API', 'ms', 'of empty', 'of like API'],
      subjects.map(({ name, processor, times }) => [
        name,
        Math.round(median(processor)),
        ...ofYardstick(processor, 'processor'),
        Math.round(median(times)),
        ...ofYardstick(times, 'times'),
      ]),
    ),
  ].join('\n\n');
}
