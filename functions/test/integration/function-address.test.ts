/** Here since only the emulators' own addresses have a part before the app's paths. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiFetch, call, login } from '../support/http/api.js';
import { uniqueWord } from '../support/posts/posts.js';
import { environment } from '../support/suite/environment.js';

const { functionUrl, siteUrl } = environment;

let token: string;

beforeAll(async () => {
  token = (await login('editor')).access_token;
});

/** What an address in a header leads to, for a client that resolves it as RFC 3986 says. */
async function follow(
  reference: string,
  from: string,
): Promise<{ readonly id?: string; readonly posts?: [] }> {
  const response = await apiFetch(new URL(reference, from).href, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as { id?: string };
}

describe.each([
  ["the function's own address", functionUrl],
  ['Hosting', siteUrl],
])('at %s', (_where, baseUrl) => {
  const create = async (body: object) =>
    call<{ readonly id: string }>('/admin/api/posts', { method: 'POST', token, body, baseUrl });

  test('Location leads to the post that was made', async () => {
    const { headers, body } = await create({ title: uniqueWord() });
    const found = await follow(headers.get('location') ?? '', `${baseUrl}/admin/api/posts`);
    expect(found.id).toBe(body.id);
  });

  test('a former slug leads to the present one', async () => {
    const [before, after] = [uniqueWord(), uniqueWord()];
    const { body } = await create({ title: 'Moved', slug: before, status: 'published' });
    await call(`/admin/api/posts/${body.id}`, { method: 'PATCH', token, body: { slug: after }, baseUrl });
    const moved = await call(`/api/posts/${before}`, { baseUrl });
    expect(moved.status).toBe(308);
    expect((await follow(moved.headers.get('location') ?? '', `${baseUrl}/api/posts/${before}`)).id).toBe(
      body.id,
    );
  });

  test.each(['/api/posts?limit=1', '/admin/api/posts?limit=1'])(
    'Link of %s leads to its next page',
    async (path) => {
      const { headers } = await call(path, { token, baseUrl });
      const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? [];
      expect((await follow(next, `${baseUrl}${path}`)).posts).toHaveLength(1);
    },
  );
});

test('a list that is asked for at both in turn has the Link of each', async () => {
  const path = `/api/posts?limit=1&fields=slug,title`;
  for (const baseUrl of [siteUrl, functionUrl, siteUrl, functionUrl]) {
    const { headers } = await call(path, { baseUrl });
    const [, next = ''] = /^<([^>]+)>/.exec(headers.get('link') ?? '') ?? [];
    expect((await follow(next, `${baseUrl}${path}`)).posts).toHaveLength(1);
  }
});

test('through Hosting both are as they are without any part before them', async () => {
  const { headers, body } = await call<{ readonly id: string }>('/admin/api/posts', {
    method: 'POST',
    token,
    body: { title: uniqueWord() },
  });
  expect(headers.get('location')).toBe(`/admin/api/posts/${body.id}`);
});
