/** Bodies are read by the functions framework, and by the emulator, before the app sees them. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { apiFetch, type Answer } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { expectProblem } from '../support/http/problems.js';

const KB = 1024;
const MB = 1024 * KB;

let framework: RunningFunction;
let token: string;

beforeAll(async () => {
  framework = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

afterAll(() => framework.stop());

/** The two that parse bodies before the app: what holds in production must hold in the emulator. */
const servers: Record<string, () => string> = {
  'the emulator': () => environment.functionUrl,
  'the functions framework': () => framework.url,
};

interface Route {
  readonly name: string;
  readonly maxBytes: number;
  /** Well-formed, but refused for its values: nothing is stored. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What `body` is answered with. */
  readonly status: number;
  /** Types that it takes besides JSON. */
  readonly takes?: readonly string[];
}

const routes: readonly Route[] = [
  {
    name: 'POST /api/auth/login',
    maxBytes: 32 * KB,
    body: { email: 'nobody@accounts.test', password: 'x' },
    status: 401,
  },
  { name: 'POST /api/auth/refresh', maxBytes: 32 * KB, body: { refresh_token: 'x' }, status: 401 },
  {
    name: 'POST /api/contact',
    maxBytes: 32 * KB,
    body: { name: 'x' },
    status: 422,
    takes: ['application/x-www-form-urlencoded'],
  },
  { name: 'POST /admin/api/posts', maxBytes: MB, body: { title: '' }, status: 422 },
  { name: 'PATCH /admin/api/posts/some-id', maxBytes: MB, body: { title: '' }, status: 422 },
  {
    name: 'POST /admin/api/posts/some-id/schedule',
    maxBytes: 32 * KB,
    body: { published_at: 'x' },
    status: 422,
  },
];

async function send(
  base: string,
  name: string,
  body: Uint8Array | string | undefined,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Promise<Answer<unknown>> {
  const [method = '', path = ''] = name.split(' ');
  const response = await apiFetch(`${base}${path}`, {
    method,
    // A Blob without a type: fetch would add a Content-Type to a text.
    ...(body !== undefined && { body: new Blob([body as Uint8Array<ArrayBuffer> | string]) }),
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** JSON of exactly that many bytes: spaces at its end mean nothing. */
function paddedTo(bytes: number, body: unknown): string {
  return JSON.stringify(body).padEnd(bytes);
}

const OTHER_TYPES = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/xml',
  'application/json5',
  'application/jsonx',
  'application/merge-patch+json',
  'application/vnd.api+json',
  'text/plain; application/json',
  'application/ json',
  'x',
  '*/*',
];

describe.each(Object.entries(servers))('%s', (_name, base) => {
  describe.each(routes)('$name', ({ name, maxBytes, body, status, takes = [] }) => {
    const json = JSON.stringify(body);

    test('reads a body of exactly the limit, and refuses one byte more with 413', async () => {
      expectProblem(await send(base(), name, paddedTo(maxBytes, body)), status);
      expectProblem(await send(base(), name, paddedTo(maxBytes + 1, body)), 413);
    });

    test('counts bytes, not characters', async () => {
      const wide = JSON.stringify({ ...body, wide: '€'.repeat(maxBytes / 3) });
      expect(wide.length).toBeLessThan(maxBytes);
      expectProblem(await send(base(), name, wide), 413);
    });

    test.each<[string, Uint8Array | string]>([
      ['gzip', gzipSync(json)],
      ['deflate', deflateSync(json)],
      ['GZIP', gzipSync(json)],
      ['br', brotliCompressSync(json)],
      ['gzip', json],
      ['compress', json],
      ['gzip, br', json],
      ['x', json],
    ])('refuses Content-Encoding: %s with 415', async (encoding, sent) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      expectProblem(await send(base(), name, sent, headers), 415);
    });

    test('takes Content-Encoding: identity', async () => {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'identity' };
      expectProblem(await send(base(), name, json, headers), status);
    });

    test('refuses a small body that unpacks to a large one', async () => {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      const bomb = gzipSync(paddedTo(12 * MB, body));
      expectProblem(await send(base(), name, bomb, headers), 415);
    });

    test.each(OTHER_TYPES.filter((type) => !takes.includes(type)))(
      'refuses Content-Type: %s with 415',
      async (type) => {
        expectProblem(await send(base(), name, json, { 'Content-Type': type }), 415);
      },
    );

    test('refuses a body without Content-Type with 415', async () => {
      expectProblem(await send(base(), name, json, {}), 415);
    });

    test('refuses no body at all', async () => {
      expectProblem(await send(base(), name, undefined, {}), 415);
      expectProblem(await send(base(), name, undefined), 400);
    });

    test.each([
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'application/json; charset="utf-8"',
      'APPLICATION/JSON',
      'application/json; profile="x"',
    ])('takes Content-Type: %s', async (type) => {
      expectProblem(await send(base(), name, json, { 'Content-Type': type }), status);
    });

    test.each(['iso-8859-1', 'windows-1252', 'us-ascii', 'made-up', 'utf8; charset=latin1'])(
      'takes no other charset: %s',
      async (charset) => {
        const headers = { 'Content-Type': `application/json; charset=${charset}` };
        expectProblem(await send(base(), name, json, headers), 415);
      },
    );

    test('does not read UTF-16, declared or not', async () => {
      const utf16 = Buffer.from(json, 'utf16le');
      const declared = { 'Content-Type': 'application/json; charset=utf-16le' };
      expectProblem(await send(base(), name, utf16, declared), 415);
      expectProblem(await send(base(), name, utf16), 400);
    });

    test('refuses bytes that are not UTF-8, however well-formed the JSON around them', async () => {
      for (const bytes of [
        [0xff],
        [0xc3, 0x28],
        [0xed, 0xa0, 0x80],
        [0xf8, 0x88, 0x80, 0x80],
        [0xc0, 0xaf],
      ]) {
        const broken = Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]);
        expectProblem(await send(base(), name, broken), 400);
      }
    });
  });

  test('the import takes a file of exactly 20 MiB, and refuses one byte more with 413', async () => {
    // Refused for its query once its size was found good: nothing is stored.
    const name = 'POST /admin/api/posts/import?format=rss';
    const headers = { 'Content-Type': 'application/octet-stream' };
    const file = Buffer.alloc(20 * MB + 1, ' ');
    expectProblem(await send(base(), name, file.subarray(1), headers), 422);
    expectProblem(await send(base(), name, file, headers), 413);
  });

  test.each(['gzip', 'deflate', 'br', 'x'])(
    'the import refuses Content-Encoding: %s with 415',
    async (encoding) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      const pack =
        { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[encoding] ??
        ((bytes: Buffer) => bytes);
      const file = pack(Buffer.from('{"format":"firefolio","version":1,"posts":[]}'));
      const name = 'POST /admin/api/posts/import?format=json';
      expectProblem(await send(base(), name, file, headers), 415);
    },
  );

  test('a path that nothing is at is 404, whatever comes with it', async () => {
    expectProblem(await send(base(), 'POST /api/nothing', paddedTo(20 * MB, {})), 404);
  });

  test.each([
    'POST /api/auth/logout',
    'POST /admin/api/posts/some-id/publish',
    'DELETE /admin/api/posts/some-id',
  ])('%s, which reads no body, takes one of 32 kB at most', async (name) => {
    expectProblem(await send(base(), name, paddedTo(32 * KB + 1, {})), 413);
  });

  test('10 MB are refused with 413', async () => {
    for (const { name } of routes) expectProblem(await send(base(), name, paddedTo(10 * MB, {})), 413);
  });
});
