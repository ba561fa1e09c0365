/** Both ways to an answer, prepared and normal, in one process and on one cache, byte by byte. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { createApp } from '../../src/app.js';
import type { LogFields } from '../../src/platform/index.js';
import { CHECK_INTERVAL_MS } from '../../src/platform/read-cache.js';
import { call, LOGINS, SEED_PASSWORD, type Grant } from '../support/http/api.js';
import { ROUTES } from '../support/http/routes.js';
import { postsClient } from '../support/posts/posts.js';
import { createServices, type Services } from '../support/suite/services.js';

const PREPARED_ROUTES = ROUTES.filter(({ isPrepared }) => isPrepared);

let app: App;
/** How far the instance's clock, which stands, is ahead, in ms: no look for changes comes due while a busy machine answers. */
let aheadMs = 0;
const beganAt = Date.now();
let services: Services;
let lines: LogFields[] = [];
/** How many of the requests at `both` were answered at once. */
let prepared = 0;
const servers: Server[] = [];
let normalPort: number;
let bothPort: number;
/** What paths have of a post that is there. */
let parameters: Readonly<Record<string, string>>;

beforeAll(async () => {
  app = initializeApp({ projectId: `demo-firefolio-${randomUUID().slice(0, 8)}` }, randomUUID());
  services = createServices({ now: () => new Date(beganAt + aheadMs) }, getFirestore(app), {
    requestLines: { add: (fields) => lines.push(fields) },
  });
  const normal = createApp(services);
  normalPort = await serve(normal);
  bothPort = await serve((req, res) => {
    if (services.prepared.send(req, res)) prepared += 1;
    else normal(req, res);
  });
  const list = JSON.parse(bodyOf(await ask(normalPort, '/api/posts?limit=1'))) as {
    posts: { slug: string; tags: string[]; author: { id: string }; published_at: string }[];
  };
  const [post] = list.posts;
  const [year = '', month = ''] = post?.published_at.split('-') ?? [];
  parameters = {
    slug: post?.slug ?? '',
    tag: post?.tags[0] ?? '',
    id: post?.author.id ?? '',
    number: '1',
    year,
    month,
  };
  const content = {
    title: 'Of the same slug',
    slug: parameters['slug'],
    contentMd: '',
    excerpt: null,
    status: 'published',
  } as const;
  for (const { service } of [services.content.pages, services.content.projects])
    await service.create(content, { id: 'ada', name: 'Ada' });
});

