/** The server, the functions framework and the emulator answer before the app does. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { call, type Problem } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { MALFORMED_REQUESTS, type Answerer } from '../support/http/malformed-requests.js';
import { sendRaw, type RawAnswer } from '../support/http/raw-socket.js';

/** The same requests each time: a failure can be looked into. */
const SEED = 20_261_122;

let framework: RunningFunction;

beforeAll(async () => {
  framework = await startFunction({ RATE_LIMIT_SCALE: '1000000' });
});

afterAll(() => framework.stop());

const servers: Record<string, () => string> = {
  'the emulator': () => environment.functionUrl,
  'the functions framework': () => framework.url,
};

/** Asserts a 4xx in the words of the one who has to say it. */
function expectRefused(answer: RawAnswer, answerer: Answerer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  const type = answer.headers['content-type'];
  if (answerer === 'app') {
    expect(type).toMatch(/^application\/problem\+json\b/);
    const problem = JSON.parse(answer.body) as Problem;
    expect(problem).toMatchObject({ status: answer.status, instance: answer.headers['x-request-id'] });
    expect(answer.body).not.toMatch(/ at .+:\d+:\d+|node_modules/);
  } else {
    // The app was not reached: its request id is missing.
    expect(answer.headers['x-request-id']).toBeUndefined();
    if (answerer === 'server') expect(answer.body).toBe('');
    else expect(type).toMatch(/^text\/html\b/);
  }
}

test('there are more than a hundred of them, each under a name of its own', () => {
  expect(MALFORMED_REQUESTS.length).toBeGreaterThan(100);
  expect(new Set(MALFORMED_REQUESTS.map(({ name }) => name)).size).toBe(MALFORMED_REQUESTS.length);
});

describe.each(Object.entries(servers))('%s', (_name, base) => {
  test.each(MALFORMED_REQUESTS)('refuses $name ($answerer)', async ({ answerer, encode }) => {
    const prefix = new URL(base()).pathname.replace(/\/$/, '');
    expectRefused(await sendRaw(base(), ...encode(prefix)), answerer);
  });

  test('goes on after all of them', async () => {
    expect(await call('/api/health', { baseUrl: base() })).toMatchObject({ status: 200 });
    expect(await call('/api/ready', { baseUrl: base() })).toMatchObject({ status: 200 });
  });

  async function post(path: string, body: string): Promise<RawAnswer> {
    const { pathname } = new URL(`${base()}${path}`);
    const length = `Content-Length: ${String(Buffer.byteLength(body))}`;
    const lines = [`POST ${pathname} HTTP/1.1`, 'Host: localhost', length];
    return sendRaw(base(), `${[...lines, 'Content-Type: application/json'].join('\r\n')}\r\n\r\n${body}`);
  }

  test.each(['/api/auth/login', '/api/auth/refresh', '/api/contact'])(
    'refuses whatever JSON is sent to %s',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.json(),
            fc.dictionary(fc.string(), fc.jsonValue()).map((x) => JSON.stringify(x)),
          ),
          async (json) => {
            expectRefused(await post(path, json), 'app');
          },
        ),
        { seed: SEED, numRuns: 100 },
      );
    },
  );

  test.each(['/api/auth/login', '/api/contact'])('refuses whatever fields are sent to %s', async (path) => {
    const value = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constant(null),
      fc.array(fc.string()),
    );
    const fields = fc.record(
      { email: value, password: value, name: value, message: value, subject: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fields, async (body) => {
        expectRefused(await post(path, JSON.stringify(body)), 'app');
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('finds nothing at whatever path', async () => {
    const segment = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map(encodeSegment);
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 4 }), async (segments) => {
        const { pathname } = new URL(base());
        const path = `${pathname.replace(/\/$/, '')}/api/posts/${segments.join('/')}`;
        const lines = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
        const answer = await sendRaw(base(), lines);
        expectRefused(answer, 'app');
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

/** Lone surrogates have no UTF-8: encodeURIComponent would throw. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
