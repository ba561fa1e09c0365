import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

/** As LIMITS of middleware/limits.ts has it. */
const SEARCHES_A_MINUTE = 300;

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

  test('has its API', async () => {
    expect(await call('/api/posts?limit=1', { baseUrl: api.url })).toMatchObject({ status: 200 });
    expectProblem(await call('/api/nothing', { baseUrl: api.url }), 404);
  });
});