afterAll(async () => {
  for (const server of servers) server.close();
  await deleteApp(app);
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole answer as it came over the wire, without its date. */
async function ask(port: number, path: string, { method = 'GET', headers = {} }: Ask = {}): Promise<string> {
  const sent = { Host: 'site.test', Connection: 'close', 'X-Request-Id': 'both-ways-1', ...headers };
  const head = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(port, '127.0.0.1');
  socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
  return (await text(socket)).replace(/^Date: .*\r\n/m, '').replace(/^(RateLimit: .*?; r=)\d+/m, '$1');
}

const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4);
const statusOf = (answer: string) => Number(answer.split(' ')[1]);
const etagOf = (answer: string) => /^ETag: (.*)\r$/m.exec(answer)?.[1] ?? '';

/** An address of a route that nobody has asked for. */
function newAddress(pattern: string, query = ''): string {
  const path = pattern.replaceAll(/:(\w+)/g, (_parameter, name: string) => parameters[name] ?? '');
  const needed = pattern === '/api/search' ? '&q=firebase' : '';
  return `${path}?probe=${randomUUID()}${needed}${query}`;
}

/** What both ways give, and whether the second was prepared; asked for before, so that it may be. */
async function bothWays(path: string, request: Ask = {}) {
  const plain = await ask(normalPort, path);
  const before = prepared;
  const normal = await ask(normalPort, path, request);
  const both = await ask(bothPort, path, request);
  const isPrepared = prepared > before;
  // And whatever was asked, who asks for nothing special gets what he got before.
  expect(await ask(bothPort, path)).toBe(plain);
  return { normal, both, isPrepared };
}

test('who asks for Markdown is led there, though the page is prepared', async () => {
  const path = newAddress('/posts/:slug');
  // The second may ask whether anything has changed.
  for (let asked = 0; asked < 2; asked += 1) await ask(bothPort, path);
  const before = prepared;
  expect(statusOf(await ask(bothPort, path))).toBe(200);
  expect(prepared).toBe(before + 1);
  expect(statusOf(await ask(bothPort, path, { headers: { Accept: 'text/markdown' } }))).toBe(302);
  expect(prepared).toBe(before + 1);
});

test('the routes of what everybody may read are prepared, and no others', () => {
  expect(PREPARED_ROUTES.map(({ name }) => name).sort()).toEqual([
    'GET /',
    'GET /.well-known/jwks.json',
    'GET /:slug',
    'GET /:slug.md',
    'GET /api/authors',
    'GET /api/authors/:id',
    'GET /api/health',
    'GET /api/openapi.json',
    'GET /api/pages',
    'GET /api/pages/:slug',
    'GET /api/posts',
    'GET /api/posts/:slug',
    'GET /api/posts/:slug/open-graph',
    'GET /api/posts/:slug/related',
    'GET /api/projects',
    'GET /api/projects/:slug',
    'GET /api/robots',
    'GET /api/search',
    'GET /api/settings',
    'GET /api/tags',
    'GET /archive',
    'GET /archive/:year',
    'GET /archive/:year/:month',
    'GET /atom.xml',
    'GET /authors',
    'GET /authors/:id',
    'GET /contact',
    'GET /contact/refused',
    'GET /contact/sent',
    'GET /feed.json',
    'GET /feed.xml',
    'GET /llms.txt',
    'GET /posts',
    'GET /posts/:slug',
    'GET /posts/:slug.md',
    'GET /projects',
    'GET /projects/:slug',
    'GET /projects/:slug.md',
    'GET /search',
    'GET /sitemap.xml',
    'GET /sitemaps/:number.xml',
    'GET /tags',
    'GET /tags/:tag',
    'GET /theme.css',
  ]);
});

/** What a request may have besides, and whether it is answered at once all the same. */
const CONDITIONS: readonly [what: string, isPrepared: boolean, request: (etag: string) => Ask][] = [
  ['nothing', true, () => ({})],
  ['the method HEAD', true, () => ({ method: 'HEAD' })],
  ['its ETag', true, (etag) => ({ headers: { 'If-None-Match': etag } })],
  ['its ETag and HEAD', true, (etag) => ({ method: 'HEAD', headers: { 'If-None-Match': etag } })],
  [
    'its ETag and no-cache',
    true,
    (etag) => ({ headers: { 'If-None-Match': etag, 'Cache-Control': 'no-cache' } }),
  ],
  ['another ETag', true, () => ({ headers: { 'If-None-Match': '"other"' } })],
  ['an empty ETag', true, () => ({ headers: { 'If-None-Match': '' } })],
  ['its ETag, weak', false, (etag) => ({ headers: { 'If-None-Match': `W/${etag}` } })],
  ['a list with its ETag', false, (etag) => ({ headers: { 'If-None-Match': `"other", ${etag}` } })],
  ['any ETag', false, () => ({ headers: { 'If-None-Match': '*' } })],
  ['a date', false, () => ({ headers: { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' } })],
  ['a foreign origin', true, () => ({ headers: { Origin: 'https://elsewhere.example' } })],
  ["the site's origin", true, () => ({ headers: { Origin: 'https://site.test' } })],
  ['cookies', true, () => ({ headers: { Cookie: '__session=abc; theme=dark' } })],
  ['an encoding it accepts', true, () => ({ headers: { 'Accept-Encoding': 'gzip, br' } })],
  ['a language', true, () => ({ headers: { 'Accept-Language': 'de' } })],
  ['a range', true, () => ({ headers: { Range: 'bytes=0-3' } })],
  ['an id of its own that is none', true, () => ({ headers: { 'X-Request-Id': 'a b' } })],
  ['a body', false, () => ({ headers: { 'Content-Length': '0' } })],
  ['a body that is too long', false, () => ({ headers: { 'Content-Length': '9999999' } })],
  ['a compressed body', false, () => ({ headers: { 'Content-Encoding': 'gzip' } })],
];

describe.each(PREPARED_ROUTES)('$name', ({ pattern }) => {
  test.each(CONDITIONS)('with %s is the same both ways', async (_what, isPrepared, requestFor) => {
    const path = newAddress(pattern);
    const etag = etagOf(await ask(normalPort, path));
    const ways = await bothWays(path, requestFor(etag));
    const ids = /^X-Request-Id: [\w-]{36}\r\n/m;
    expect(ways.both.replace(ids, '')).toBe(ways.normal.replace(ids, ''));
    expect(ways.isPrepared).toBe(isPrepared);
  });

  test.each(['Bearer bad', 'Basic abc'])('with the token %j is the same both ways', async (token) => {
    const { normal, both, isPrepared } = await bothWays(newAddress(pattern), {
      headers: { Authorization: token },
    });
    expect(both).toBe(normal);
    if (pattern === '/api/posts/:slug') expect([statusOf(both), isPrepared]).toEqual([401, false]);
  });

  test('writes the same line both ways', async () => {
    const path = newAddress(pattern);
    await ask(normalPort, path);
    lines = [];
    await bothWays(path);
    const [, normal, both] = lines.map((line) => ({ ...line, duration_ms: 0 }));
    expect(Object.keys(both ?? {})).toEqual(Object.keys(normal ?? {}));
    expect(both).toEqual(normal);
  });
});

describe('an answer is not given again', () => {
  /** Whether a request is answered at once. */
  const isPrepared = async (path: string) => {
    const before = prepared;
    await ask(bothPort, path);
    return prepared > before;
  };

  test('when it is time to ask whether something has changed, and is after that', async () => {
    const path = newAddress('/api/posts');
    await ask(normalPort, path);
    await ask(normalPort, path);
    expect(await isPrepared(path)).toBe(true);
    aheadMs += CHECK_INTERVAL_MS;
    expect([await isPrepared(path), await isPrepared(path)]).toEqual([false, true]);
  });

  test('after a write through the instance', async () => {
    const url = `http://127.0.0.1:${String(normalPort)}`;
    const login = { email: LOGINS.editor, password: SEED_PASSWORD };
    const grant = await call<Grant>('/api/auth/login', { method: 'POST', body: login, baseUrl: url });
    const [list, feed, health] = [
      newAddress('/api/posts'),
      newAddress('/feed.xml'),
      newAddress('/api/health'),
    ];
    for (const path of [list, feed, health]) await bothWays(path);
    const editor = postsClient(grant.body.access_token, url);
    const post = await editor.givenPublished({ title: 'Written just now' });
    expect([await isPrepared(list), await isPrepared(feed), await isPrepared(health)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(bodyOf(await ask(bothPort, list))).toContain('Written just now');
    await bothWays(list);
    await editor.act(post.id, 'unpublish');
    expect(bodyOf(await ask(bothPort, list))).not.toContain('Written just now');
  });

  test('for other fields, and of a preview', async () => {
    const path = newAddress('/api/posts', '&fields=title');
    const { normal, both, isPrepared: isAtOnce } = await bothWays(path);
    expect([both, isAtOnce]).toEqual([normal, true]);
    expect(await isPrepared(path.replace('=title', '=slug'))).toBe(false);
    const preview = newAddress('/api/posts/:slug', '&preview=none');
    for (let times = 0; times < 3; times += 1) expect(await isPrepared(preview)).toBe(false);
  });
});

test("an answer at the function's own address is none for another path of the same letters", async () => {
  const atFunction = { headers: { Host: 'us-central1-site.cloudfunctions.net' } };
  for (const [path, other] of [
    ['/api/health', '/health'],
    ['/api/.well-known/jwks.json', '/.well-known/jwks.json'],
  ] as const) {
    await ask(bothPort, path);
    await ask(bothPort, other);
    expect(statusOf(await ask(bothPort, path))).toBe(path === '/api/health' ? 200 : 404);
    expect(statusOf(await ask(bothPort, other, atFunction))).toBe(other === '/health' ? 404 : 200);
    expect(statusOf(await ask(bothPort, path))).toBe(path === '/api/health' ? 200 : 404);
  }
});
