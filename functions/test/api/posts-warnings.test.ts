import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { postOf, postsClient, uniqueWord, warningsOf, type PostsClient } from '../support/posts/posts.js';

const LOSSY = '<form>a</form>\n\n<script>b</script>\n\n[c](#d) <b style="e">f</b>';

const LOST = [
  'has <form>, which is left out; what it contains stays',
  'has <script>, which is left out with what it contains',
  'has the attribute style, which is left out',
  'has a link to #d, but no heading or id of the text is called so',
];

describe('what a post loses', () => {
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    editor = postsClient(token);
  });

  const create = (fields: object, headers = {}) =>
    call<unknown>('/admin/api/posts', {
      method: 'POST',
      token,
      headers,
      body: { title: `Post ${uniqueWord()}`, ...fields },
    });

  test('is told by the answer that saves it, and is not stored', async () => {
    const created = await create({ content_md: LOSSY });
    const { id } = postOf(created, 201);
    expect(warningsOf(created)).toEqual(LOST);
    expect(warningsOf(await editor.read(id))).toBeUndefined();
    expect((await firestore.collection('blog_posts').doc(id).get()).data()).not.toHaveProperty('warnings');
  });

  test('is told of a change and of a former version that comes back', async () => {
    const { id } = await editor.given({ content_md: LOSSY });
    expect(warningsOf(await editor.patch(id, { content_md: '# Whole' }))).toEqual([]);
    expect(warningsOf(await editor.act(id, 'revisions/1/restore'))).toEqual(LOST);
    expect(warningsOf(await editor.patch(id, { content_md: LOSSY }))).toEqual(LOST);
  });

  test('is told of Markdown that comes with the request only', async () => {
    const { id } = await editor.given({ content_md: LOSSY });
    expect(warningsOf(await editor.patch(id, { title: 'Other' }))).toEqual([]);
    expect(warningsOf(await editor.act(id, 'publish'))).toBeUndefined();
  });

  test('is told again when the request is sent again', async () => {
    const body = { title: `Once ${uniqueWord()}`, content_md: LOSSY };
    const headers = { 'Idempotency-Key': randomUUID() };
    const [first, second] = [await create(body, headers), await create(body, headers)];
    expect(second.body).toEqual(first.body);
    expect(warningsOf(second)).toEqual(LOST);
  });

  test('is nothing of plain Markdown', async () => {
    expect(
      warningsOf(await create({ content_md: '# a\n\n**b** [c](#a)[^1]\n\n- [x] d\n\n[^1]: e' })),
    ).toEqual([]);
    expect(warningsOf(await create({}))).toEqual([]);
  });
});
