/**
 * Requests per second and latency of a warm instance.
 */
import autocannon from 'autocannon';
import { SEED_PASSWORD, SEED_USER } from './lib/accounts.ts';
import { formatTable, median } from './lib/figures.ts';
import { startFunction, type DeployedFunction } from './lib/servers.ts';
import type { Visits } from './lib/visits.ts';

const ROUNDS = 3;
const CONNECTIONS = [32, 128];
const WARM_UP_CONNECTIONS = 32;
const SECONDS_PER_ROUND = 3;

/** A kind of request. */
interface Subject {
  readonly name: string;
  /** In turns. */
  readonly paths: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Default 200. */
  readonly status?: number;
}

type Case = Subject & { readonly url: string };

/** How many different searches take turns. */
const SEARCHES = 200;

/**
 * In turns, round by round, so that a slow moment of the machine hits all alike.
 *
 * @param api how to start the API; see startFunction
 * @param empty how to start the yardstick
 * @returns the section of the report
 */
export async function benchThroughput(
  api: DeployedFunction,
  empty: DeployedFunction,
  visits: Visits,
): Promise<string> {
  const yardstick = await startFunction(empty, { path: '/api/health' });
  const running = await startFunction(api, { path: '/api/health' });
  try {
    const cases: Case[] = [
      { name: 'empty Express function', url: yardstick.url, paths: ['/'] },
      ...(await subjectsFor(running.url, visits)).map((subject) => ({ ...subject, url: running.url })),
    ];
    for (const subject of cases) await load(subject, WARM_UP_CONNECTIONS, 1);
    const sections: string[] = [];
    for (const connections of CONNECTIONS) sections.push(await measure(cases, connections));
    return [...sections, NOTE].join('\n\n');
  } finally {
    await Promise.all([yardstick.stop(), running.stop()]);
  }
}

const NOTE =
  'A token costs 2 reads in 1 round trip to the emulator for each request, on the same processors; without one a warm ' +
  'instance answers from memory. Requests with an ETag are answered with 304.';

async function subjectsFor(url: string, { firstPage, slug, searches }: Visits): Promise<Subject[]> {
  const post = `/api/posts/${slug}`;
  const token = await logIn(url);
  const unchanged = async (path: string): Promise<Subject> => ({
    name: `${path === post ? 'GET /api/posts/:slug' : 'GET /api/posts'}, with its ETag`,
    paths: [path],
    headers: { 'if-none-match': (await fetch(url + path)).headers.get('etag') ?? '' },
    status: 304,
  });
  return [
    { name: 'GET /api/health', paths: ['/api/health'] },
    { name: 'GET /api/posts', paths: [firstPage] },
    await unchanged(firstPage),
    { name: 'GET /api/posts/:slug', paths: [post] },
    await unchanged(post),
    {
      name: 'GET /api/posts/:slug, with a token',
      paths: [post],
      headers: { authorization: `Bearer ${token}` },
    },
    { name: 'GET /api/posts/:slug/related', paths: [`${post}/related`] },
    { name: 'GET /api/search, always the same', paths: searches.slice(0, 1) },
    { name: `GET /api/search, ${SEARCHES} in turns`, paths: searches.slice(0, SEARCHES) },
    { name: 'GET /api/tags', paths: ['/api/tags'] },
    { name: 'GET /feed.xml', paths: ['/feed.xml'] },
    { name: 'GET /sitemap.xml', paths: ['/sitemap.xml'] },
  ];
}

async function measure(cases: readonly Case[], connections: number): Promise<string> {
  const figures = cases.map((subject) => ({
    subject,
    rates: [] as number[],
    p50s: [] as number[],
    p99s: [] as number[],
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { subject, rates, p50s, p99s } of figures) {
      const { requests, latency } = await load(subject, connections, SECONDS_PER_ROUND);
      rates.push(requests.average);
      p50s.push(latency.p50);
      p99s.push(latency.p99);
    }
  }
  const yardstick = median(figures[0]?.rates ?? []);
  return [
    `## Warm, ${connections} connections, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(
      ['what', 'requests/s', 'of empty', 'p50 ms', 'p99 ms'],
      figures.map(({ subject, rates, p50s, p99s }) => [
        subject.name,
        Math.round(median(rates)),
        (median(rates) / yardstick).toFixed(2),
        median(p50s),
        median(p99s),
      ]),
    ),
  ].join('\n\n');
}

async function load(
  { name, url, paths, headers = {}, status = 200 }: Case,
  connections: number,
  seconds: number,
): Promise<autocannon.Result> {
  let sent = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      { setupRequest: (request) => ({ ...request, path: paths[sent++ % paths.length] ?? '', headers }) },
    ],
  });
  const others = Object.keys(result.statusCodeStats ?? {}).filter((code) => code !== String(status));
  if (others.length > 0 || result.errors > 0) {
    throw new Error(
      `${name}: answers with ${others.join(', ') || 'no other status'}, ${result.errors} errors`,
    );
  }
  return result;
}

async function logIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: SEED_USER, password: SEED_PASSWORD }),
  });
  if (response.status !== 200) throw new Error(`a login was answered with ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
