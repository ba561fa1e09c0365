import { beforeAll, expect, test } from '@jest/globals';
import { comparable } from '../support/account-routes.js';
import { call, login } from '../support/api.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts.js';
import { expectProblem } from '../support/problems.js';

let token: string;
let editor: PostsClient;

beforeAll(async () => {
  ({ access_token: token } = await login('editor'));
  editor = postsClient(token);
});

const preview = (slug: string, given: string) => call<unknown>(`/api/posts/${slug}?preview=${given}`);

/** A preview link's token. */
async function linkTo(id: string): Promise<string> {
  const path = `/admin/api/posts/${id}/preview-link`;
  const { status, body } = await call<{ token: string }>(path, { method: 'POST', token, body: {} });
  expect(status).toBe(201);
  return body.token;
}

test('[21] a bad preview token tells nobody which slugs have a draft', async () => {
  const [plain, linked, other, trashed] = [
    await editor.given(),
    await editor.given(),
    await editor.given(),
    await editor.given(),
  ];
  const tokenOfLinked = await linkTo(linked.id);
  const [tokenOfOther, tokenOfTrashed] = [await linkTo(other.id), await linkTo(trashed.id)];
  expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });
  expect(await preview(linked.slug, tokenOfLinked)).toMatchObject({ status: 200 });

  const unknown = await preview(uniqueWord('post-'), tokenOfOther);
  expectProblem(unknown, 403);
  for (const answer of [
    await preview(plain.slug, tokenOfOther),
    await preview(linked.slug, tokenOfOther),
    await preview(linked.slug, `${tokenOfLinked.slice(0, -1)}-`),
    await preview(linked.slug, 'x'),
    await preview(trashed.slug, tokenOfTrashed),
    await preview(uniqueWord('post-'), 'x'),
    await preview('NOT-a-slug', 'x'),
  ]) {
    expect(comparable(answer)).toEqual(comparable(unknown));
  }
});
