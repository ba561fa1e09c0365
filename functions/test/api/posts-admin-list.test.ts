import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { login } from '../support/http/api.js';
import { adminPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import {
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  withCursor,
  type PostsClient,
} from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const STATUSES = ['draft', 'published', 'trashed'] as const;

describe('GET /admin/api/posts', () => {
  let token: string;
  let editor: PostsClient;
  /** Three posts of each status, in the order of their last change. */
  const posts: Record<(typeof STATUSES)[number], EditorPost[]> = { draft: [], published: [], trashed: [] };

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    editor = postsClient(token);
    for (let number = 1; number <= 3; number += 1) {
      posts.draft.push(await editor.given());
      posts.published.push(await editor.givenPublished());
      const { id } = await editor.given();
      await editor.trash(id);
      posts.trashed.push(postOf(await editor.read(id)));
    }
  });

  const walk = async (query: string) => {
    const pages = await walkPages(`/admin/api/posts${query}`, adminPageSchema, { token });
    return pages.flatMap((page) => page.posts);
  };

  test.each(STATUSES)('of status %s has each such post once, the last changed first', async (status) => {
    const listed = await walk(`?status=${status}&limit=4`);
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(listed.map((post) => post.status))).toEqual(new Set([status]));
    expect(ids.slice(0, 3)).toEqual(posts[status].map(({ id }) => id).reverse());
    const times = listed.map(({ updated_at }) => updated_at);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('without a status has drafts and published posts, not the trash', async () => {
    const ids = (await walk('?limit=50')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...posts.draft, ...posts.published].map(({ id }) => id)));
    expect(ids.filter((id) => posts.trashed.some((post) => post.id === id))).toEqual([]);
  });

  test('is found page by page by its Link header too', async () => {
    const byLink = await walkPages('/admin/api/posts?status=trashed&limit=2', adminPageSchema, {
      by: 'Link',
      token,
    });
    expect(byLink.flatMap((page) => page.posts)).toEqual(await walk('?status=trashed'));
  });

  test('shows of a post what its editor reads, without the content', async () => {
    const [newest] = await walk('?status=trashed');
    const { content_html, content_md, toc, seo, has_own_excerpt, ...listed } = postOf(
      await editor.read(String(newest?.id)),
    );
    expect([content_html, content_md, toc, seo, has_own_excerpt]).not.toContain(undefined);
    expect(newest).toEqual(listed);
    expect(listed.id).toBe(posts.trashed.at(-1)?.id);
  });

  test('a changed post comes to the front', async () => {
    const [oldest] = posts.draft;
    const changed = postOf(await editor.patch(String(oldest?.id), { title: 'Back to the front' }));
    const answer = await editor.list('?status=draft&limit=1');
    expect(answer).toMatchObject({ status: 200, body: { posts: [{ id: changed.id, version: 2 }] } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    posts.draft.push(...posts.draft.splice(0, 1));
  });

  test.each(['planned', 'DRAFT', '', 'draft&status=trashed'])('refuses status=%s', async (status) => {
    const answer = await editor.list(`?status=${status}`);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/status' }] });
  });

  test('is narrowed by tag, author, mark, date and schedule, which go together', async () => {
    const tag = uniqueWord();
    const author = await createAccount({ role: 'editor' });
    const theirs = postsClient((await logIn(author)).access_token);
    const plain = await editor.given({ tags: [tag] });
    const featured = await theirs.given({ tags: [tag, 'c-plus'], featured: true });
    const { id } = await theirs.given({ tags: [tag] });
    const scheduled = postOf(await editor.schedule(id, '2999-05-01T00:00:00.000Z'));
    const found = async (query: string) =>
      (await walk(`?tag=${tag.toUpperCase()}&limit=1${query}`)).map((post) => post.id);
    expect(await found('')).toEqual([scheduled.id, featured.id, plain.id]);
    expect(await found(`&author=${author.id}`)).toEqual([scheduled.id, featured.id]);
    expect(await found('&featured=false')).toEqual([scheduled.id, plain.id]);
    expect(await found(`&author=${author.id}&featured=true&status=draft`)).toEqual([featured.id]);
    expect(await found('&status=scheduled')).toEqual([scheduled.id]);
    expect(await found('&archive=2999-05')).toEqual([scheduled.id]);
    expect(await found('&archive=2998')).toEqual([]);
    const cursor = adminPageSchema.parse((await editor.list(`?tag=${tag}&limit=1`)).body).next_cursor;
    for (const other of [`?limit=1&tag=${uniqueWord()}`, `?limit=1&tag=${tag}&featured=true`, '?limit=1'])
      expectProblem(await editor.list(withCursor(other, String(cursor))), 400);
  });

  test('refuses a parameter that it does not know, and names those that there are', async () => {
    const answer = await editor.list('?status=draft&page=2&role=admin');
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: [
        {
          pointer: '/page',
          detail: expect.stringContaining('limit, cursor, ids, status, author') as unknown,
        },
        { pointer: '/role' },
      ],
    });
  });

  test.each(['0', '51', 'all'])('refuses limit=%s', async (limit) => {
    expectProblem(await editor.list(`?limit=${limit}`), 422);
  });

  test('a cursor of another status or of no one is refused with 400', async () => {
    const { body } = await editor.list('?status=trashed&limit=1');
    const cursor = String(adminPageSchema.parse(body).next_cursor);
    expect(await editor.list(withCursor('?status=trashed&limit=1', cursor))).toMatchObject({ status: 200 });
    for (const query of ['?status=draft', '?limit=1']) {
      expectProblem(await editor.list(withCursor(query, cursor)), 400);
    }
    expectProblem(await editor.list(withCursor('?status=trashed', `${cursor}x`)), 400);
  });
});
