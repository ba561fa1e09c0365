import { EventEmitter, on, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import type { Once } from '../idempotency/index.js';
import { currentContext, type Logger } from '../platform/index.js';
import { deriveMac, STAFF } from '../shared/index.js';
import { Clients } from './clients.js';
import { problemHandler } from './middleware/problem.js';
import { requestContext } from './middleware/request-context.js';
import { readUpload } from './request-body.js';
import type { Repeats } from './repeats.js';
import { defineRoute, type Route } from './route.js';
import { formBody, jsonBody } from './route-body.js';
import { NO_COST } from './route-cost.js';
import { createRouter } from './router.js';

const POLICY = { summary: 'A route', access: 'public', limiter: 'none', cost: NO_COST } as const;
const ANSWER = { answer: { body: z.string() } };

/** Remembers none. */
const NO_KEYS = { onceFor: (): Once => (make) => make(null), keyOfContent: () => '' };

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Line {
  readonly level: string;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly [field: string]: unknown;
}

const pass: RequestHandler = (_req, _res, next) => {
  next();
};

/** A server of the routes, and what they have logged. */
async function serve(...routes: Route[]) {
  const lines: Line[] = [];
  const logged = new EventEmitter();
  const logger: Logger = {
    log: (level, message, fields) => {
      lines.push({ level, message, requestId: currentContext()?.requestId, ...fields });
      logged.emit('line', message);
    },
  };
  /** Waits for a line to come whose message begins so. */
  const nextLine = async (beginning: string) => {
    for await (const args of on(logged, 'line'))
      if (String((args as unknown[])[0]).startsWith(beginning)) return;
  };
  const app = express();
  app.use(requestContext(new Clients(deriveMac('a secret of the test', 'ip'), 0)));
  app.use(createRouter(routes, { ofPath: () => pass, ofRoute: () => [] }, { logger, keys: NO_KEYS }));
  app.use(problemHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const ask = (path: string, init?: RequestInit) => fetch(origin + path, { redirect: 'manual', ...init });
  return { ask, lines, nextLine };
}

describe('a handler that takes longer than it may', () => {
  const AFTERWARDS = 'handler ';

  type Slow = { readonly method: 'get' | 'patch' } | { readonly method: 'post'; readonly repeats: Repeats };

  /** A route whose handler ends when it is told to, and with what. */
  function slowRoute(methodAndRepeats: Slow = { method: 'post', repeats: 'refused' }) {
    const work = Promise.withResolvers<undefined>();
    const route = defineRoute({
      ...POLICY,
      ...ANSWER,
      ...methodAndRepeats,
      path: '/slow',
      timeoutMs: 1,
      handle: async ({ res }) => {
        await work.promise;
        res.json('done');
      },
    });
    return { route, work };
  }

  const KEY = { 'Idempotency-Key': 'key-1' };

  test.each([
    [{ method: 'get' }, {}, 'Nothing was changed'],
    [{ method: 'post', repeats: 'refused' }, {}, 'look before you send it again'],
    [{ method: 'post', repeats: 'by-key' }, {}, 'look before you send it again'],
    [{ method: 'post', repeats: 'by-key' }, KEY, 'send it again with the same Idempotency-Key'],
    [{ method: 'post', repeats: 'harmless' }, {}, 'send it again, which does no harm'],
    [{ method: 'post', repeats: 'new-tokens' }, {}, 'send it again for tokens of your own'],
    // A key that the route does not know keeps nothing from being done twice.
    [{ method: 'post', repeats: 'refused' }, KEY, 'look before you send it again'],
    [{ method: 'patch' }, KEY, 'look before you send it again'],
  ] satisfies [Slow, Record<string, string>, string][])(
    'of %j, with the headers %j, is answered 503, which says what may have been done',
    async (slow, headers, words) => {
      const { route, work } = slowRoute(slow);
      const { ask } = await serve(route);
      const answer = await ask('/slow', { method: slow.method.toUpperCase(), headers });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(words) });
      work.resolve(undefined);
    },
  );

  /** The lines about a slow handler that ends as `end` says, once it has, of a request with an id. */
  async function linesAfter(end: (work: PromiseWithResolvers<undefined>) => void) {
    const { route, work } = slowRoute();
    const { ask, lines, nextLine } = await serve(route);
    await ask('/slow', { method: 'POST', headers: { 'X-Request-Id': 'request-1' } });
    expect(lines.filter(({ message }) => message.startsWith(AFTERWARDS))).toEqual([]);
    const logged = nextLine(AFTERWARDS);
    end(work);
    await logged;
    return lines.filter(({ message }) => message.startsWith(AFTERWARDS));
  }

  test('and then ends is in the log once, under the id of its request, with how long it took', async () => {
    expect(
      await linesAfter(({ resolve }) => {
        resolve(undefined);
      }),
    ).toEqual([
      {
        level: 'warn',
        message: 'handler ended after its deadline',
        requestId: 'request-1',
        duration_ms: expect.any(Number),
      },
    ]);
  });

  test('and then fails is in the log once, with its causes', async () => {
    const cause = new Error('the network is gone');
    const error = new Error('the database is gone', { cause });
    expect(
      await linesAfter(({ reject }) => {
        reject(error);
      }),
    ).toEqual([
      expect.objectContaining({
        level: 'error',
        message: 'handler failed after its deadline: internal',
        requestId: 'request-1',
        error: 'the database is gone',
        cause: expect.objectContaining({ error: 'the network is gone' }),
      }),
    ]);
  });

  test('and is then refused is no fault of ours', async () => {
    const refusal = new AppError({ code: 'stale-version', message: 'Somebody was faster.' });
    expect(
      await linesAfter(({ reject }) => {
        reject(refusal);
      }),
    ).toEqual([
      expect.objectContaining({
        level: 'warn',
        message: 'handler failed after its deadline: stale-version',
        error: 'Somebody was faster.',
      }),
    ]);
  });

  test('in time is not in the log', async () => {
    const { ask, lines } = await serve(
      defineRoute({
        ...POLICY,
        ...ANSWER,
        method: 'get',
        path: '/',
        handle: ({ res }) => void res.json('done'),
      }),
    );
    expect((await ask('/')).status).toBe(200);
    expect(lines).toEqual([]);
  });
});

