/**
 * How long the first visitor of a new instance waits.
 */
import { formatTable, median } from './lib/figures.ts';
import { startFunction, type DeployedFunction } from './lib/servers.ts';
import type { Visits } from './lib/visits.ts';

const COLD_STARTS = 7;

/**
 * Starts each server anew, in turns.
 *
 * @param api how to start the API; see startFunction
 * @param empty how to start the yardstick
 * @returns the section of the report
 */
export async function benchColdStart(
  api: DeployedFunction,
  empty: DeployedFunction,
  { firstPage, slug, searches }: Visits,
): Promise<string> {
  const subjects = [
    { name: 'empty Express function', server: empty, path: '/' },
    { name: 'GET /api/health', server: api, path: '/api/health' },
    { name: 'GET /api/posts', server: api, path: firstPage },
    { name: 'GET /api/posts/:slug', server: api, path: `/api/posts/${slug}` },
    { name: 'GET /api/search', server: api, path: searches[0] ?? '' },
    { name: 'GET /feed.xml', server: api, path: '/feed.xml' },
  ].map((subject) => ({ ...subject, times: [] as number[] }));
  for (let round = 0; round < COLD_STARTS; round += 1) {
    for (const { server, path, times } of subjects) {
      const { startMs, stop } = await startFunction(server, { path });
      times.push(startMs);
      await stop();
    }
  }
  const yardstick = median(subjects[0]?.times ?? []);
  return [
    `## Cold start: process spawn to first answer, medians of ${COLD_STARTS}`,
    formatTable(
      ['what', 'ms', 'of empty'],
      subjects.map(({ name, times }) => [
        name,
        Math.round(median(times)),
        (median(times) / yardstick).toFixed(2),
      ]),
    ),
  ].join('\n\n');
}
