/**
 * Requests per second and latency of a warm instance.
 */
import autocannon from 'autocannon';
import { SEED_PASSWORD, SEED_USER } from './lib/accounts.mjs';
import { formatTable, median } from './lib/figures.mjs';
import { startFunction } from './lib/servers.mjs';

const ROUNDS = 3;
const CONNECTIONS = 32;
const SECONDS_PER_ROUND = 5;

/** A seed post with code, lists and a table. */
const SLUG = 'what-an-etag-promises';

/**
 * In turns, round by round, so that a slow moment of the machine hits all alike.
 * @param {object} api how to start the API; see startFunction
 * @param {object} empty how to start the yardstick
 * @returns {Promise<string>} the section of the report
 */
export async function benchThroughput(api, empty) {
  const running = new Map();
  for (const server of [empty, api])
    running.set(server, await startFunction({ ...server, path: '/api/health' }));
  try {
    const token = await logIn(running.get(api).url);
    const post = `/api/posts/${SLUG}`;
    const subjects = [
      { name: 'empty Express function', server: empty, path: '/' },
      { name: 'GET /api/health', server: api, path: '/api/health' },
      { name: 'GET /api/posts', server: api, path: '/api/posts' },
      { name: 'GET /api/posts/:slug', server: api, path: post },
      {
        name: 'the same, with a token',
        server: api,
        path: post,
        headers: { authorization: `Bearer ${token}` },
      },
    ].map((subject) => ({ ...subject, rates: [], p50s: [], p99s: [] }));
    for (const subject of subjects) await load(subject, running, 1); // warm up
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const subject of subjects) {
        const result = await load(subject, running, SECONDS_PER_ROUND);
        subject.rates.push(result.requests.average);
        subject.p50s.push(result.latency.p50);
        subject.p99s.push(result.latency.p99);
      }
    }
    return report(subjects);
  } finally {
    for (const { stop } of running.values()) await stop();
  }
}

function report(subjects) {
  const yardstick = median(subjects[0].rates);
  return [
    `## Warm, ${CONNECTIONS} connections, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(
      ['what', 'requests/s', 'of empty', 'p50 ms', 'p99 ms'],
      subjects.map(({ name, rates, p50s, p99s }) => [
        name,
        Math.round(median(rates)),
        (median(rates) / yardstick).toFixed(2),
        median(p50s),
        median(p99s),
      ]),
    ),
    'A token costs 2 reads in 1 round trip to the emulator for each request, on the same processors; without one a warm ' +
      'instance answers from memory.',
  ].join('\n\n');
}

async function load({ name, server, path, headers }, running, seconds) {
  const { url } = running.get(server);
  const result = await autocannon({
    url: `${url}${path}`,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
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
