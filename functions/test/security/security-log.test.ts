/** All that a process prints is looked at, past the logger too. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { ROUTES } from '../support/http/routes.js';
import { apiFetch, call } from '../support/http/api.js';
import { canaryRequests, newCanary, secretsOf, type CanaryRequest } from '../support/http/canaries.js';
import { linesOf, logLines, newRequestId, requestLine, type LogLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { endPauses } from '../support/queues/pauses.js';
import { scenarioOf, signIn } from '../support/scenarios/index.js';
import { waitFor } from '../support/wait-for.js';

const ALLOWED_ORIGIN = 'https://portfolio.example.com';
const SITE_URL = process.env['SITE_URL'] ?? '';

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000', CORS_ORIGINS: ALLOWED_ORIGIN });
});

afterAll(() => api.stop());

interface Sent {
  readonly requestId: string;
  readonly status: number;
  readonly body: unknown;
  readonly cookies: readonly string[];
}

/** Sends a request under an id of its own. */
async function send({ method, path, headers, body }: Omit<CanaryRequest, 'what'>, to = api): Promise<Sent> {
  const requestId = newRequestId();
  const response = await apiFetch(`${to.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, 'X-Request-Id': requestId },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return {
    requestId,
    status: response.status,
    body: isJson ? (JSON.parse(text) as unknown) : text,
    cookies: response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(/[=;]/)[1] ?? '')
      .filter((value) => value !== ''),
  };
}

/** The one line of a request that was sent; that it is one and whole is part of every test. */
async function wholeLineOf({ requestId, status }: Sent, from = api): Promise<LogLine> {
  const line = await requestLine(from, requestId);
  expect(linesOf(from, requestId).filter(({ message }) => message === 'request')).toHaveLength(1);
  const count = expect.any(Number) as unknown;
  expect(line).toEqual({
    severity: 'INFO',
    message: 'request',
    request_id: requestId,
    method: expect.stringMatching(/^[A-Z]+$/) as unknown,
    route: expect.stringMatching(/^(?:\/.*|\(none\))$/) as unknown,
    status,
    duration_ms: count,
    user_id: line['user_id'] === null ? null : (expect.stringMatching(/^[\w-]{10,40}$/) as unknown),
    firestore_reads: count,
    firestore_writes: count,
    firestore_round_trips: count,
    ...('limiter_reads' in line && {
      limiter_reads: count,
      limiter_writes: count,
      limiter_round_trips: count,
    }),
  });
  return line;
}

/** Asserts that nothing of all that a function has printed holds one of these secrets, or a canary. */
function expectNone(secrets: readonly string[], from: RunningFunction): void {
  const printed = from.output();
  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
  expect(printed.split('\n').filter((line) => line.includes('canary'))).toEqual([]);
}

/** The lines of a security event that a request has caused, once the request is over. */
async function eventsOf(sent: Sent, event: string): Promise<LogLine[]> {
  await wholeLineOf(sent);
  return linesOf(api, sent.requestId).filter(({ message }) => message === event);
}

describe.each(ROUTES)('$name', (route) => {
  test('has one line for each request, and no secret is in the log', async () => {
    const request = await scenarioOf(route.name)();
    const secrets = [
      ...secretsOf(request.body, true),
      ...(request.token === undefined ? [] : [request.token]),
    ];
    for (const { answerer = 'app', ...canary } of canaryRequests(route, request)) {
      const sent = await send(canary);
      if (canary.what === 'as it should be') expect(sent).toMatchObject({ status: request.status });
      else expect({ what: canary.what, status: sent.status }).not.toMatchObject({ status: 500 });
      secrets.push(...secretsOf(sent.body, false), ...sent.cookies);
      if (answerer === 'app') await wholeLineOf(sent);
    }
    expectNone(secrets, api);
  });
});

test('the tokens of a login by cookie are not in the log either', async () => {
  const { account } = await signIn();
  const { email, password } = account;
  const headers = { 'Content-Type': 'application/json' };
  const login = await send({
    method: 'POST',
    path: '/api/auth/login',
    headers,
    body: JSON.stringify({ email, password, transport: 'cookie' }),
  });
  expect(login).toMatchObject({ status: 200 });
  const [session = '', csrfToken = ''] = login.cookies;
  const refreshed = await send({
    method: 'POST',
    path: '/api/auth/refresh',
    headers: { ...headers, Cookie: `__session=${session}`, 'X-CSRF-Token': decodeURIComponent(csrfToken) },
    body: '{}',
  });
  expect(refreshed).toMatchObject({ status: 200 });
  const refused = await send({
    method: 'POST',
    path: '/api/auth/refresh',
    headers: { ...headers, Cookie: `__session=${session}`, 'X-CSRF-Token': newCanary() },
    body: '{}',
  });
  expect(await eventsOf(refused, 'authz_fail')).toHaveLength(1);
  const secrets = [login, refreshed].flatMap((sent) => [...sent.cookies, ...secretsOf(sent.body, false)]);
  expect(secrets.length).toBeGreaterThan(4);
  expectNone(secrets, api);
});

describe('authz_fail', () => {
  test('tells who asked for what without the role for it', async () => {
    const { account, token } = await signIn('user');
    const sent = await send({
      method: 'POST',
      path: `/admin/api/posts/${newCanary()}/publish`,
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(sent.status).toBe(403);
    expect(await eventsOf(sent, 'authz_fail')).toEqual([
      expect.objectContaining({
        severity: 'WARNING',
        user_id: account.id,
        method: 'POST',
        route: '/admin/api/posts/:id/publish',
      }),
    ]);
    expect(await wholeLineOf(sent)).toMatchObject({ user_id: account.id, status: 403 });
  });

  test('is not said of those who are allowed, or not logged in', async () => {
    const { token } = await signIn('editor');
    for (const headers of [{ Authorization: `Bearer ${token}` }, {}]) {
      const sent = await send({ method: 'GET', path: '/admin/api/posts', headers });
      expect(await eventsOf(sent, 'authz_fail')).toEqual([]);
    }
  });
});

describe('input_validation_fail', () => {
  const headers = { 'Content-Type': 'application/json' };
  const contact = { method: 'POST', path: '/api/contact', headers };

  test('names the refused fields, but not those that the client made up', async () => {
    const body = JSON.stringify({
      name: 1,
      email: 'no address',
      message: 'x',
      [newCanary()]: 1,
      [newCanary()]: 2,
    });
    const sent = await send({ ...contact, body });
    expect(sent.status).toBe(422);
    const [event, ...others] = await eventsOf(sent, 'input_validation_fail');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      severity: 'WARNING',
      user_id: null,
      ip_hash: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      method: 'POST',
      route: '/api/contact',
    });
    expect(event?.['fields']).toEqual(expect.arrayContaining(['/name', '/email', '/(unknown)']));
    expect(new Set(event?.['fields'] as string[]).size).toBe((event?.['fields'] as string[]).length);
  });

  test.each([
    { what: 'a body that is no text', request: { ...contact, body: '{"name":"\\ud800"}' }, fields: [] },
    {
      what: 'a query',
      request: { method: 'GET', path: '/api/posts?limit=x', headers: {} },
      fields: ['/limit'],
    },
    {
      what: 'a forged cursor',
      request: { method: 'GET', path: '/api/posts?cursor=x', headers: {} },
      fields: [],
    },
  ])('is said of $what', async ({ request, fields }) => {
    const sent = await send(request);
    expect([400, 422]).toContain(sent.status);
    expect(await eventsOf(sent, 'input_validation_fail')).toMatchObject([{ fields }]);
  });

  test('does not grow with what the client sends', async () => {
    const many = Object.fromEntries(Array.from({ length: 200 }, () => [newCanary(), newCanary()]));
    const sent = await send({ ...contact, body: JSON.stringify(many) });
    const [event] = await eventsOf(sent, 'input_validation_fail');
    expect(JSON.stringify(event).length).toBeLessThan(1_000);
  });
});

describe('malicious_cors', () => {
  const from = (origin: string) =>
    send({ method: 'GET', path: '/api/ready', headers: { Origin: origin, 'User-Agent': 'a browser' } });

  test.each([
    ['https://thief.example:8443', 'thief.example:8443'],
    [`${ALLOWED_ORIGIN}.thief.example`, 'portfolio.example.com.thief.example'],
    [`https://user:secret@${'a.'.repeat(200)}example/path?token=secret`, 'a.'.repeat(50)],
    ['null', 'null'],
    ['no origin', '(none)'],
  ])('tells of the origin %s', async (origin, originHost) => {
    expect(await eventsOf(await from(origin), 'malicious_cors')).toEqual([
      expect.objectContaining({
        severity: 'WARNING',
        origin_host: originHost,
        method: 'GET',
        user_agent: 'a browser',
        ip_hash: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      }),
    ]);
  });

  test('is not said of who reads what is public', async () => {
    const request = { method: 'GET', path: '/api/posts', headers: { Origin: 'https://elsewhere.example' } };
    expect(await eventsOf(await send(request), 'malicious_cors')).toEqual([]);
  });

  test.each([ALLOWED_ORIGIN, SITE_URL])('is not said of %s', async (origin) => {
    expect(await eventsOf(await from(origin), 'malicious_cors')).toEqual([]);
  });
});

