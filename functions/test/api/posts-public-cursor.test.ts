import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { postsClient, uniqueWord, withCursor } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

describe('GET /api/posts: cursors and caching', () => {
  const tag = uniqueWord();
  const otherTag = uniqueWord();
  const tags = [tag, otherTag];
  let token: string;
  let cursor: string;

  const nextCursor = async (path: string) => {
    const answer = await call<{ next_cursor: string }>(path, { token });
    expect(answer).toMatchObject({ status: 200, body: { next_cursor: expect.stringMatching(/^\S+$/) } });
    return answer.body.next_cursor;
  };

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    const editor = postsClient(token);
    for (let number = 1; number <= 3; number += 1) await editor.givenPublished({ tags });
    cursor = await nextCursor(`/api/posts?limit=1&tag=${tag}`);
  });

  const flip = (text: string, index: number) => {
    const at = index < 0 ? text.length + index : index;
    return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  };

  test.each<[string, (cursor: string) => string]>([
    ['forged in its position', (good) => flip(good, 10)],
    ['forged in its signature', (good) => flip(good, -5)],
    ['truncated by one character', (good) => good.slice(0, -1)],
    ['truncated to its position', (good) => good.split('.')[0] ?? ''],
    ['truncated to half', (good) => good.slice(0, good.length / 2)],
    ['lengthened', (good) => `${good}A`],
    ['with a third part', (good) => `${good}.A`],
    ['signed by nobody', () => `${Buffer.from('["public:",0,"x",0]').toString('base64url')}.`],
    ['empty', () => ''],
    ['of other text', () => 'next'],
    ['of other scripts', () => '日本.語'],
    ['of 2,000 characters', () => 'A'.repeat(2_000)],
  ])('a cursor %s is refused with 400', async (_what, change) => {
    const answer = await call(withCursor(`/api/posts?limit=1&tag=${tag}`, change(cursor)));
    expectProblem(answer, 400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['another tag', () => `/api/posts?limit=1&tag=${otherTag}`],
    ['no tag', () => '/api/posts?limit=1'],
    ['the admin list', () => '/admin/api/posts?limit=1'],
  ])('a cursor of a tag is refused with 400 by the list of %s', async (_what, path) => {
    expectProblem(await call(withCursor(path(), cursor), { token }), 400);
  });

  test.each(['/admin/api/posts?limit=1', '/admin/api/posts?limit=1&status=published', '/api/posts?limit=1'])(
    'a cursor of %s is refused with 400 by the list of a tag',
    async (path) => {
      expectProblem(await call(withCursor(`/api/posts?limit=1&tag=${tag}`, await nextCursor(path))), 400);
    },
  );

  test('the limit may change from page to page', async () => {
    const answer = await call(withCursor(`/api/posts?limit=50&tag=${tag}`, cursor));
    expect(answer).toMatchObject({ status: 200, body: { posts: [{ tags }, { tags }], next_cursor: null } });
  });

  test('answers 304 without a body to the ETag it gave, and 200 once the list has changed', async () => {
    const path = `/api/posts?limit=1&tag=${tag}`;
    const first = await rawRequest(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.status).toBe(200);
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(first.headers.get('cache-control')).toBe(PUBLIC);

    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await rawRequest(path, { headers: { 'If-None-Match': known } });
      expect({ known, ...again }).toMatchObject({ known, status: 304, body: '' });
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe(PUBLIC);
    }
    const headers = { 'If-None-Match': '"other"' };
    expect(await rawRequest(path, { headers })).toMatchObject({ status: 200 });

    await postsClient(token).givenPublished({ tags: [tag] });
    const changed = await rawRequest(path, { headers: { 'If-None-Match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });

  test('HEAD answers the headers of GET without a body', async () => {
    const path = `/api/posts?tag=${otherTag}`;
    const [get, head] = [await rawRequest(path), await rawRequest(path, { method: 'HEAD' })];
    expect(head).toMatchObject({ status: 200, body: '' });
    for (const name of ['etag', 'cache-control', 'content-type']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });

  test('a problem is not cached', async () => {
    const answer = await call('/api/posts?limit=0');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
