import { beforeAll, expect, test } from '@jest/globals';
import { comparable } from '../support/accounts/account-routes.js';
import { call, login } from '../support/http/api.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

let token: string;
let editor: PostsClient;

beforeAll(async () => {
  ({ access_token: token } = await login('editor'));
  editor = postsClient(token);
});

/** A token that looks like one, and is none. */
const MADE_UP = `2000000000.${'x'.repeat(43)}`;

const preview = (slug: string, given: string) => call<unknown>(`/api/posts/${slug}?preview=${given}`);

/** The same token with another first character of the signature. */
const changed = (given: string) =>
  given.replace(/\.(.)/, (_match, first: string) => (first === 'A' ? '.B' : '.A'));

/** A preview link's token. */
async function linkTo(id: string): Promise<string> {
  const path = `/admin/api/posts/${id}/preview-link`;
  const { status, body } = await call<{ token: string }>(path, { method: 'POST', token, body: {} });
  expect(status).toBe(201);
  return body.token;
}

test('a bad preview token tells nobody which slugs have a draft', async () => {
  const [plain, linked, other, trashed] = [
    await editor.given(),
    await editor.given(),
    await editor.given(),
    await editor.given(),
  ];
  const tokenOfLinked = await linkTo(linked.id);
  const [tokenOfOther, tokenOfTrashed] = [await linkTo(other.id), await linkTo(trashed.id)];
  expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });

  const unknown = await preview(uniqueWord('post-'), tokenOfOther);
  expectProblem(unknown, 403);
  for (const answer of [
    await preview(plain.slug, tokenOfOther),
    await preview(linked.slug, tokenOfOther),
    await preview(linked.slug, changed(tokenOfLinked)),
    await preview(linked.slug, MADE_UP),
    await preview(trashed.slug, tokenOfTrashed),
    await preview(uniqueWord('post-'), MADE_UP),
    await preview('NOT-a-slug', MADE_UP),
  ]) {
    expect(comparable(answer)).toEqual(comparable(unknown));
  }
});
