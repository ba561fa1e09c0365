import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accountsClient } from '../support/accounts/account-routes.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  type Account,
} from '../support/accounts/accounts.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { call, type Answer } from '../support/http/api.js';
import { rawRequest } from '../support/http/raw-request.js';
import { FEEDS, readFeed, type FeedFormat } from '../support/posts/feeds.js';
import {
  adminPageSchema,
  publicPageSchema,
  publicPostSchema,
  savedPostSchema,
  type EditorPost,
} from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';
import { completeRenames, renamesOf } from '../support/work/renames.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';
const POSTS = '/admin/api/posts';

const accounts = accountsClient();

let author: Account;
let token: string;
let writer: PostsClient;
let former: string;

beforeEach(async () => {
  former = uniqueWord('former');
  author = await createAccount({ role: 'editor', firstName: 'Ada', lastName: former });
  token = (await logIn(author)).access_token;
  writer = postsClient(token);
});

/** Changes the last name of the author, and waits until every rename so far was carried along. @returns the whole new name */
async function rename(lastName = uniqueWord('new'), count = 1): Promise<string> {
  expect(await accounts.patchProfile(token, { last_name: lastName })).toMatchObject({ status: 200 });
  await completeRenames(author.id, count);
  return `Ada ${lastName}`;
}

/** The post of an answer. Of a renamed author its ETag may be more than the version. */
const named = ({ status, body }: Answer<unknown>): EditorPost => {
  expect(status).toBe(200);
  return savedPostSchema.parse(body);
};

/** A post as it is stored now. */
const read = async (id: string): Promise<EditorPost> => named(await writer.read(id));

/** The post with the author's names in place of those that it has. */
const withName = (post: EditorPost, name: string): EditorPost => ({
  ...post,
  author: { ...post.author, name: post.author.id === author.id ? name : post.author.name },
  authors: post.authors.map((one) => (one.id === author.id ? { ...one, name } : one)),
});

const versionsOf = async ({ id }: EditorPost) =>
  (await firestore.collection(`blog_posts/${id}/revisions`).get()).docs.map((doc) => doc.id);

/** The author's names that visitors find of a tag, in each place, and which posts they find by words. */
async function visitorsSee(tag: string, { slug }: EditorPost, words: string) {
  const listed = publicPageSchema.parse((await call<unknown>(`/api/posts?tag=${tag}`)).body).posts;
  const related = await call<{ related: EditorPost[] }>(`/api/posts/${slug}/related`);
  const post = publicPostSchema.parse((await call<unknown>(`/api/posts/${slug}`)).body);
  const graph = await call<{ authors: string[] }>(`/api/posts/${slug}/open-graph`);
  const found = await call<{ posts: { slug: string }[] }>(`/api/search?q=${words}`);
  const feeds = [];
  for (const format of Object.keys(FEEDS)) {
    const { items } = await readFeed(format as FeedFormat, tag);
    feeds.push(items.flatMap(({ authors }) => authors));
  }
  return {
    listed: listed.map(({ author: { name } }) => name),
    related: related.body.related.map(({ author: { name } }) => name),
    post: [post.author.name, post.authors.map(({ name }) => name)],
    graph: graph.body.authors,
    found: found.body.posts.length,
    feeds,
  };
}

test('a renamed author has the new name in every post, whatever its status, and visitors find it there', async () => {
  const tag = uniqueWord();
  const other = await createAccount({ role: 'editor', firstName: 'Grace', lastName: 'Hopper' });
  const [published, neighbour, draft, scheduled, trashed, second] = [
    await writer.givenPublished({ tags: [tag] }),
    await writer.givenPublished({ tags: [tag] }),
    await writer.given(),
    await writer.given(),
    await writer.given(),
    await writer.given({ author_ids: [other.id, author.id] }),
  ];
  postOf(await writer.schedule(scheduled.id, FAR_FUTURE));
  expect(await writer.trash(trashed.id)).toMatchObject({ status: 204 });
  const posts = await Promise.all(
    [published, neighbour, draft, scheduled, trashed, second].map(({ id }) => read(id)),
  );
  const revisions = await Promise.all(posts.map(versionsOf));
  const expected = (name: string) => ({
    listed: [name, name],
    related: [name],
    post: [name, [name]],
    graph: [name],
    found: 2,
    feeds: Array(3).fill([name, name]),
  });
  await waitFor(
    async () => (await visitorsSee(tag, published, former)).found === 2, //
    { description: 'the search' },
  );
  expect(await visitorsSee(tag, published, former)).toEqual(expected(`Ada ${former}`));

  const lastName = uniqueWord('new');
  const name = await rename(lastName);
  expect(await Promise.all(posts.map(({ id }) => read(id)))).toEqual(
    posts.map((post) => withName(post, name)),
  );
  expect(await Promise.all(posts.map(versionsOf))).toEqual(revisions);
  // An instance finds what the worker wrote within 5 s.
  const seen = JSON.stringify(expected(name));
  await waitFor(async () => JSON.stringify(await visitorsSee(tag, published, lastName)) === seen, {
    description: 'visitors to see the new name',
  });
  expect(await visitorsSee(tag, published, former)).toMatchObject({ found: 0 });
  const list = adminPageSchema.parse((await writer.list(`?q=${lastName}`)).body);
  expect(list.posts.map(({ id }) => id).sort()).toEqual(
    posts
      .filter(({ status }) => status !== 'trashed')
      .map(({ id }) => id)
      .sort(),
  );
}, 60_000);

