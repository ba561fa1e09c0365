/**
 * What a request costs a warm instance: processor time, requests a second, latency, memory.
 */
import { writeFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { SEED_PASSWORD, SEED_USER } from './lib/accounts.ts';
import { formatTable, median } from './lib/figures.ts';
import { readPeakMemory, readProcessorTime } from './lib/processes.ts';
import { startFunction, type DeployedFunction, type RunningFunction } from './lib/servers.ts';
import type { Visits } from './lib/visits.ts';

const ROUNDS = 5;
const CONNECTIONS = [32, 128];
/** Whole ones: autocannon stops at those. */
const SECONDS_PER_ROUND = 2;

/** More than an instance remembers. */
const CLIENTS = 12_000;

/** How many different searches take turns. */
const SEARCHES = 200;

/** A kind of request. */
interface Subject {
  readonly name: string;
  /** In turns. */
  readonly paths: readonly string[];
  readonly token?: string;
  /** Whether the client has the answer already: 304. */
  readonly isUnchanged?: boolean;
  /** How many clients ask in turns, by the address that a proxy tells; one when absent. */
  readonly clients?: number;
}

/** The servers that are compared, and the file from which the yardsticks answer. */
export interface ThroughputServers {
  readonly api: DeployedFunction;
  /** (b) in the report: Express alone. */
  readonly plain: DeployedFunction;
  /** (c): Express with helmet, cors and a limiter. */
  readonly guarded: DeployedFunction;
  readonly answersFile: string;
}

/** What a server needed for one kind of request, a figure for each round. */
interface Figures {
  readonly processorMs: number[];
  readonly perSecond: number[];
  readonly p50: number[];
  readonly p99: number[];
}

/**
 * The API beside yardsticks that answer the same from memory. In turns, round by round, so that a slow moment of the machine
 * hits all alike; what warms a server up does not count.
 *
 * @returns the section of the report
 */
export async function benchThroughput(servers: ThroughputServers, visits: Visits): Promise<string> {
  const api = await startFunction(servers.api, { path: '/api/health' });
  const subjects = await subjectsFor(api.url, visits);
  const paths = new Set(subjects.flatMap((subject) => subject.paths));
  writeFileSync(servers.answersFile, JSON.stringify(await answersOf(api.url, paths)));
  const plain = await startFunction(servers.plain, { path: '/' });
  const guarded = await startFunction(servers.guarded, { path: '/' });
  try {
    const sections: string[] = [];
    for (const connections of CONNECTIONS)
      sections.push(await measure({ api, plain, guarded }, subjects, connections));
    return [...sections, memoryOf({ api, plain }), NOTE].join('\n\n');
  } finally {
    await Promise.all([api.stop(), plain.stop(), guarded.stop()]);
  }
}

const NOTE =
  '(b) is an Express function that answers the same object with `res.json`, (c) the same with helmet, cors and ' +
  'express-rate-limit. Processor time is that of the server process alone. A token costs 2 reads in 1 round trip to the ' +
  'emulator for each request, on the same processors. On the same work (a page of ten posts; one run of 2026-11-22, SQLite) ' +
  'Flask took 1.8 × (b), Ghost 10, Strapi 16, Directus 16 to 20.';

async function subjectsFor(url: string, { firstPage, slug, searches }: Visits): Promise<Subject[]> {
  const post = `/api/posts/${slug}`;
  return [
    { name: 'GET /api/health', paths: ['/api/health'] },
    { name: 'GET /api/posts', paths: [firstPage] },
    { name: `GET /api/posts, of ${CLIENTS} clients`, paths: [firstPage], clients: CLIENTS },
    { name: 'GET /api/posts, with its ETag', paths: [firstPage], isUnchanged: true },
    { name: 'GET /api/posts/:slug', paths: [post] },
    { name: 'GET /api/posts/:slug, with its ETag', paths: [post], isUnchanged: true },
    { name: 'GET /api/posts/:slug, with a token', paths: [post], token: await logIn(url) },
    { name: 'GET /api/posts/:slug/related', paths: [`${post}/related`] },
    { name: 'GET /api/search, always the same', paths: searches.slice(0, 1) },
    { name: `GET /api/search, ${SEARCHES} in turns`, paths: searches.slice(0, SEARCHES) },
    { name: 'GET /api/tags', paths: ['/api/tags'] },
    { name: 'GET /feed.xml', paths: ['/feed.xml'] },
    { name: 'GET /sitemap.xml', paths: ['/sitemap.xml'] },
  ];
}

async function answersOf(url: string, paths: ReadonlySet<string>): Promise<object> {
  const answers: Record<string, { type: string; body: unknown }> = {};
  for (const path of paths) {
    const response = await fetch(url + path);
    if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    answers[path] = { type, body: type.includes('json') ? JSON.parse(text) : text };
  }
  return answers;
}

type Running = Record<'api' | 'plain' | 'guarded', RunningFunction>;

async function measure(running: Running, subjects: readonly Subject[], connections: number): Promise<string> {
  const rows = [];
  for (const subject of subjects) {
    const { api, plain, guarded } = await compare(running, subject, connections);
    const times = (of: Figures) => median(api.processorMs) / median(of.processorMs);
    rows.push([
      subject.name,
      median(api.processorMs).toFixed(3),
      median(plain.processorMs).toFixed(3),
      times(plain).toFixed(2),
      times(guarded).toFixed(2),
      Math.round(median(api.perSecond)),
      Math.round(median(plain.perSecond)),
      median(api.p50),
      median(api.p99),
      (median(api.p99) / median(plain.p99)).toFixed(2),
    ]);
  }
  const head = [
    'what',
    'ms each',
    '(b)',
    'of (b)',
    'of (c)',
    'a second',
    '(b)',
    'p50 ms',
    'p99 ms',
    'p99 of (b)',
  ];
  return [
    `## Warm, ${connections} connections: processor time a request, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(head, rows),
  ].join('\n\n');
}

async function compare(
  running: Running,
  subject: Subject,
  connections: number,
): Promise<Record<keyof Running, Figures>> {
  const names = ['api', 'plain', 'guarded'] as const;
  const empty = (): Figures => ({ processorMs: [], perSecond: [], p50: [], p99: [] });
  const figures = { api: empty(), plain: empty(), guarded: empty() };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const { pid } = running[name];
      const before = readProcessorTime(pid) ?? NaN;
      const { requests, latency } = await load(running[name], subject, connections);
      if (round === 0) continue; // warms up
      figures[name].processorMs.push(((readProcessorTime(pid) ?? NaN) - before) / requests.total);
      figures[name].perSecond.push(requests.average);
      figures[name].p50.push(latency.p50);
      figures[name].p99.push(latency.p99);
    }
  }
  return figures;
}

async function load(
  { url }: RunningFunction,
  { name, paths, token, isUnchanged = false, clients = 1 }: Subject,
  connections: number,
): Promise<autocannon.Result> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (isUnchanged) headers['if-none-match'] = (await fetch(url + (paths[0] ?? ''))).headers.get('etag') ?? '';
  let sent = 0;
  const result = await autocannon({
    url,
    connections,
    duration: SECONDS_PER_ROUND,
    requests: [
      {
        setupRequest: (request) => {
          sent += 1;
          const client = sent % clients;
          return {
            ...request,
            path: paths[sent % paths.length] ?? '',
            headers: {
              ...headers,
              'x-forwarded-for': `10.${client >> 16}.${(client >> 8) & 255}.${client & 255}`,
            },
          };
        },
      },
    ],
  });
  const status = isUnchanged ? '304' : '200';
  const others = Object.keys(result.statusCodeStats ?? {}).filter((code) => code !== status);
  if (others.length > 0 || result.errors > 0) {
    throw new Error(
      `${name}: answers with ${others.join(', ') || 'no other status'}, ${result.errors} errors`,
    );
  }
  return result;
}

function memoryOf({ api, plain }: Pick<Running, 'api' | 'plain'>): string {
  const [ours, theirs] = [readPeakMemory(api.pid), readPeakMemory(plain.pid)];
  if (ours === null || theirs === null) return '';
  return `Peak memory under all this load: ${ours.toFixed(0)} MiB, ${(ours / theirs).toFixed(2)} of (b).`;
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
