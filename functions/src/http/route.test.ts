import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { z } from 'zod';
import type { Logger } from '../platform/index.js';
import { deriveMac } from '../shared/index.js';
import { problemHandler } from './middleware/problem.js';
import { requestContext } from './middleware/request-context.js';
import { createRouter, defineRoute, type Route } from './route.js';
import { formBody, jsonBody } from './route-body.js';
import { NO_COST } from './route-cost.js';

const POLICY = { summary: 'A route', access: 'public', limiter: 'none', cost: NO_COST } as const;
const ANSWER = { answer: { body: z.string() } };

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server of the routes, and what they have logged. */
async function serve(...routes: Route[]) {
  const lines: { level: string; message: string; [field: string]: unknown }[] = [];
  const logger: Logger = { log: (level, message, fields) => lines.push({ level, message, ...fields }) };
  const app = express();
  app.use(requestContext(deriveMac('a secret of the test', 'ip')));
  app.use(createRouter(routes, () => [], logger));
  app.use(problemHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const ask = (path: string, init?: RequestInit) => fetch(origin + path, { redirect: 'manual', ...init });
  return { ask, lines };
}

describe('a handler that takes longer than it may', () => {
  /** A route whose handler ends when it is told to, and with what. */
  function slowRoute(method: 'get' | 'post') {
    const work = Promise.withResolvers<undefined>();
    const ended = Promise.withResolvers<undefined>();
    const route = defineRoute({
      ...POLICY,
      ...ANSWER,
      method,
      path: '/slow',
      timeoutMs: 1,
      handle: async ({ res }) => {
        try {
          await work.promise;
        } finally {
          setImmediate(ended.resolve, undefined);
        }
        res.json('done');
      },
    });
    return { route, work, ended: ended.promise };
  }

  test.each([
    ['get', {}, 'Nothing was changed'],
    ['post', {}, 'look before you send it again'],
    ['post', { 'Idempotency-Key': 'key-1' }, 'send it again with the same Idempotency-Key'],
  ] as const)(
    'by %s with %j is answered 503, which says what may have been done',
    async (method, headers, words) => {
      const { route, work } = slowRoute(method);
      const { ask } = await serve(route);
      const answer = await ask('/slow', { method, headers });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(words) });
      work.resolve(undefined);
    },
  );

  test('and then ends is in the log once, with how long it took', async () => {
    const { route, work, ended } = slowRoute('post');
    const { ask, lines } = await serve(route);
    await ask('/slow', { method: 'post' });
    work.resolve(undefined);
    await ended;
    expect(lines.filter(({ message }) => message.startsWith('handler'))).toEqual([
      { level: 'warn', message: 'handler ended after its deadline', duration_ms: expect.any(Number) },
    ]);
  });

  test('and then fails is in the log with its cause', async () => {
    const { route, work, ended } = slowRoute('post');
    const { ask, lines } = await serve(route);
    await ask('/slow', { method: 'post' });
    work.reject(new Error('the database is gone'));
    await ended;
    expect(lines.filter(({ message }) => message.startsWith('handler'))).toEqual([
      expect.objectContaining({
        level: 'error',
        message: 'handler failed after its deadline',
        error: 'the database is gone',
      }),
    ]);
  });
});

describe('a plain form', () => {
  const route = defineRoute({
    ...POLICY,
    method: 'post',
    path: '/form',
    body: formBody(z.strictObject({ name: z.string().min(1), consent: z.literal('on') })),
    answer: { body: z.unknown() },
    handle: ({ body, res }) => {
      res.json(body);
    },
  });
  const FORM = 'application/x-www-form-urlencoded';
  const send = async (body: string, type = FORM) => {
    const { ask } = await serve(route);
    const answer = await ask('/form', { method: 'post', body, headers: { 'Content-Type': type } });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  test('is parsed by its schema', async () => {
    expect(await send('name=Ada+L%C3%B6v&consent=on')).toEqual({
      status: 200,
      body: { name: 'Ada Löv', consent: 'on' },
    });
  });

  test.each([
    ['a field twice', 'name=a&name=b&consent=on', '/name'],
    ['a field too many', 'name=a&consent=on&role=admin', '/role'],
    ['a field of objects', 'name=a&consent=on&__proto__=x', '/__proto__'],
    ['nothing', '', '/name'],
  ])('with %s is refused by the field', async (_what, body, pointer) => {
    const answer = await send(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });

  test('in another charset is refused', async () => {
    expect(await send('name=a&consent=on', `${FORM}; charset=latin1`)).toMatchObject({ status: 415 });
  });

  test('is refused as JSON, and JSON as a form', async () => {
    expect(await send('{"name":"a","consent":"on"}', 'application/json')).toMatchObject({ status: 415 });
    const { ask } = await serve(
      defineRoute({
        ...POLICY,
        ...ANSWER,
        method: 'post',
        path: '/json',
        body: jsonBody(z.unknown()),
        handle: ({ res }) => void res.json('done'),
      }),
    );
    const answer = await ask('/json', { method: 'post', body: 'a=b', headers: { 'Content-Type': FORM } });
    expect(answer.status).toBe(415);
  });
});

describe('an answer', () => {
  test('may be a page that differs by request headers, or lead to another', async () => {
    const { ask } = await serve(
      defineRoute({
        ...POLICY,
        method: 'get',
        path: '/page',
        varies: ['Accept-Language', 'Cookie'],
        answer: { body: z.string(), contentType: 'text/html' },
        handle: ({ res }) => void res.type('html').send('<!doctype html><p>Hello'),
      }),
      defineRoute({
        ...POLICY,
        method: 'get',
        path: '/old',
        answer: { status: 303, headers: ['Location'] },
        handle: ({ res }) => {
          res.redirect(303, '/page');
        },
      }),
    );
    const page = await ask('/page');
    expect([page.headers.get('vary'), page.headers.get('content-type')]).toEqual([
      'Accept-Language, Cookie',
      'text/html; charset=utf-8',
    ]);
    const old = await ask('/old');
    expect([old.status, old.headers.get('location')]).toEqual([303, '/page']);
  });
});

// What leaves a part of its policy out, or says what can't be, does not compile.
// @ts-expect-error A route for accounts says whether it needs a fresh login.
defineRoute({ ...POLICY, ...ANSWER, method: 'get', path: '/a', access: ['admin'], handle: () => undefined });
// @ts-expect-error Of a route for everyone there is no login to be fresh.
defineRoute({
  ...POLICY,
  ...ANSWER,
  method: 'get',
  path: '/b',
  needsFreshLogin: true,
  handle: () => undefined,
});