test('the job is one of the jobs of staff, with its counts, and is in the audit log', async () => {
  await writer.given();
  await writer.givenPublished();
  const name = await rename();
  const [job] = await renamesOf(author.id);
  const { body } = await call<unknown>(`/admin/api/jobs/${String(job?.id)}`, { token });
  expect(body).toMatchObject({
    kind: 'rename-author',
    status: 'succeeded',
    progress: { done: 2, total: 2 },
    counts: { changed: 2, unchanged: 0, failed: 0 },
    created_by: { id: author.id, name },
  });
  expect(await storedAuditEntries(String(job?.id))).toEqual([
    expect.objectContaining({ action: 'job_created', actor_id: author.id }),
  ]);
});

describe('no job is begun', () => {
  test('by a name that is the same, be it divided in another way', async () => {
    await writer.given();
    const names = { first_name: `Ada ${former}`, last_name: '' };
    for (const body of [{ last_name: former }, { first_name: ' Ada ' }, names]) {
      for (const method of ['PATCH', 'PUT']) {
        expect(await call('/api/auth/profile', { method, token, body })).toMatchObject({ status: 200 });
      }
    }
    expect(await renamesOf(author.id)).toEqual([]);
  });

  test('by the rename of an account that has written nothing', async () => {
    const reader = await createAccount();
    const { access_token: own } = await logIn(reader);
    expect(await accounts.patchProfile(own, { last_name: 'Lovelace' })).toMatchObject({ status: 200 });
    expect(await renamesOf(reader.id)).toEqual([]);
  });

  test('by who is no longer staff: readers write no bylines', async () => {
    await writer.givenPublished();
    await changeAccount(author.id, { role: 'user' });
    expect(await accounts.patchProfile(token, { last_name: 'Anything' })).toMatchObject({ status: 200 });
    expect(await renamesOf(author.id)).toEqual([]);
  });

  test('by a name that is taken away: bylines are not empty', async () => {
    await writer.givenPublished();
    const nameless = { first_name: '', last_name: '' };
    expect(await accounts.patchProfile(token, nameless)).toMatchObject({ status: 200 });
    expect(await renamesOf(author.id)).toEqual([]);
  });
});

test('who is not active any more when the job runs is renamed as well', async () => {
  const { id } = await writer.givenPublished();
  const lastName = uniqueWord('new');
  expect(
    await call('/api/auth/profile', { method: 'PUT', token, body: { last_name: lastName } }),
  ).toMatchObject({ status: 200 });
  await changeAccount(author.id, { is_active: false });
  expect(await completeRenames(author.id)).toMatchObject([{ counts: { changed: 1 } }]);
  const stored = await firestore.doc(`blog_posts/${id}`).get();
  expect(stored.get('authors')).toEqual([{ id: author.id, name: `Ada ${lastName}` }]);
});