test('nothing that a client sends begins a line of the log or adds a field to one', async () => {
  const forged = '{"severity":"CRITICAL","message":"forged"}';
  const breaks = ['%0d%0a', '%0a', '%e2%80%a8', '%c2%85', '%00%0a', '%22%7d%0a'];
  for (const lineBreak of breaks) {
    const text = `${lineBreak}${encodeURIComponent(forged)}`;
    for (const path of [`/api/posts/x${text}`, `/api/${text}`, `/api/posts?limit=${text}`]) {
      await requestLine(api, (await send({ method: 'GET', path, headers: {} })).requestId);
    }
  }
  const asLatin1 = (text: string) => Buffer.from(text).toString('latin1');
  for (const value of [
    `x\u2028${forged}`,
    `x\u0085${forged}`,
    `x\t${forged}`,
    `","message":"forged","x":"`,
  ]) {
    const headers = { 'User-Agent': asLatin1(value), Origin: asLatin1(value), Referer: asLatin1(value) };
    const sent = await send({ method: 'GET', path: '/api/ready', headers });
    expect(await eventsOf(sent, 'malicious_cors')).toHaveLength(1);
  }
  const badId = await call('/api/health', {
    headers: { 'X-Request-Id': `x","a":"${forged}` },
    baseUrl: api.url,
  });
  await requestLine(api, badId.headers.get('x-request-id') ?? 'none');
  expect(
    logLines(api).filter(({ severity, message }) => severity === 'CRITICAL' || message === 'forged'),
  ).toEqual([]);
  expect(api.output()).not.toMatch(/^.{0,3}\{"severity":"CRITICAL"/m);
});

describe('while the database says nothing', () => {
  let silent: Server;
  let stuck: RunningFunction;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    silent = createServer((socket) => sockets.add(socket.on('error', () => undefined))).listen(
      0,
      '127.0.0.1',
    );
    await once(silent, 'listening');
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const host = `127.0.0.1:${String(address.port)}`;
    stuck = await startFunction({ RATE_LIMIT_SCALE: '1000', FIRESTORE_EMULATOR_HOST: host });
  });

  afterAll(async () => {
    await stuck.stop();
    silent.close();
    for (const socket of sockets) socket.destroy();
  });

  test('what is logged of the failures has no secret', async () => {
    const secrets: string[] = [];
    // Each may hash a password, for which only so many wait.
    const atOnce = pLimit(8);
    const prepare = async ({ name, method }: (typeof ROUTES)[number]) => {
      const { path, token, body } = await atOnce(scenarioOf(name));
      secrets.push(...secretsOf(body, true), ...(token === undefined ? [] : [token]));
      const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
      const headers = { 'Content-Type': 'application/json', ...authorization };
      return { method, path, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    };
    const ofQueues = ({ name }: (typeof ROUTES)[number]) => name.includes('/queues');
    await endPauses();
    const requests = await Promise.all(ROUTES.filter((route) => !ofQueues(route)).map(prepare));
    // What prepares these pauses a queue, for whose work the others wait.
    requests.push(...(await Promise.all(ROUTES.filter(ofQueues).map(prepare))));
    const answers = await Promise.all(requests.map((request) => send(request, stuck)));
    for (const sent of answers) await wholeLineOf(sent, stuck);
    expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(answers.length / 2);
    expect(logLines(stuck).some(({ message }) => message === 'request failed: unavailable')).toBe(true);
    expectNone(secrets, stuck);
  });

  test('a request whose client has left has its line too', async () => {
    const requestId = newRequestId();
    const { hostname, port } = new URL(stuck.url);
    const client = connect(Number(port), hostname);
    client.write(`GET /api/posts?limit=9 HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${requestId}\r\n\r\n`, () =>
      client.destroy(),
    );
    expect(await requestLine(stuck, requestId)).toMatchObject({
      route: '/api/posts',
      status: null,
      aborted: true,
      firestore_round_trips: expect.any(Number) as unknown,
    });
  });
});

test('each request has a line of its own, marked with its execution, where the framework marks lines', async () => {
  const marked = await startFunction({ LOG_EXECUTION_ID: 'true' });
  try {
    const ids = Array.from({ length: 40 }, () => `marked-${randomUUID()}`);
    await Promise.all(
      ids.map((id) => call('/api/health', { headers: { 'X-Request-Id': id }, baseUrl: marked.url })),
    );
    const parsed = await waitFor(() => {
      const lines = marked
        .output()
        .split('\n')
        .filter((line) => line.includes('"request"'));
      const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      return ids.every((id) => found.some((line) => line['request_id'] === id)) && found;
    });
    for (const id of ids) {
      const own = parsed.filter((line) => line['request_id'] === id);
      expect(own).toHaveLength(1);
      expect(own[0]?.['logging.googleapis.com/labels']).toEqual({ execution_id: expect.any(String) });
    }
    const executions = parsed.map((line) => JSON.stringify(line['logging.googleapis.com/labels']));
    expect(new Set(executions).size).toBe(parsed.length);
  } finally {
    await marked.stop();
  }
});
