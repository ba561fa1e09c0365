/** What framework and emulator add to the app's headers is seen here. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { apiFetch } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

let framework: RunningFunction;
let token: string;

beforeAll(async () => {
  framework = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

afterAll(() => framework.stop());

const servers: Record<string, () => string> = {
  'the emulator': () => environment.functionUrl,
  'the functions framework': () => framework.url,
};

interface Case {
  readonly path: string;
  readonly status: number;
  readonly method?: string;
  readonly signedIn?: boolean;
}

const cases: readonly Case[] = [
  { path: '/api/health', status: 200 },
  { path: '/api/posts', status: 200 },
  { path: '/.well-known/jwks.json', status: 200 },
  { path: '/admin/api/posts', status: 200, signedIn: true },
  { path: '/api/auth/profile', status: 401 },
  { path: '/api/nothing', status: 404 },
  { path: '/api/health', status: 405, method: 'POST' },
  { path: '/api/contact', status: 415, method: 'POST' },
  { path: '/api/posts', status: 204, method: 'OPTIONS' },
];

function send(base: string, { path, method = 'GET', signedIn = false }: Omit<Case, 'status'>) {
  const headers = signedIn ? { Authorization: `Bearer ${token}` } : undefined;
  return apiFetch(`${base}${path}`, { method, ...(headers && { headers }) });
}

describe.each(Object.entries(servers))('%s', (_name, base) => {
  test.each(cases)('$method $path with $status has the headers of an API', async ({ status, ...request }) => {
    const answer = await send(base(), request);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=(?:[3-9]\d{7}|[1-9]\d{8,})$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toMatch(/^(?:DENY|SAMEORIGIN)$/);
    expect(headers.get('x-request-id')).toMatch(/^[\w.-]{8,64}$/);
    for (const name of ['server', 'set-cookie', 'x-aspnet-version']) expect(headers.has(name)).toBe(false);
    await answer.arrayBuffer();
  });

  test.each(['/api/health', '/api/posts', '/api/ready', '/.well-known/jwks.json'])(
    'HEAD %s has the headers of GET and no body',
    async (path) => {
      const get = await send(base(), { path });
      const head = await send(base(), { path, method: 'HEAD' });
      expect(head.status).toBe(get.status);
      await get.arrayBuffer();
      expect(await head.text()).toBe('');
      for (const name of ['content-type', 'cache-control', 'content-security-policy', 'vary']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
    },
  );

  test('HEAD of what needs a token is refused like GET', async () => {
    const { status } = await send(base(), { path: '/admin/api/posts', method: 'HEAD' });
    expect(status).toBe(401);
    expect((await send(base(), { path: '/admin/api/posts', method: 'HEAD', signedIn: true })).status).toBe(
      200,
    );
  });
});

test('nothing says what the API is made of', async () => {
  for (const request of cases) {
    const { headers } = await send(framework.url, request);
    expect(headers.has('x-powered-by')).toBe(false);
  }
});

test.each(['x', '', 'has space', 'x'.repeat(65), 'line%0abreak', '<script>', 'a,b,c,d,e,f', '../../../etc'])(
  'a request id of %j is replaced',
  async (id) => {
    const { headers } = await apiFetch(`${framework.url}/api/health`, { headers: { 'X-Request-Id': id } });
    expect(headers.get('x-request-id')).not.toBe(id);
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  },
);
