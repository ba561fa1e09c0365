import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

/** As LIMITS of middleware/limits.ts has it. */
const SEARCHES_A_MINUTE = 300;
const PAGES_A_MINUTE = 1_200;

const askPage = (path: string, baseUrl: string): Promise<Answer<string>> => call<string>(path, { baseUrl });

describe('who asks for more pages than a client may', () => {
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1' });
  });

  afterAll(() => api.stop());

  test('gets a page that says when to come again, and that nobody keeps', async () => {
    let answer = await askPage('/search', api.url);
    for (let asked = 1; asked <= SEARCHES_A_MINUTE && answer.status === 200; asked += 1)
      answer = await askPage('/search', api.url);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(answer.body).toContain('<h1>That was a lot at once</h1>');
    expect(answer.body).toMatch(/Wait (?:\d+ seconds|a second)/);
  });
});

describe('addresses that lead nowhere', () => {
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ RATE_LIMIT_SCALE: '1' });
  });

  afterAll(() => api.stop());

  test('count as pages do, and an address that can not be read is a page too', async () => {
    const statuses = new Set<number>();
    // Twice as many as a minute has: it may end in between.
    for (let asked = 0; asked <= 2 * PAGES_A_MINUTE && !statuses.has(429); asked += 20) {
      const paths = Array.from({ length: 20 }, (_, index) => `/nobody/was/here/${String(asked + index)}`);
      for (const { status } of await Promise.all(paths.map((path) => fetch(api.url + path))))
        statuses.add(status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
    const refused = await fetch(`${api.url}/nobody/was/here`);
    expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const unread = await fetch(`${api.url}/posts/%E0%A4%A`);
    expect([unread.status, unread.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  });
});

describe('a site whose pages are turned off', () => {
  let api: RunningFunction;

  beforeAll(async () => {
    api = await startFunction({ BUNDLED_PAGES: 'off' });
  });

  afterAll(() => api.stop());

  test.each(['/', '/posts/x', '/search', '/nobody/was/here'])(
    'has nothing at %s, for programs too',
    async (path) => {
      const answer = await fetch(api.url + path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    },
  );

  test('has the pages that plain forms lead to', async () => {
    for (const path of ['/contact/sent', '/contact/refused'])
      expect(await askPage(path, api.url)).toMatchObject({ status: 200 });
  });

  test('has its API', async () => {
    expect(await call('/api/posts?limit=1', { baseUrl: api.url })).toMatchObject({ status: 200 });
    expectProblem(await call('/api/nothing', { baseUrl: api.url }), 404);
  });
});
