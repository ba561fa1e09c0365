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
  /** Whether (c) is asked too. */
  readonly isGuarded?: boolean;
  /** How many clients ask in turns, by the address that a proxy tells; one when absent. */
  readonly clients?: number;
}

/** What the visitors' table tells of every kind of request. */
const HEAD = [
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

/** The servers that are compared, and the file from which the yardsticks answer. */
export interface ThroughputServers {
  readonly api: DeployedFunction;
  /** (b) in the report: Express alone. */
  readonly plain: DeployedFunction;
  /** (c): Express with helmet, cors and a limiter. */
  readonly guarded: DeployedFunction;
  /** (d): Express alone that reads two documents first. */
  readonly reading: DeployedFunction;
  /** What the yardsticks answer. */
  readonly answersFile: string;
}

/** What a server needed for one kind of request. */
interface Figures {
  readonly processorMs: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * The API beside yardsticks that answer the same from memory. In turns, round by round, so that a slow moment of the machine
 * hits all alike; what warms a server up does not count.
 *
 * @returns the section of the report
 */
export async function benchThroughput(servers: ThroughputServers, visits: Visits): Promise<string> {
  const api = await startFunction(servers.api, { path: '/api/health' });
  const running = [api];
  try {
    const subjects = subjectsFor(visits);
    const paths = new Set(subjects.flatMap((subject) => subject.paths));
    writeFileSync(servers.answersFile, JSON.stringify(await answersOf(api.url, paths)));
    const plain = await startFunction(servers.plain, { path: '/' });
    running.push(plain);
    const guarded = await startFunction(servers.guarded, { path: '/' });
    running.push(guarded);
    const sections: string[] = [];
    for (const connections of CONNECTIONS)
      sections.push(await measure({ api, plain, guarded }, subjects, connections));
    // Before anybody logs in: hashes and their connections have memory of their own.
    sections.push(memoryOf({ api, plain }), NOTE);
    const token = await logIn(api.url);
    const env = { ...servers.reading.env, PLAIN_DOCUMENTS: JSON.stringify(documentsOf(token)) };
    const reading = await startFunction({ ...servers.reading, env }, { path: '/' });
    running.push(reading);
    sections.push(await measureWithToken({ api, plain, reading }, visits, token));
    return sections.join('\n\n');
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

const NOTE =
  '(b) is an Express function that answers the same object with `res.json`, (c) the same with helmet, cors and ' +
  'express-rate-limit. Processor time is that of the server process alone. On the same work (a page of ten posts; one run of ' +
  '2026-11-22, SQLite) Flask took 1.8 × (b), Ghost 10, Strapi 16, Directus 16 to 20.';

function subjectsFor({ firstPage, slugs, searches }: Visits): Subject[] {
  const post = postPath(slugs.post);
  return [
    { name: 'GET /api/health', paths: ['/api/health'] },
    { name: 'GET /api/posts', paths: [firstPage], isGuarded: true },
    { name: `GET /api/posts, of ${CLIENTS} clients`, paths: [firstPage], clients: CLIENTS },
    { name: 'GET /api/posts, with its ETag', paths: [firstPage], isUnchanged: true },
    { name: 'GET /api/posts/:slug', paths: [post] },
    { name: 'GET /api/posts/:slug, with its ETag', paths: [post], isUnchanged: true },
    { name: 'GET /api/posts/:slug/related', paths: [`${post}/related`] },
    { name: 'GET /api/search, always the same', paths: searches.slice(0, 1) },
    { name: `GET /api/search, ${SEARCHES} in turns`, paths: searches.slice(0, SEARCHES) },
    { name: 'GET /api/tags', paths: ['/api/tags'] },
    { name: 'GET /, the front page', paths: ['/'] },
    { name: 'GET /posts/:slug, the page of a post', paths: [`/posts/${slugs.post}`] },
    { name: 'GET /feed.xml', paths: ['/feed.xml'] },
    { name: 'GET /sitemap.xml', paths: ['/sitemap.xml'] },
  ];
}

function postPath(slug: string): string {
  return `/api/posts/${slug}`;
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

async function measure(
  { api, plain, guarded }: Readonly<Record<'api' | 'plain' | 'guarded', RunningFunction>>,
  subjects: readonly Subject[],
  connections: number,
): Promise<string> {
  const rows = [];
  for (const subject of subjects) {
    const servers = subject.isGuarded ? [api, plain, guarded] : [api, plain];
    const [ours, theirs, withGuards] = await compare(servers, subject, connections);
    rows.push([
      subject.name,
      ours.processorMs.toFixed(3),
      theirs.processorMs.toFixed(3),
      (ours.processorMs / theirs.processorMs).toFixed(2),
      withGuards ? (ours.processorMs / withGuards.processorMs).toFixed(2) : '',
      Math.round(ours.perSecond),
      Math.round(theirs.perSecond),
      ours.p50,
      ours.p99,
      (ours.p99 / theirs.p99).toFixed(2),
    ]);
  }
  return [
    `## Warm, ${connections} connections: processor time a request, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(HEAD, rows),
  ].join('\n\n');
}

/** What checking who asks takes besides the reads that it needs, which (d) makes too. */
async function measureWithToken(
  { api, plain, reading }: Readonly<Record<'api' | 'plain' | 'reading', RunningFunction>>,
  { slugs }: Visits,
  token: string,
): Promise<string> {
  const subject = { name: 'GET /api/posts/:slug, with a token', paths: [postPath(slugs.post)], token };
  const rows = [];
  for (const connections of CONNECTIONS) {
    const [ours, alone, read] = await compare([api, plain, reading], subject, connections);
    const besides = ours.processorMs - ((read?.processorMs ?? NaN) - alone.processorMs);
    rows.push([
      connections,
      ours.processorMs.toFixed(3),
      (read?.processorMs ?? NaN).toFixed(3),
      alone.processorMs.toFixed(3),
      besides.toFixed(3),
      (besides / alone.processorMs).toFixed(2),
      Math.round(ours.perSecond),
      ours.p50,
      ours.p99,
    ]);
  }
  return [
    `## Warm, ${subject.name}: processor time a request, medians of ${ROUNDS} × ${SECONDS_PER_ROUND} s`,
    formatTable(
      ['connections', 'ms each', '(d)', '(b)', 'besides reading', 'of (b)', 'a second', 'p50 ms', 'p99 ms'],
      rows,
    ),
    'A token costs 2 reads in 1 round trip for each request. (d) is (b) with the same two documents read before it answers: ' +
      'besides reading is what is left of a request without (d) − (b).',
  ].join('\n\n');
}

/** What the check of an access token reads. */
function documentsOf(token: string): string[] {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const { jti, sub } = JSON.parse(payload) as { jti: string; sub: string };
  return [`token_blacklist/${jti}`, `users/${sub}`];
}

/** Medians for each server, in their order. */
async function compare(
  servers: readonly RunningFunction[],
  subject: Subject,
  connections: number,
): Promise<[Figures, Figures, Figures?]> {
  const rounds = servers.map(() => [] as Figures[]);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [place, server] of servers.entries()) {
      const before = readProcessorTime(server.pid) ?? NaN;
      const { requests, latency } = await load(server, subject, connections);
      if (round === 0) continue; // warms up
      rounds[place]?.push({
        processorMs: ((readProcessorTime(server.pid) ?? NaN) - before) / requests.total,
        perSecond: requests.average,
        p50: latency.p50,
        p99: latency.p99,
      });
    }
  }
  return rounds.map(mediansOf) as [Figures, Figures, Figures?];
}

function mediansOf(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures) => median(rounds.map((figures) => figures[name]));
  return { processorMs: of('processorMs'), perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
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

function memoryOf({ api, plain }: Readonly<Record<'api' | 'plain', RunningFunction>>): string {
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
