/**
 * What a site with many posts costs an instance: reads, time, memory.
 */
import '../scripts/lib/build/product-source.ts';
import { formatTable, median, quantile, type Row } from './lib/figures.ts';
import { logIn, startMeasured, type Answer, type Ask } from './lib/measured-api.ts';
import { readPresentMemory, readProcessorTime } from './lib/processes.ts';
import { publicPages } from './lib/public-pages.ts';
import type { DeployedFunction } from './lib/servers.ts';
import type { Visits } from './lib/visits.ts';

const EDITOR = 'editor@firefolio.test';
const SEARCHES = 1_000;
/** New instances of which each first request is the median. */
const TRIES = 5;
const WRITES = 10;
const ADMIN_LIST = '/admin/api/posts?limit=50&sort=title';

/** What is asked of a new instance, and then. */
interface FirstRequests {
  readonly paths: readonly [first: string, next: string];
  readonly isForEditors?: boolean;
}

/** What they cost. */
interface FirstRequest {
  readonly reads: number;
  readonly ms: number;
  readonly processorMs: number;
  readonly refusals: number;
  readonly nextReads: number;
  readonly nextMs: number;
}

/**
 * Every route that everybody may read, and staff's list, asked of a new instance, and then again.
 *
 * @param api how to start the API; see startFunction
 * @param count posts of the site
 * @returns the section of the report
 */
export async function benchFirstRequests(
  api: DeployedFunction,
  count: number,
  visits: Visits,
): Promise<string> {
  const { farPage, farPageNumber } = visits;
  const { localRoutes } = await import('../scripts/lib/build/openapi-document.ts');
  const subjects: (FirstRequests & { name: string })[] = [
    ...publicPages(localRoutes(), visits),
    { name: `GET /api/posts, page ${farPageNumber}`, paths: [farPage, farPage] },
    { name: 'GET /admin/api/posts, by title', paths: [ADMIN_LIST, ADMIN_LIST], isForEditors: true },
  ];
  const rows: Row[] = [];
  for (const { name, ...asked } of subjects) {
    const tries: FirstRequest[] = [];
    for (let done = 0; done < TRIES; done += 1) tries.push(await tryFirst(api, asked));
    const of = (figure: keyof FirstRequest): number => median(tries.map((each) => each[figure]));
    const times = [of('ms').toFixed(0), of('processorMs').toFixed(0), of('refusals')];
    rows.push([name, of('reads'), ...times, of('nextReads'), of('nextMs').toFixed(1)]);
  }
  return [
    `## ${count} posts: what the first request of an instance costs, and the next, medians of ${TRIES}`,
    formatTable(
      ['what', 'reads', 'ms', 'processor ms', 'times 503', 'reads of the next', 'ms of the next'],
      rows,
    ),
    'An instance that has answered health only. Time includes the import of code at its first use, and a first connection to ' +
      'the emulator. The next request includes the look whether something has changed, 1 read at most every 5 s; the admin list ' +
      'the check of its token, 2 reads; the next search is another. A load that takes too long is answered with 503, and asked ' +
      'for again here: the time is that of all tries.',
  ].join('\n\n');
}

async function tryFirst(
  api: DeployedFunction,
  { paths, isForEditors = false }: FirstRequests,
): Promise<FirstRequest> {
  const { ask, pid, stop } = await startMeasured(api);
  try {
    const token = isForEditors ? await logIn(ask, EDITOR) : undefined;
    const before = readProcessorTime(pid) ?? NaN;
    const { ms, reads, refusals } = await ask(paths[0], { token });
    const processorMs = (readProcessorTime(pid) ?? NaN) - before;
    const next = await ask(paths[1], { token });
    return { ms, reads, refusals, processorMs, nextMs: next.ms, nextReads: next.reads };
  } finally {
    await stop();
  }
}

/**
 * Searches that no one has made before, one after the other; what a write costs the next one; and memory.
 *
 * @param api how to start the API; see startFunction
 * @param count posts of the site
 * @returns the section of the report
 */
export async function benchSearch(
  api: DeployedFunction,
  count: number,
  { firstPage, searches }: Visits,
): Promise<string> {
  const { ask, pid, stop } = await startMeasured(api);
  try {
    const memory: Row[] = [];
    const note = (what: string): void => {
      memory.push([what, readPresentMemory(pid)?.toFixed(0) ?? 'not known here']);
    };
    note('before the first request');
    await ask(firstPage);
    note('after the list');
    const before = readProcessorTime(pid) ?? NaN;
    const first = await ask(searches[0] ?? '');
    const firstProcessorMs = (readProcessorTime(pid) ?? NaN) - before;
    note('after the first search');
    const times: number[] = [];
    for (const path of searches.slice(1, 1 + SEARCHES)) times.push((await ask(path)).ms);
    note(`after ${SEARCHES} searches`);
    const updates = await timeUpdates(ask, await logIn(ask, EDITOR));
    note(`after ${WRITES} writes`);
    return [
      `## ${count} posts: ${SEARCHES} different searches, one after the other`,
      formatTable(
        ['what', 'p50 ms', 'p99 ms', 'longest, ms', 'reads, median'],
        [
          ['a search', ...spread(times), ''],
          [
            'the first after a write',
            ...spread(updates.map(({ ms }) => ms)),
            median(updates.map(({ reads }) => reads)),
          ],
        ],
      ),
      `The very first, of an instance that had answered the list: ${first.ms.toFixed(0)} ms, ${firstProcessorMs.toFixed(0)} ms of processor.`,
      `## ${count} posts: memory of the process, MiB`,
      formatTable(['when', 'held'], memory),
    ].join('\n\n');
  } finally {
    await stop();
  }
}

/** Writes posts through this instance, and searches for each. */
async function timeUpdates(ask: Ask, token: string): Promise<Answer[]> {
  const updates: Answer[] = [];
  for (let rank = 0; rank < WRITES; rank += 1) {
    const word = `fresh${String(Date.now())}${rank}`;
    const body = { title: `A ${word} post`, content_md: `About ${word}. `.repeat(100), status: 'published' };
    await ask('/admin/api/posts', { token, body });
    const answer = await ask(`/api/search?q=${word}`);
    if ((JSON.parse(answer.body) as { total: number }).total !== 1)
      throw new Error(`the search did not find ${word}`);
    updates.push(answer);
  }
  return updates;
}

function spread(times: readonly number[]): string[] {
  return [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)].map((ms) => ms.toFixed(1));
}
