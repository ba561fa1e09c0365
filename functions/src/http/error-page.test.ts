import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { AppError } from '../errors/index.js';
import { rememberErrorPage, type ErrorPage } from './error-page.js';
import { notFound, problemHandler, refusalStatusOf } from './middleware/problem.js';
import { NO_COST } from './route-cost.js';
import { PUBLIC_READ } from './route-policy.js';
import { defineRoute } from './route.js';
import { createRouter } from './router.js';

const AWAY = new AppError({ code: 'not-found', message: 'not here' });

let moves: ErrorPage['findMoved'];
let write: ErrorPage['write'];
let asked: string[];
/** What the log has of the last request. */
let logged: number | undefined;

const sitePage: ErrorPage = {
  findMoved: (path) => {
    asked.push(path);
    return moves(path);
  },
  write: (error) => write(error),
};

const common = { method: 'get', ...PUBLIC_READ, cost: NO_COST, answer: {}, handle: () => undefined } as const;
const routes = [
  defineRoute({ ...common, path: '/posts/:slug.md', summary: 'No page' }),
  defineRoute({ ...common, path: '/posts/:slug', summary: 'A page', errorPage: sitePage }),
  defineRoute({ ...common, path: '/api/posts/:slug', summary: 'For programs' }),
].map((route) => ({ ...route, handle: () => Promise.reject(AWAY) }));

const closers: (() => void)[] = [];
let url = '';

beforeAll(async () => {
  const logger = { log: () => undefined };
  const guard: express.RequestHandler = (_req, _res, next) => {
    next();
  };
  const app = express().use((_req, res, next) => {
    res.once('finish', () => (logged = refusalStatusOf(res)));
    next();
  });
  app.use(rememberErrorPage(sitePage));
  app.use(
    createRouter(routes, { ofPath: () => guard, ofRoute: () => [] }, { logger, keys: undefined as never }),
  );
  app.use(notFound, problemHandler(logger));
  const server = createServer(app).listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  for (const close of closers) close();
});

beforeEach(() => {
  moves = () => Promise.resolve(null);
  write = ({ code }) => Promise.resolve(`<h1>${code}</h1>`);
  [asked, logged] = [[], undefined];
});

async function ask(path: string, method = 'GET') {
  const { status, headers } = await fetch(url + path, { method, redirect: 'manual' });
  const type = headers.get('content-type')?.split(';')[0] ?? null;
  return { status, type, to: headers.get('location') };
}

describe('what is not there', () => {
  test.each(['/nowhere/at/all', '/posts/x'])('is a page for people: %s', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, type: 'text/html' });
    expect([asked, logged]).toEqual([[path], 404]);
  });

  test('is a problem document where the route has no pages, and for programs, of which nothing moves', async () => {
    for (const path of ['/posts/x.md', '/api/posts/x', '/api/nowhere', '/.well-known/x'])
      expect(await ask(path)).toMatchObject({ status: 404, type: 'application/problem+json' });
    expect(asked).toEqual(['/posts/x.md']);
  });

  test('is a page where the address can not be read', async () => {
    expect(await ask('/posts/%E0%A4%A')).toMatchObject({ status: 400, type: 'text/html' });
  });

  test('is asked for once by who reads, and by nobody else', async () => {
    await ask('/nowhere', 'POST');
    expect(asked).toEqual([]);
    await ask('/nowhere', 'HEAD');
    expect(asked).toEqual(['/nowhere']);
  });
});

describe('what has moved', () => {
  test.each(['/nowhere', '/posts/x', '/posts/x.md'])('is led to from %s, and is no refusal', async (path) => {
    moves = () => Promise.resolve({ to: '/new', status: 301 });
    expect(await ask(path)).toMatchObject({ status: 301, to: '/new' });
    expect(logged).toBeUndefined();
  });

  test.each([
    ['/new', '?a=1&b=%20', '/new?a=1&b=%20'],
    ['/new#part', '?a=1', '/new?a=1#part'],
    ['https://elsewhere.example/new', '?a=1', 'https://elsewhere.example/new?a=1'],
    ['/new?own=1#part', '?a=1', '/new?own=1#part'],
    ['/new', '?', '/new'],
  ])('%s with %s is at %s', async (to, query, whole) => {
    moves = () => Promise.resolve({ to, status: 308 });
    expect((await ask(`/old${query}`)).to).toBe(whole);
  });
});

test('where nobody can say whether it has moved, it is 503 and not 404', async () => {
  moves = () => Promise.reject(new AppError({ code: 'unavailable', message: 'down' }));
  expect(await ask('/nowhere')).toMatchObject({ status: 503, type: 'text/html' });
  expect(logged).toBe(503);
  expect(await ask('/posts/x.md')).toMatchObject({ status: 503, type: 'application/problem+json' });
});

test('a page that can not be written is a problem document', async () => {
  write = () => Promise.reject(new Error('broken'));
  expect(await ask('/nowhere')).toMatchObject({ status: 404, type: 'application/problem+json' });
});
