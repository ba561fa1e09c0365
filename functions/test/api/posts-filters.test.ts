import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { listedPostSchema, publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import {
  linkTarget,
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  withCursor,
  type NextPage,
  type PostsClient,
} from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

/** When the posts of the archive were published: the first and last moments of years and months, in UTC. */
const TIMES = [
  '2019-12-31T23:59:59.999Z',
  '2020-01-01T00:00:00.000Z',
  '2020-01-31T23:59:59.999Z',
  '2020-02-01T00:00:00.000Z',
  '2020-02-29T23:59:59.999Z',
  '2020-03-01T00:00:00.000Z',
  '2020-12-31T23:59:59.999Z',
  '2021-01-01T00:00:00.000Z',
];

describe('filters of GET /api/posts', () => {
  const tag = uniqueWord();
  let author: Account;
  let editor: PostsClient;
  let archived: EditorPost[];

  beforeAll(async () => {
    author = await createAccount({ role: 'editor' });
    editor = postsClient((await logIn(author)).access_token);
    archived = [];
    // The API dates what it publishes with the present, so these get their time where it is stored.
    for (const [index, time] of TIMES.entries()) {
      const post = await editor.givenPublished({ tags: [tag], featured: index % 2 === 0 });
      await firestore.doc(`blog_posts/${post.id}`).update({ published_at: new Date(time) });
      archived.push(post);
    }
  });

  async function idsOf(query: string, by: NextPage = 'next_cursor'): Promise<string[]> {
    const pages = await walkPages(`/api/posts?limit=3&${query}`, publicPageSchema, { by });
    return pages.flatMap(({ posts }) => posts).map(({ id }) => id);
  }

  /** The archive's posts of some times, the newest first. */
  const between = (from: string, to: string) =>
    archived.filter((_post, index) => String(TIMES[index]) >= from && String(TIMES[index]) < to).reverse();

  async function cursorOf(query: string): Promise<string> {
    const answer = await call<{ next_cursor: string }>(`/api/posts?limit=1&${query}`);
    expect(answer).toMatchObject({ status: 200, body: { next_cursor: expect.stringMatching(/^\S+$/) } });
    return answer.body.next_cursor;
  }

  describe('author', () => {
    test.each<NextPage>(['next_cursor', 'Link'])('gives the posts of one author by %s', async (by) => {
      const other = await createAccount({ role: 'editor' });
      const [own, joint] = [
        await editor.givenPublished({ author_ids: [other.id] }),
        await editor.givenPublished({ author_ids: [author.id, other.id] }),
      ];
      await editor.given({ author_ids: [other.id] });
      expect(await idsOf(`author=${other.id}`, by)).toEqual([joint.id, own.id]);
      expect(await idsOf(`author=${author.id}`, by)).toEqual(expect.arrayContaining([joint.id]));
      postOf(await editor.patch(joint.id, { author_ids: [author.id] }));
      expect(await idsOf(`author=${other.id}`, by)).toEqual([own.id]);
      expect(await editor.trash(own.id)).toMatchObject({ status: 204 });
      expect(await idsOf(`author=${other.id}`, by)).toEqual([]);
      expect(await editor.trash(joint.id)).toMatchObject({ status: 204 });
    });

    test('that nobody is has an empty last page', async () => {
      const { body } = await call('/api/posts?author=nobody-has-this-id');
      expect(body).toEqual({ posts: [], next_cursor: null });
    });

    test.each(['', 'a%2Fb', '..', '__x__', '%00', 'x'.repeat(65), 'ada&author=ada'])(
      'is not %s',
      async (value) => {
        const answer = await call(`/api/posts?author=${value}`);
        expectProblem(answer, 422);
        expect(answer.body).toMatchObject({ errors: [{ pointer: '/author' }] });
      },
    );
  });

  describe('featured', () => {
    test('tells the featured posts from the others', async () => {
      const [on, off] = [
        await editor.givenPublished({ featured: true }),
        await editor.givenPublished({ featured: false }),
      ];
      const [featured, others] = [await idsOf('featured=true'), await idsOf('featured=false')];
      expect([featured.includes(on.id), featured.includes(off.id)]).toEqual([true, false]);
      expect([others.includes(on.id), others.includes(off.id)]).toEqual([false, true]);
      expect((await idsOf('')).toSorted()).toEqual([...featured, ...others].toSorted());
    });

    test.each(['', '1', 'TRUE', 'yes', 'true&featured=true'])('is not %s', async (value) => {
      const answer = await call(`/api/posts?featured=${value}`);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/featured' }] });
    });
  });

  describe('archive', () => {
    test.each([
      ['2019', '2019', '2020'],
      ['2020', '2020', '2021'],
      ['2021', '2021', '2022'],
      ['2018', '2018', '2019'],
      ['2020-01', '2020-01', '2020-02'],
      ['2020-02', '2020-02', '2020-03'],
      ['2020-03', '2020-03', '2020-04'],
      ['2020-11', '2020-11', '2020-12'],
      ['2020-12', '2020-12', '2021'],
    ])('%s gives what was published in it, in UTC', async (archive, from, to) => {
      const expected = between(from, to).map(({ id }) => id);
      expect(await idsOf(`tag=${tag}&archive=${archive}`)).toEqual(expected);
      expect(await idsOf(`tag=${tag}&archive=${archive}`, 'Link')).toEqual(expected);
    });

    test('goes with each of the other filters, and with none', async () => {
      const expected = between('2020', '2021');
      const ids = expected.map(({ id }) => id);
      const featured = expected.filter((post) => post.featured).map(({ id }) => id);
      expect(await idsOf(`author=${author.id}&archive=2020`)).toEqual(ids);
      const found = await idsOf('featured=true&archive=2020');
      expect(found.filter((id) => ids.includes(id))).toEqual(featured);
      expect(await idsOf('archive=2020')).toEqual(expect.arrayContaining(ids));
    });

    test('has nothing whose time has not come', async () => {
      const draft = await editor.given({ tags: [uniqueWord()] });
      const { tags } = postOf(await editor.schedule(draft.id, '2100-06-15T00:00:00.000Z'));
      for (const archive of ['2100', '2100-06']) {
        expect(await idsOf(`tag=${String(tags[0])}&archive=${archive}`)).toEqual([]);
      }
    });

    test.each([
      ...['', '20', '02020', '2020-', '2020-1', '2020-00', '2020-13', '2020-02-01', '0999', '3000', '-2020'],
      ...['2020-1e1', '２０２０', '%00', '2020&archive=2020'],
    ])('is not %s', async (value) => {
      const answer = await call(`/api/posts?archive=${value}`);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/archive' }] });
    });
  });

  describe('a cursor', () => {
    const queries = (): Readonly<Record<string, string>> => ({
      none: '',
      tag: `tag=${tag}`,
      author: `author=${author.id}`,
      featured: 'featured=true',
      unfeatured: 'featured=false',
      year: 'archive=2020',
      month: 'archive=2020-01',
      'tag and year': `tag=${tag}&archive=2020`,
    });

    test.each(['none', 'tag', 'author', 'featured', 'unfeatured', 'year', 'month', 'tag and year'])(
      'of the list by %s is refused by every other',
      async (name) => {
        const { [name]: own = '', ...others } = queries();
        const cursor = await cursorOf(own);
        expect(await call(withCursor(`/api/posts?${own}`, cursor))).toMatchObject({ status: 200 });
        for (const other of Object.values(others)) {
          expectProblem(await call(withCursor(`/api/posts?${other}`, cursor)), 400);
        }
      },
    );

    test('of the list of another author is refused', async () => {
      const cursor = await cursorOf(`author=${author.id}`);
      expectProblem(await call(withCursor('/api/posts?author=ada', cursor)), 400);
    });

    test('goes on with other fields', async () => {
      const cursor = await cursorOf(`tag=${tag}&fields=id`);
      const { body } = await call<{ posts: unknown[] }>(
        withCursor(`/api/posts?tag=${tag}&fields=slug&limit=1`, cursor),
      );
      expect(body.posts).toEqual([{ slug: archived.at(-2)?.slug }]);
    });
  });

  test('the Link header keeps every filter, and nothing else', async () => {
    const query = `tag=${tag}&archive=2020&fields=id%2Cslug&limit=2`;
    const first = await call<{ next_cursor: string }>(`/api/posts?${query}&utm_source=x`);
    const target = new URL(linkTarget(first.headers) ?? '', 'http://relative.invalid');
    expect(target.pathname).toBe('/api/posts');
    expect(Object.fromEntries(target.searchParams)).toEqual({
      ...{ tag, archive: '2020', fields: 'id,slug', limit: '2' },
      cursor: first.body.next_cursor,
    });
    for (const filter of [`author=${author.id}`, 'featured=false']) {
      const { headers } = await call(`/api/posts?${filter}&limit=1`);
      expect(linkTarget(headers)).toContain(`?${filter}&limit=1&cursor=`);
    }
  });

  describe('fields', () => {
    const read = (fields: string) =>
      call<{ posts: Record<string, unknown>[] }>(`/api/posts?tag=${tag}&limit=1&fields=${fields}`);

    test('gives those that are named, in that order, and where to go on', async () => {
      const whole = await call<{ posts: Record<string, unknown>[]; next_cursor: string }>(
        `/api/posts?tag=${tag}&limit=1`,
      );
      const { status, body } = await read('title,slug,title');
      const [{ title, slug } = {}] = whole.body.posts;
      expect(status).toBe(200);
      expect(JSON.stringify(body)).toBe(
        JSON.stringify({ posts: [{ title, slug }], next_cursor: whole.body.next_cursor }),
      );
    });

    test('takes every field of a post in the list', async () => {
      const names = Object.keys(listedPostSchema.shape);
      const [whole, selected] = [
        await call<{ posts: unknown[] }>(`/api/posts?tag=${tag}&limit=1`),
        await read(names.join(',')),
      ];
      expect(selected.body).toEqual(whole.body);
      for (const name of names) {
        expect(Object.keys((await read(name)).body.posts[0] ?? {})).toEqual([name]);
      }
    });

    test.each([
      ...['', ',', 'id,', 'ID', 'id%20', 'content_md', 'status', 'version', 'preview_key'],
      ...['__proto__', 'constructor', 'id&fields=slug', 'id,'.repeat(200)],
    ])('is not %s', async (fields) => {
      const answer: Answer<unknown> = await read(fields);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ errors: [{ pointer: expect.stringMatching(/^\/fields/) }] });
    });

    test('has an ETag of its own, answers 304 to it, and is kept by the CDN', async () => {
      const path = `/api/posts?tag=${tag}&limit=1&fields=id`;
      const [selected, other] = [await rawRequest(path), await rawRequest(`${path},slug`)];
      const etag = selected.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[^"]+"$/);
      expect(other.headers.get('etag')).not.toBe(etag);
      expect(selected.headers.get('cache-control')).toBe(PUBLIC);
      const again = await rawRequest(path, { headers: { 'If-None-Match': etag } });
      expect(again).toMatchObject({ status: 304, body: '' });
    });
  });

  test.each([
    '/api/posts?limit=2&',
    '/api/search?q=etag&',
    '/api/tags?',
    '/feed.xml?',
    '/api/posts/welcome/related?',
  ])('what others append to %s changes nothing', async (path) => {
    const full = path.replace('welcome', String(archived[0]?.slug));
    const [plain, appended] = [
      await rawRequest(full),
      await rawRequest(`${full}utm_source=mail&fbclid=1&fbclid=2&page=2`),
    ];
    const seen = ({ status, headers, body }: typeof plain) => ({
      ...{ status, body, etag: headers.get('etag'), link: headers.get('link') },
    });
    expect(plain.status).toBe(200);
    expect(plain.headers.get('etag')).not.toBeNull();
    expect(seen(appended)).toEqual(seen(plain));
  });
});
