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
    { path: '/admin/api/nothing', status: 404 },
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

describe('what everybody may read', () => {
  const READ = { path: '/api/posts?limit=1' };
  const ASKING: Ask = {
    ...READ,
    method: 'OPTIONS',
    headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'if-none-match' },
  };

  test.each([undefined, 'https://elsewhere.example', ALLOWED[0]])(
    'is answered alike to pages of every origin: %s',
    async (origin) => {
      for (const path of ['/api/health', READ.path, '/api/posts/nobody-has-this', '/feed.xml']) {
        const { headers } = await ask(origin, { path });
        expect(headers.get('access-control-allow-origin')).toBe('*');
        expect(headers.has('access-control-allow-credentials')).toBe(false);
        expect(variesByOrigin(headers)).toBe(false);
        expect(headers.get('access-control-expose-headers')).toContain('ETag');
      }
    },
  );

  test('may be asked for with a tag by every origin, by preflight', async () => {
    const { status, headers } = await ask('https://elsewhere.example', ASKING);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET,HEAD');
    expect(headers.get('access-control-allow-headers')).toMatch(/If-None-Match/);
    expect(headers.get('access-control-allow-headers')).not.toMatch(/Authorization/);
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('has the exact list where a token may change it', async () => {
    const headers = { Authorization: 'Bearer bad' };
    const request = { path: '/api/posts/nobody-has-this', headers };
    const foreign = await ask('https://elsewhere.example', request);
    expect([foreign.status, corsHeaders(foreign.headers)]).toEqual([401, []]);
    expect(variesByOrigin(foreign.headers)).toBe(true);
    const listed = await ask(ALLOWED[0], request);
    expect(listed.headers.get('access-control-allow-origin')).toBe(ALLOWED[0]);
  });

  test('is granted to nobody by a preflight for something else', async () => {
    const asking = { ...ASKING, headers: { 'Access-Control-Request-Method': 'DELETE' } };
    expect(corsHeaders((await ask('https://elsewhere.example', asking)).headers)).toEqual([]);
  });

  test('is for the listed origins alone where the deployer says so', async () => {
    const narrow = await startFunction({ CORS_ORIGINS: ALLOWED[0], PUBLIC_CORS: 'listed' });
    try {
      const read = (origin: string) => call(READ.path, { headers: { Origin: origin }, baseUrl: narrow.url });
      for (let times = 0; times < 3; times += 1) {
        const [foreign, listed] = [await read('https://elsewhere.example'), await read(ALLOWED[0])];
        expect(corsHeaders(foreign.headers)).toEqual([]);
        expect(listed.headers.get('access-control-allow-origin')).toBe(ALLOWED[0]);
        for (const { headers } of [foreign, listed]) expect(variesByOrigin(headers)).toBe(true);
        await call(READ.path, { baseUrl: narrow.url });
      }
    } finally {
      await narrow.stop();
    }
  });
});

test.each(['GET', 'POST', 'OPTIONS', 'DELETE'])(
  '%s without an origin varies by it all the same',
  async (method) => {
    for (const path of ['/api/ready', '/admin/api/nothing', '/admin/api/posts']) {
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
