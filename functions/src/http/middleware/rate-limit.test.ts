import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import express, { type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { deriveMac } from '../../shared/index.js';
import { Clients } from '../clients.js';
import { LIMITS, type LimiterName } from './limits.js';
import { problemHandler } from './problem.js';
import { createLimiters, whereTokenIsSent, type StoreFactory } from './rate-limit.js';

const clients = new Clients(deriveMac('a secret of the test', 'ip'), 0);
const logger = { log: () => undefined };
const closers: (() => void)[] = [];

afterEach(() => {
  jest.restoreAllMocks();
  for (const close of closers.splice(0)) close();
});

function middlewareOf(name: LimiterName, storeFor: StoreFactory = () => undefined) {
  const clock = { now: () => new Date(Date.now()) };
  return createLimiters({ scale: 1, clients, storeFor, clock, logger })(name).middleware;
}

/** What express-rate-limit itself would do. */
function libraryOf(name: LimiterName): RequestHandler[] {
  return LIMITS[name].map((policy) =>
    rateLimit({
      identifier: policy.name,
      windowMs: policy.windowMs,
      limit: policy.limit,
      keyGenerator: (req) => clients.of(req).limitKey,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
    }),
  );
}

/** Asks a server with these before its answer. */
async function serve(handlers: readonly RequestHandler[]) {
  const app = express();
  app.get('/', ...handlers, (_req, res) => {
    res.end();
  });
  app.use(problemHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return async (headers: Record<string, string> = {}) => {
    const { status, headers: answered } = await fetch(url, { headers });
    const [limits, policies] = [answered.get('ratelimit'), answered.get('ratelimit-policy')];
    return { status, limits, policies, retryAfter: answered.get('retry-after') };
  };
}

test.each(['write', 'login', 'public-read'] as const)(
  'the limit %s is told, and refuses, as by express-rate-limit',
  async (name) => {
    // At the beginning of a window of the clock, which lasts.
    jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 4, 1));
    const [ours, theirs] = [await serve(middlewareOf(name)), await serve(libraryOf(name))];
    const isOver = LIMITS[name][0].limit < 10;
    for (let hit = 1; hit <= 7; hit += 1) {
      const answer = await ours();
      expect(answer).toEqual(await theirs());
      expect(answer.status).toBe(isOver && hit > 5 ? 429 : 200);
    }
  },
);

describe('where hits can not be counted', () => {
  const failing: StoreFactory = () => ({
    init: () => Promise.reject(new Error('no connection')),
    increment: () => Promise.reject(new Error('no connection')),
    decrement: () => Promise.resolve(),
    resetKey: () => undefined,
  });

  test('what guards secrets is refused, the rest passes without a word of it', async () => {
    expect(await (await serve(middlewareOf('login', failing)))()).toMatchObject({
      status: 503,
      retryAfter: '5',
    });
    expect(await (await serve(middlewareOf('read', failing)))()).toMatchObject({ status: 200, limits: null });
  });

  test('it is refused to requests with a token as well, where those alone are counted', async () => {
    const ask = await serve(middlewareOf('login', failing).map(whereTokenIsSent));
    expect(await ask({ Authorization: 'Bearer x' })).toMatchObject({ status: 503 });
    expect(await ask()).toMatchObject({ status: 200 });
  });
});
