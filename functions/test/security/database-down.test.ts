/** A process with a database of its own, which is not there. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createAccount,
  logIn,
  logOut,
  readProfile,
  refresh,
  tryLogin,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Answer, type Grant } from '../support/http/api.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';

/** The function's timeoutSeconds is 30: then the platform answers in its own words. */
const LIMIT_MS = 25_000;

let account: Account;
let grant: Grant;

beforeAll(async () => {
  account = await createAccount({ role: 'admin' });
  grant = await logIn(account);
});

/** Something that holds a port without being a database: closed at once, or accepting and never answering. */
async function brokenDatabase(kind: 'closed' | 'silent'): Promise<{ host: string; stop: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  if (kind === 'closed') stop();
  return { host: `127.0.0.1:${String(address.port)}`, stop };
}

const requests: Record<string, (baseUrl: string) => Promise<Answer<unknown>>> = {
  'GET /api/auth/profile': (baseUrl) => readProfile(grant.access_token, { baseUrl }),
  'GET /admin/api/posts': (baseUrl) => call('/admin/api/posts', { token: grant.access_token, baseUrl }),
  'GET /api/posts/:slug with a token': (baseUrl) =>
    call('/api/posts/x', { token: grant.access_token, baseUrl }),
  'POST /api/auth/logout': (baseUrl) => logOut(grant.access_token, { baseUrl }),
  'POST /api/auth/refresh': (baseUrl) => refresh(grant.refresh_token, { baseUrl }),
  'POST /api/auth/login': (baseUrl) => tryLogin(account, { baseUrl }),
};

/** An instance on a broken database, which all requests are sent to at once. */
interface Stranded {
  readonly api: RunningFunction;
  readonly answers: Promise<(readonly [name: string, answer: Answer<unknown> | null])[]>;
  /** Of a page of the site. */
  readonly page: Promise<Answer<unknown> | null>;
  readonly stop: () => Promise<void>;
}

async function strand(kind: 'closed' | 'silent'): Promise<Stranded> {
  const database = await brokenDatabase(kind);
  const api = await startFunction({ FIRESTORE_EMULATOR_HOST: database.host });
  const sent = Object.entries(requests).map(async ([name, send]) => {
    const answer = await Promise.race([send(api.url), delay(LIMIT_MS, null, { ref: false })]);
    return [name, answer] as const;
  });
  const answers = Promise.all(sent);
  answers.catch(() => undefined); // its test tells
  const page = Promise.race([call('/posts/x', { baseUrl: api.url }), delay(LIMIT_MS, null, { ref: false })]);
  page.catch(() => undefined);
  return {
    api,
    answers,
    page,
    stop: async () => {
      await api.stop();
      database.stop();
    },
  };
}

const KINDS = ['closed', 'silent'] as const;
let stranded: Record<(typeof KINDS)[number], Stranded>;

// Both at once, since each request waits for its deadline.
beforeAll(async () => {
  const [closed, silent] = await Promise.all(KINDS.map(strand));
  if (!closed || !silent) throw new Error('no instances');
  stranded = { closed, silent };
});

afterAll(() => Promise.all(Object.values(stranded).map(({ stop }) => stop())));

describe.each(KINDS)('a database whose port is %s', (kind) => {
  test('every request that needs it answers 503, before the platform ends the request', async () => {
    const answers = await stranded[kind].answers;
    const statuses = answers.map(([name, answer]) => [name, answer?.status ?? 'no answer']);
    expect(statuses).toEqual(Object.keys(requests).map((name) => [name, 503]));
    for (const [, answer] of answers) {
      if (!answer) continue;
      expectProblem(answer, 503);
      expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    }
  });

  test('a page of the site is one that says so', async () => {
    const page = await stranded[kind].page;
    expect(page).toMatchObject({
      status: 503,
      body: expect.stringContaining('The site has a problem just now'),
    });
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(page?.headers.get('cache-control')).toBe('no-store');
  });

  test('what needs no database is answered', async () => {
    const { api } = stranded[kind];
    expect(await call('/api/health', { baseUrl: api.url })).toMatchObject({ status: 200 });
    expect(await call('/.well-known/jwks.json', { baseUrl: api.url })).toMatchObject({ status: 200 });
    expectProblem(await readProfile('bad', { baseUrl: api.url }), 401);
    expect(api.isRunning()).toBe(true);
  });
});
