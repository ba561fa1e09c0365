import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { PreviewLinks } from '../../src/content/index.js';
import { deriveMac } from '../../src/shared/index.js';
import { firestore } from '../support/accounts/accounts.js';
import { call, login, type Answer } from '../support/http/api.js';
import { auditEntries } from '../support/audit-wire.js';
import { publicPostSchema, type EditorPost } from '../support/posts/post-wire.js';
import { pageOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const HOUR_MS = 60 * 60 * 1000;
const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

const linkSchema = z.strictObject({
  token: z.string().regex(/^\d+\.[\w-]{43}$/),
  url: z.url(),
  expires_at: z.iso.datetime({ precision: 3 }),
});

/** A draft has no date. */
const previewSchema = publicPostSchema.extend({ published_at: z.string().nullable() });

let editorToken: string;
let editor: PostsClient;

beforeAll(async () => {
  ({ access_token: editorToken } = await login('editor'));
  editor = postsClient(editorToken);
});

const tryLink = (id: string, body: unknown = {}) =>
  call<unknown>(`/admin/api/posts/${id}/preview-link`, { method: 'POST', token: editorToken, body });

async function givenLink({ id }: EditorPost, body: unknown = {}) {
  const answer = await tryLink(id, body);
  expect(answer).toMatchObject({ status: 201 });
  return linkSchema.parse(answer.body);
}

async function revoke({ id }: EditorPost): Promise<void> {
  const path = `/admin/api/posts/${id}/preview-link`;
  expect(await call(path, { method: 'DELETE', token: editorToken })).toMatchObject({ status: 204, body: '' });
}

const open = (slug: string, token: string) => call<unknown>(`/api/posts/${slug}?preview=${token}`);

function previewOf({ status, body }: Answer<unknown>) {
  expect({ status, body }).toMatchObject({ status: 200 });
  return previewSchema.parse(body);
}

describe('a preview link', () => {
  test('shows a draft to whoever has it, as visitors will see it, kept by no cache', async () => {
    const draft = await editor.given({ content_md: '# Soon\n\nWords.', tags: ['news'] });
    const { url, token } = await givenLink(draft);
    expect(url).toBe(`${pageOf(draft)}?preview=${token}`);
    const answer = await open(draft.slug, token);
    const { status, version, created_at, content_md, has_own_excerpt, ...shown } = draft;
    expect([status, version, created_at, content_md, has_own_excerpt]).not.toContain(undefined);
    expect(previewOf(answer)).toEqual(shown);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expectProblem(await call(`/api/posts/${draft.slug}`), 404);
  });

  test('shows what was saved last: each change, a scheduled post, a published one', async () => {
    const post = await editor.given({ title: 'First' });
    const { token } = await givenLink(post);
    expect(previewOf(await open(post.slug, token)).title).toBe('First');
    postOf(await editor.patch(post.id, { title: 'Second' }));
    expect(previewOf(await open(post.slug, token)).title).toBe('Second');
    postOf(await editor.schedule(post.id, FAR_FUTURE));
    expect(previewOf(await open(post.slug, token)).published_at).toBe(FAR_FUTURE);
    postOf(await editor.act(post.id, 'publish'));
    const answer = await open(post.slug, token);
    expect(previewOf(answer).title).toBe('Second');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('goes on when the post gets another slug, under both', async () => {
    const post = await editor.given();
    const { token } = await givenLink(post);
    const slug = uniqueWord();
    postOf(await editor.patch(post.id, { slug }));
    expect(previewOf(await open(post.slug, token)).slug).toBe(slug);
    expect(previewOf(await open(slug, token)).slug).toBe(slug);
  });

  test('shows an editor the same', async () => {
    const draft = await editor.given();
    const { token } = await givenLink(draft);
    const path = `/api/posts/${draft.slug}?preview=${token}`;
    expect(previewOf(await call<unknown>(path, { token: editorToken })).id).toBe(draft.id);
    expectTokenRefused(await call(path, { token: 'not.a.token' }));
  });

  test.each([
    [{}, 72],
    [{ hours: 1 }, 1],
    [{ hours: 720 }, 720],
  ])('made with %j is good for %d hours', async (body, hours) => {
    const draft = await editor.given();
    const earliest = Date.now() + hours * HOUR_MS;
    const { token, expires_at } = await givenLink(draft, body);
    const latest = Date.now() + hours * HOUR_MS;
    expect(Date.parse(expires_at)).toBeGreaterThanOrEqual(earliest);
    expect(Date.parse(expires_at)).toBeLessThanOrEqual(latest);
    expect(Number(token.split('.')[0])).toBe(Math.ceil(Date.parse(expires_at) / 1000));
  });

  test('that has expired is 403', async () => {
    const draft = await editor.given();
    await givenLink(draft);
    const previewKey: unknown = (await firestore.doc(`blog_posts/${draft.id}`).get()).get('preview_key');
    const links = new PreviewLinks(deriveMac(String(process.env['APP_SECRET']), 'preview'));
    const tokenUntil = (time: number) => links.token(draft.id, String(previewKey), new Date(time));
    expect(previewOf(await open(draft.slug, tokenUntil(Date.now() + HOUR_MS))).id).toBe(draft.id);
    expectProblem(await open(draft.slug, tokenUntil(Date.now() - 1_000)), 403);
  });

  test.each<[string, unknown]>([
    ['/hours', { hours: 0 }],
    ['/hours', { hours: 721 }],
    ['/hours', { hours: 1.5 }],
    ['/hours', { hours: '72' }],
    ['/hours', { hours: null }],
    ['/expires_at', { expires_at: FAR_FUTURE }],
    ['', []],
  ])('is refused at "%s" for %j', async (pointer, body) => {
    const { id } = await editor.given();
    const answer = await tryLink(id, body);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  test('shows no other post', async () => {
    const [draft, other, published] = [
      await editor.given(),
      await editor.given(),
      await editor.givenPublished(),
    ];
    const { token } = await givenLink(draft);
    await givenLink(other);
    expectProblem(await open(other.slug, token), 403);
    expectProblem(await open(published.slug, token), 403);
  });

  test('tells nobody who has no good one whether there is such a draft', async () => {
    const [draft, linked, trashed] = [await editor.given(), await editor.given(), await editor.given()];
    const { token } = await givenLink(linked);
    const { token: tokenOfTrashed } = await givenLink(trashed);
    expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });
    const unknown = await open(uniqueWord(), token);
    expectProblem(unknown, 403);
    for (const answer of [
      await open(draft.slug, token),
      await open(linked.slug, `${token.slice(0, -2)}AA`),
      await open(trashed.slug, tokenOfTrashed),
      await open('NOT-a-slug', token),
    ]) {
      expectProblem(answer, 403);
      const { instance, ...problem } = answer.body as Record<string, unknown>;
      expect(instance).toEqual(expect.any(String));
      expect(unknown.body).toMatchObject(problem);
    }
    postOf(await editor.act(trashed.id, 'restore'));
    expect(previewOf(await open(trashed.slug, tokenOfTrashed)).id).toBe(trashed.id);
  });

  test.each(['', 'x', '1.x', `1.${'A'.repeat(42)}`, `1.${'A'.repeat(44)}`, `-1.${'A'.repeat(43)}`, '%00'])(
    'of the form %j is 422',
    async (token) => {
      const { slug } = await editor.givenPublished();
      const answer = await open(slug, token);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/preview' }] });
    },
  );

  test('given twice in one address is 422', async () => {
    const draft = await editor.given();
    const { token } = await givenLink(draft);
    expectProblem(await open(draft.slug, `${token}&preview=${token}`), 422);
  });
});

describe('revoking', () => {
  test('voids every link of the post, for good', async () => {
    const [draft, other] = [await editor.given(), await editor.given()];
    const links = [await givenLink(draft), await givenLink(draft, { hours: 1 })];
    const { token: tokenOfOther } = await givenLink(other);
    for (const { token } of links) expect(previewOf(await open(draft.slug, token)).id).toBe(draft.id);
    await revoke(draft);
    for (const { token } of links) expectProblem(await open(draft.slug, token), 403);
    const { token: next } = await givenLink(draft);
    expect(previewOf(await open(draft.slug, next)).id).toBe(draft.id);
    for (const { token } of links) expectProblem(await open(draft.slug, token), 403);
    expect(previewOf(await open(other.slug, tokenOfOther)).id).toBe(other.id);
  });

  test('is done before there is a link, and twice', async () => {
    const draft = await editor.given();
    await revoke(draft);
    await revoke(draft);
  });

  test('holds through other writes of the post', async () => {
    const draft = await editor.given();
    const { token } = await givenLink(draft);
    await revoke(draft);
    postOf(await editor.patch(draft.id, { title: 'Other' }));
    postOf(await editor.act(draft.id, 'revisions/1/restore'));
    expectProblem(await open(draft.slug, token), 403);
  });
});

test('links are no change of the post: its version, its ETag and its revisions stay', async () => {
  const draft = await editor.given();
  await givenLink(draft);
  await revoke(draft);
  await givenLink(draft);
  expect(postOf(await editor.read(draft.id))).toEqual(draft);
  expect(await editor.read(`${draft.id}/revisions`)).toMatchObject({ body: { revisions: [{ version: 1 }] } });
  expect(JSON.stringify((await editor.read(draft.id)).body)).not.toContain('preview');
});

test('making and revoking are in the audit log, without the token', async () => {
  const draft = await editor.given();
  const { token } = await givenLink(draft);
  await revoke(draft);
  const { access_token: admin, user } = await login('admin');
  expect(user.role).toBe('admin');
  const entries = await auditEntries(admin, `?target_id=${draft.id}`);
  expect(entries.map(({ action }) => action)).toEqual([
    'post_preview_links_revoked',
    'post_preview_link_created',
    'post_created',
  ]);
  expect(JSON.stringify(entries)).not.toContain(token.split('.')[1]);
});

test('an unknown post is 404', async () => {
  expectProblem(await tryLink('nobody-has-this-id'), 404);
  const path = '/admin/api/posts/nobody-has-this-id/preview-link';
  expectProblem(await call(path, { method: 'DELETE', token: editorToken }), 404);
});
