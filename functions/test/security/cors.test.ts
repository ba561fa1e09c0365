/** With the emulator's own headers beside the app's, and a process that refuses its configuration. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startAndFail, startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

const ALLOWED = ['https://portfolio.example.com', 'http://localhost:3000'] as const;

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ CORS_ORIGINS: ` ${ALLOWED.join(' , ')},`, RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
}

function ask(origin: string | undefined, { method = 'GET', path = '/api/ready', headers = {} }: Ask = {}) {
  return call(path, {
    method,
    headers: { ...(origin !== undefined && { Origin: origin }), ...headers },
    baseUrl: api.url,
  });
}

const PREFLIGHT: Ask = {
  method: 'OPTIONS',
  path: '/admin/api/posts',
  headers: {
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,content-type',
  },
};

function corsHeaders(headers: Headers): string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'));
}

function variesByOrigin(headers: Headers): boolean {
  return (headers.get('vary') ?? '').split(/,\s*/).some((name) => name.toLowerCase() === 'origin');
}

describe.each(ALLOWED)('the allowed origin %s', (origin) => {
  test.each([
    { path: '/api/ready', status: 200 },
    { path: '/api/nothing', status: 404 },
    { path: '/api/auth/profile', status: 401 },
    { path: '/api/auth/login', status: 405 },
  ])('may read $path with $status', async ({ path, status }) => {
    const answer = await ask(origin, { path });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(variesByOrigin(answer.headers)).toBe(true);
  });

  test('has its preflight granted and kept for 10 minutes', async () => {
    const { status, headers, body } = await ask(origin, PREFLIGHT);
    expect({ status, body }).toEqual({ status: 204, body: '' });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-max-age')).toBe('600');
    expect(variesByOrigin(headers)).toBe(true);
    const methods = (headers.get('access-control-allow-methods') ?? '').split(/,\s*/);
    expect(methods).toEqual(expect.arrayContaining(['GET', 'POST', 'PATCH', 'DELETE']));
    const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(/,\s*/);
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'content-type', 'if-match', 'x-csrf-token']),
    );
    expect(allowed).not.toContain('*');
  });

  test('sees the headers that the API answers with', async () => {
    const { headers } = await ask(origin);
    const exposed = (headers.get('access-control-expose-headers') ?? '').split(/,\s*/);
    expect(exposed).toEqual(
      expect.arrayContaining([
        ...['ETag', 'Link', 'Location', 'RateLimit', 'Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
      ]),
    );
  });

  test('is not granted headers that no route takes', async () => {
    const headers = { ...PREFLIGHT.headers, 'Access-Control-Request-Headers': 'x-anything' };
    const answer = await ask(origin, { ...PREFLIGHT, headers });
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).not.toContain('x-anything');
  });
});

describe.each([
  ['another site', 'https://thief.example'],
  ['a suffix', 'https://portfolio.example.com.thief.example'],
  ['a prefix', 'https://thief-portfolio.example.com'],
  ['a longer host', 'https://thiefportfolio.example.com'],
  ['a subdomain', 'https://sub.portfolio.example.com'],
  ['the domain above', 'https://example.com'],
  ['another scheme', 'http://portfolio.example.com'],
  ['another port', 'https://portfolio.example.com:8443'],
  ['the default port', 'https://portfolio.example.com:443'],
  ['another port of localhost', 'http://localhost:3001'],
  ['a dot for any character', 'https://portfolioXexample.com'],
  ['a closing slash', 'https://portfolio.example.com/'],
  ['a path', 'https://portfolio.example.com/page'],
  ['user information', 'https://portfolio.example.com@thief.example'],
  ['upper case', 'HTTPS://PORTFOLIO.EXAMPLE.COM'],
  ['two of the allowed', ALLOWED.join(',')],
  ['two of the allowed with a space', ALLOWED.join(' ')],
  ['null', 'null'],
  ['an asterisk', '*'],
  ['a file', 'file://'],
  ['nothing', ''],
  ['a word', '__proto__'],
])('%s as origin', (_name, origin) => {
  test.each([
    { what: 'an answer', request: {} },
    { what: 'an error', request: { path: '/api/auth/profile' } },
    { what: 'a preflight', request: PREFLIGHT },
    { what: 'a preflight of nothing', request: { ...PREFLIGHT, path: '/api/nothing' } },
  ])('gets $what without any CORS header', async ({ request }) => {
    const { headers } = await ask(origin, request);
    expect(corsHeaders(headers)).toEqual([]);
    expect(variesByOrigin(headers)).toBe(true);
    expect(JSON.stringify([...headers])).not.toContain('thief');
  });
});

test.each(['GET', 'POST', 'OPTIONS', 'DELETE'])(
  '%s without an origin varies by it all the same',
  async (method) => {
    for (const path of ['/api/ready', '/api/nothing', '/admin/api/posts']) {
      const { headers } = await ask(undefined, { method, path });
      expect(corsHeaders(headers)).toEqual([]);
      expect(variesByOrigin(headers)).toBe(true);
    }
  },
);

test('the function itself adds no CORS headers of its own in the emulator', async () => {
  for (const request of [{ path: '/api/ready' }, PREFLIGHT]) {
    const { path = '', ...rest } = request;
    const { headers } = await call(path, {
      ...rest,
      headers: { Origin: 'https://thief.example', ...('headers' in rest ? rest.headers : {}) },
      baseUrl: environment.functionUrl,
    });
    expect(corsHeaders(headers)).toEqual([]);
    expect(variesByOrigin(headers)).toBe(true);
  }
});

test.each([
  '*',
  'null',
  'https://*.example.com',
  'https://example.com/path',
  'example.com',
  'https://a.example;b',
])('a list with %j does not start', async (entry) => {
  const { exitCode, output } = await startAndFail('api', { CORS_ORIGINS: `${ALLOWED[0]},${entry}` });
  expect(exitCode).toBe(1);
  expect(output).toContain('CORS_ORIGINS');
});