describe('a plain form', () => {
  const route = defineRoute({
    ...POLICY,
    method: 'post',
    repeats: 'harmless',
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

  test('holds as many characters as JSON does, whatever their script', async () => {
    const name = '免'.repeat(10_000);
    const body = new URLSearchParams({ name, consent: 'on' }).toString();
    expect(await send(body)).toEqual({ status: 200, body: { name, consent: 'on' } });
  });

  test('that is refused leads to its page with the headers of the refusal', async () => {
    const headers = { 'Retry-After': '5', Connection: 'close' };
    const tooSlow = () => Promise.reject(new AppError({ code: 'unavailable', message: 'slow', headers }));
    const { ask } = await serve(
      defineRoute({
        ...POLICY,
        ...ANSWER,
        method: 'post',
        repeats: 'harmless',
        path: '/form',
        body: { ...formBody(z.strictObject({})), read: tooSlow },
        refusalPage: () => '/refused#unavailable',
        handle: () => undefined,
      }),
    );
    const answer = await ask('/form', { method: 'post', body: 'a=b', headers: { 'Content-Type': FORM } });
    expect(answer.status).toBe(303);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      location: '/refused#unavailable',
      'cache-control': 'no-store',
      'retry-after': '5',
      connection: 'close',
    });
  });

  test('has the line breaks that its sender typed', async () => {
    expect(await send('name=a%0D%0Ab&consent=on')).toMatchObject({ body: { name: 'a\nb' } });
  });

  test.each(['name=%ff&consent=on', 'name=%ED%A0%80&consent=on', 'name=%&consent=on'])(
    'that is not UTF-8, %s, is refused as JSON is',
    async (body) => {
      expect(await send(body)).toMatchObject({ status: 400 });
    },
  );

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
        repeats: 'harmless',
        path: '/json',
        body: jsonBody(z.unknown()),
        handle: ({ res }) => void res.json('done'),
      }),
    );
    const answer = await ask('/json', { method: 'post', body: 'a=b', headers: { 'Content-Type': FORM } });
    expect(answer.status).toBe(415);
  });
});

