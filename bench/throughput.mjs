/**
 * Requests per second and latency of a warm instance.
 */
import autocannon from 'autocannon';
import { SEED_PASSWORD, SEED_USER } from './lib/accounts.mjs';
import { formatTable, median } from './lib/figures.mjs';
import { startFunction } from './lib/servers.mjs';

const ROUNDS = 3;
const CONNECTIONS = [32, 128];
const SECONDS_PER_ROUND = 3;

/** How many different searches take turns. */
const SEARCHES = 200;

/**
 * In turns, round by round, so that a slow moment of the machine hits all alike.
 * @param {object} api how to start the API; see startFunction
 * @param {object} empty how to start the yardstick
 * @param {import('./lib/visits.mjs').Visits} visits
 * @returns {Promise<string>} the section of the report
 */
export async function benchThroughput(api, empty, visits) {
  const running = new Map();
  for (const server of [empty, api])
    running.set(server, await startFunction({ ...server, path: '/api/health' }));
  try {
    const subjects = await subjectsFor(running.get(api).url, visits);
    const cases = [
      { name: 'empty Express function', url: running.get(empty).url, paths: ['/'] },
      ...subjects.map((subject) => ({ ...subject, url: running.get(api).url })),
    ];
    for (const subject of cases) await load(subject, CONNECTIONS[0], 1); // warm up
    const sections = [];
    for (const connections of CONNECTIONS) sections.push(await measure(cases, connections));
    return [...sections, NOTE].join('\n\n');
  } finally {
    for (const { stop } of running.values()) await stop();
  }
}

const NOTE =
  'A token costs 2 reads in 1 round trip to the emulator for each request, on the same processors; without one a warm ' +
  'instance answers from memory. Requests with an ETag are answered with 304.';

async function subjectsFor(url, { firstPage, slug, searches }) {
  const post = `/api/posts/${slug}`;
  const token = await logIn(url);
  const unchanged = async (path) => ({
    name: `${path === post ? 'GET /api/posts/:slug' : 'GET /api/posts'}, with its ETag`,
    paths: [path],
    headers: { 'if-none-match': (await fetch(url + path)).headers.get('etag') },
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

async function measure(cases, connections) {
  const figures = cases.map(() => ({ rates: [], p50s: [], p99s: [] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, subject] of cases.entries()) {
      const { requests, latency } = await load(subject, connections, SECONDS_PER_ROUND);
      figures[index].rates.push(requests.average);
      figures[index].p50s.push(latency.p50);
      figures[index].p99s.push(latency.p99);
    }
  }
  const yardstick = median(figures[0].rates);
  return [
    `## Warm, ${connections} connections, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(
      ['what', 'requests/s', 'of empty', 'p50 ms', 'p99 ms'],
      figures.map(({ rates, p50s, p99s }, index) => [
        cases[index].name,
        Math.round(median(rates)),
        (median(rates) / yardstick).toFixed(2),
        median(p50s),
        median(p99s),
      ]),
    ),
  ].join('\n\n');
}

async function load({ name, url, paths, headers = {}, status = 200 }, connections, seconds) {
  let sent = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, path: paths[sent++ % paths.length], headers }) }],
  });
  const others = Object.keys(result.statusCodeStats).filter((code) => code !== String(status));
  if (others.length > 0 || result.errors > 0) {
    throw new Error(
      `${name}: answers with ${others.join(', ') || 'no other status'}, ${result.errors} errors`,
    );
  }
  return result;
}

async function logIn(url) {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: SEED_USER, password: SEED_PASSWORD }),
  });
  if (response.status !== 200) throw new Error(`a login was answered with ${response.status}`);
  return (await response.json()).access_token;
}