describe('what a client has kept of a renamed author’s post', () => {
  let post: EditorPost;
  let path: string;

  beforeEach(async () => {
    post = await writer.givenPublished({ title: 'Kept' });
    path = `/api/posts/${post.slug}`;
  });

  /** What a client that has kept an answer sends with the next request, by one of its validators or by both. */
  const validatorsOf = (headers: Headers) => {
    const etag = { 'If-None-Match': headers.get('etag') ?? '' };
    const time = { 'If-Modified-Since': headers.get('last-modified') ?? '' };
    return [etag, time, { ...etag, ...time }];
  };

  test.each<[string, () => Record<string, string>, () => string]>([
    ['a visitor', () => ({}), () => path],
    ['an editor, by its id', () => ({ Authorization: `Bearer ${token}` }), () => `${POSTS}/${post.id}`],
    ['an editor, by its slug', () => ({ Authorization: `Bearer ${token}` }), () => path],
  ])('is not confirmed to %s, and what is read then is', async (_who, headersOf, pathOf) => {
    const ask = (more: Record<string, string> = {}) =>
      rawRequest(pathOf(), { headers: { ...headersOf(), ...more } });
    const kept = validatorsOf((await ask()).headers);
    for (const validator of kept) expect(await ask(validator)).toMatchObject({ status: 304 });
    const name = await rename();
    const read = await waitFor(async () => {
      const answer = await ask();
      return publicPostSchema.loose().parse(answer.body).author.name === name && answer;
    });
    for (const validator of kept) {
      expect(await ask(validator)).toMatchObject({ status: 200, body: { updated_at: post.updated_at } });
    }
    for (const validator of validatorsOf(read.headers)) {
      expect(await ask(validator)).toMatchObject({ status: 304 });
    }
  });

  test('is not confirmed to who has a preview link', async () => {
    const link = await call<{ token: string }>(`${POSTS}/${post.id}/preview-link`, {
      method: 'POST',
      token,
      body: {},
    });
    const preview = `${path}?preview=${link.body.token}`;
    const kept = validatorsOf((await rawRequest(preview)).headers);
    await rename();
    for (const headers of kept) {
      expect(await rawRequest(preview, { headers })).toMatchObject({ status: 200 });
    }
  });

  test('does for If-Match, before and after', async () => {
    const before = (await writer.read(post.id)).headers.get('etag') ?? '';
    await rename();
    const after = (await writer.read(post.id)).headers.get('etag') ?? '';
    expect([before, after]).toEqual(['"1"', expect.stringMatching(/^"1\.[\da-z]+"$/)]);
    await rename(uniqueWord('new'), 2);
    const last = (await writer.read(post.id)).headers.get('etag') ?? '';
    expect(last).not.toBe(after);
    expect(named(await writer.patch(post.id, { title: 'Mine' }, before)).version).toBe(2);
    await rename(uniqueWord('new'), 3);
    expect(named(await writer.patch(post.id, { title: 'Mine again' }, '"2.mx1o4740"')).version).toBe(3);
    await rename(uniqueWord('new'), 4);
    const present = (await writer.read(post.id)).headers.get('etag');
    const refused = await writer.patch(post.id, { title: 'Theirs' }, after);
    expect(refused).toMatchObject({ status: 412, body: { current_version: 3 } });
    expect(refused.headers.get('etag')).toBe(present);
  });
});

describe('a name of before does not come back', () => {
  test('with a revision, which keeps it for itself: one that differs in nothing else is no change', async () => {
    const post = await writer.given({ content_md: 'One.' });
    const name = await rename();
    const same = named(await writer.act(post.id, 'revisions/1/restore'));
    expect({ ...same, warnings: undefined }).toEqual({ ...withName(post, name), warnings: undefined });
    expect(named(await writer.patch(post.id, { content_md: 'Two.' }))).toMatchObject({
      version: 2,
      author: { name },
    });
    const back = named(await writer.act(post.id, 'revisions/1/restore'));
    expect(back).toMatchObject({ version: 3, content_md: 'One.', author: { name } });
    const revision = await call<{ authors: unknown }>(`${POSTS}/${post.id}/revisions/1`, { token });
    expect(revision.body.authors).toEqual(post.authors);
  });

  test('with a revision that is restored before the job runs: it makes no version, and waits for the name', async () => {
    const { id, version } = await writer.given();
    await changeAccount(author.id, { last_name: uniqueWord('new') });
    expect(named(await writer.act(id, 'revisions/1/restore'))).toMatchObject({
      version,
      authors: [{ id: author.id }],
    });
  });

  test('with author_ids, by which a post of before has its authors’ names of now', async () => {
    const { id, authors } = await writer.given();
    const name = await rename();
    await firestore.doc(`blog_posts/${id}`).update({ authors });
    const renewed = named(await writer.patch(id, { author_ids: [author.id] }));
    expect(renewed).toMatchObject({ version: 2, author: { name } });
  });
});

describe('a profile', () => {
  let admin: string;
  beforeAll(async () => {
    admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  });

  test('is renamed by its owner alone: admins change no names', async () => {
    const body = { last_name: 'Lovelace' };
    const answer = await call(`/admin/api/users/${author.id}`, { method: 'PATCH', token: admin, body });
    expect(answer.status).toBe(422);
    expect(await renamesOf(author.id)).toEqual([]);
  });
});