test('a body of another form needs no more than a way to read it', async () => {
  const { ask } = await serve(
    defineRoute({
      ...POLICY,
      method: 'post',
      repeats: 'harmless',
      path: '/parts',
      body: {
        mediaTypes: ['multipart/form-data'],
        schema: undefined,
        maxBytes: 1_000,
        isFile: true,
        read: async (req) => [
          ...(
            await new Response(
              new Uint8Array(await readUpload(req, ['multipart/form-data'], { maxBytes: 1_000 })),
              {
                headers: { 'Content-Type': req.get('content-type') ?? '' },
              },
            ).formData()
          ).keys(),
        ],
      },
      answer: { body: z.array(z.string()) },
      handle: ({ body, res }) => void res.json(body),
    }),
  );
  const parts = new FormData();
  parts.set('title', 'A picture');
  parts.set('file', new Blob(['bytes']), 'picture.png');
  const answer = await ask('/parts', { method: 'POST', body: parts });
  expect(await answer.json()).toEqual(['title', 'file']);
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

describe('a parameter that the route does not know', () => {
  const listRoute = (policy: Pick<Route, 'access'> & { readonly needsFreshLogin?: boolean }) =>
    defineRoute({
      ...POLICY,
      ...(policy as { access: 'public' }),
      method: 'get',
      path: '/list',
      query: z.object({ limit: z.string().optional() }),
      answer: { body: z.unknown() },
      handle: ({ query, res }) => void res.json(query),
    });

  test.each(['public', 'optional'] as const)('is dropped where access is %s', async (access) => {
    const { ask } = await serve(listRoute({ access }));
    const answer = await ask('/list?limit=5&utm_source=mail&utm_source=x&__proto__=x');
    expect([answer.status, await answer.json()]).toEqual([200, { limit: '5' }]);
  });

  test('is refused where a role is needed', async () => {
    const { ask } = await serve(listRoute({ access: STAFF, needsFreshLogin: false }));
    const answer = await ask('/list?limit=5&page=2');
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({
        errors: [{ pointer: '/page', detail: 'is not a parameter of this route; it has limit' }],
      }),
    ]);
  });
});

/** All that a route has to say. */
const WHOLE = {
  ...POLICY,
  ...ANSWER,
  method: 'get',
  path: '/whole',
  handle: () => undefined,
} as const;

function without<K extends keyof typeof WHOLE>(part: K): Omit<typeof WHOLE, K> {
  const copy = { ...WHOLE };
  Reflect.deleteProperty(copy, part);
  return copy;
}

test('what leaves a part of its policy out, or says what can not be, does not compile', () => {
  const undefinable = [
    // @ts-expect-error It says who may call it.
    () => defineRoute(without('access')),
    // @ts-expect-error It says which limit counts it.
    () => defineRoute(without('limiter')),
    // @ts-expect-error It says what it costs.
    () => defineRoute(without('cost')),
    // @ts-expect-error It says what it answers.
    () => defineRoute(without('answer')),
    // @ts-expect-error For accounts, it says whether it needs a fresh login.
    () => defineRoute({ ...WHOLE, access: STAFF }),
    // @ts-expect-error For everyone there is no login to be fresh.
    () => defineRoute({ ...WHOLE, needsFreshLogin: true }),
    // @ts-expect-error Nor where a token is optional.
    () => defineRoute({ ...WHOLE, access: 'optional', needsFreshLogin: true }),
    // @ts-expect-error A POST says what comes of it when it is sent again.
    () => defineRoute({ ...WHOLE, method: 'post' }),
    // @ts-expect-error The other methods say so themselves.
    () => defineRoute({ ...WHOLE, repeats: 'by-key' }),
    // @ts-expect-error No such role.
    () => defineRoute({ ...WHOLE, access: ['owner'], needsFreshLogin: false }),
  ];
  expect(undefinable).toHaveLength(10);
  expect(defineRoute({ ...WHOLE, access: STAFF, needsFreshLogin: true })).toMatchObject({
    name: 'GET /whole',
    access: ['admin', 'editor'],
    needsFreshLogin: true,
  });
});
