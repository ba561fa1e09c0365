import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PUBLISHING_COST } from '../../src/content/directory/directory-cost.js';
import { TOKEN_COST } from '../../src/http/index.js';
import { POST_LIMITS } from '../../src/posts/index.js';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { costOf, measureGet, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { giveRevisions } from '../support/posts/many-revisions.js';
import { adminPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { copiesClient } from '../support/posts/working-copies.js';
import { call } from '../support/http/api.js';
import { upload } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { routeOf } from '../support/http/routes.js';
import { send, signIn } from '../support/scenarios/index.js';

const POSTS = '/admin/api/posts';

/** That the directory has no base yet, as read by an instance that begins. */
const NO_BASE = 1;

let api: RunningFunction;
let token: string;
let editor: PostsClient;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
  ({ token } = await signIn('editor'));
  editor = postsClient(token);
});

afterAll(() => api.stop());

/** What an editor's request costs without the check of the token, by its log line: reads, writes and round trips. */
async function measure(
  method: string,
  path: string,
  { status = 200, body, headers }: { status?: number; body?: unknown; headers?: Record<string, string> } = {},
): Promise<[reads: number, writes: number, roundTrips: number]> {
  const requestId = newRequestId();
  const request = { path, token, status, body, headers: { ...headers, 'X-Request-Id': requestId } };
  expect(await send(method, request, api.url)).toMatchObject({ status });
  const { reads, writes, roundTrips } = costOf(await requestLine(api, requestId));
  return [reads - TOKEN_COST.reads, writes - TOKEN_COST.writes, roundTrips - TOKEN_COST.roundTrips];
}

const create = (body: Record<string, unknown>, headers?: Record<string, string>) =>
  measure('POST', POSTS, {
    status: 201,
    body: { title: uniqueWord(), ...body },
    ...(headers && { headers }),
  });

const patch = ({ id }: EditorPost, body: unknown) => measure('PATCH', `${POSTS}/${id}`, { body });

/** A draft with as many revisions as are kept. */
async function givenFull(): Promise<EditorPost> {
  let post = await editor.given({ slug: uniqueWord() });
  for (let version = 2; version <= 50; version += 1) {
    post = postOf(await editor.patch(post.id, { title: `Version ${version}` }));
  }
  return post;
}

describe('creating a post costs', () => {
  test('5 writes in 1 transaction, published 8 with the job that draws its card, and 1 read for its author', async () => {
    // The first that an instance publishes reads as well how items are spread over shards, and the site's dictionary.
    await create({ status: 'published' });
    expect(await create({})).toEqual([1, 5, 2]);
    expect(await create({ status: 'published' })).toEqual([1, 8, 2]);
  });

  test('1 read for each author that is named', async () => {
    const authors = [await createAccount({ role: 'editor' }), await createAccount({ role: 'editor' })];
    expect(await create({ author_ids: authors.map(({ id }) => id) })).toEqual([2, 5, 2]);
  });

  test('1 read and 1 write more with a key, and 2 reads when it is sent again', async () => {
    const [title, headers] = [uniqueWord(), { 'Idempotency-Key': randomUUID() }];
    expect(await create({ title }, headers)).toEqual([2, 6, 3]);
    expect(await create({ title }, headers)).toEqual([2, 0, 2]);
  });

  test('the transaction in vain and 2 reads more when its slug is taken, and 1 read for each other one that is', async () => {
    const { title } = await editor.given();
    expect(await create({ title })).toEqual([4, 10, 7]);
    expect(await create({ title })).toEqual([5, 10, 8]);
  });
});

describe('changing a post costs', () => {
  test('1 read and 4 writes, none when nothing changes, 2 reads and 1 write more once 50 revisions are kept', async () => {
    const draft = await editor.given({ slug: uniqueWord() });
    expect(await patch(draft, { title: uniqueWord() })).toEqual([1, 4, 2]);
    expect(await patch(draft, { featured: false })).toEqual([1, 0, 2]);
    expect(await patch(await givenFull(), { title: uniqueWord() })).toEqual([3, 5, 3]);
  }, 60_000);

  test('1 read and 2 writes more with a new slug, 1 write more where visitors see it, another with its text, one for its card', async () => {
    const post = await editor.given();
    expect(await patch(post, { title: uniqueWord() })).toEqual([2, 6, 3]);
    expect(await patch(post, { slug: uniqueWord() })).toEqual([2, 6, 3]);
    expect(await measure('POST', `${POSTS}/${post.id}/publish`)).toEqual([1, 7, 2]);
    expect(await patch(post, { slug: uniqueWord() })).toEqual([2, 7, 3]);
    expect(await patch(post, { content_md: uniqueWord() })).toEqual([1, 6, 2]);
  });

  test('2 reads more when the ETag is stale', async () => {
    const { id } = await editor.given();
    const request = { status: 412, body: { title: 'Mine' }, headers: { 'If-Match': '"2"' } };
    expect(await measure('PATCH', `${POSTS}/${id}`, request)).toEqual([3, 0, 4]);
  });
});

describe('what a route says is the most is what it costs with as many authors and taken slugs as can be:', () => {
  let authorIds: string[];
  beforeAll(async () => {
    authorIds = [];
    for (let nth = 0; nth < POST_LIMITS.authors; nth += 1)
      authorIds.push((await createAccount({ role: 'editor' })).id);
  });

  /** Takes the slugs that are tried for a title before a random one. */
  const takeSlugs = async (title: string) => {
    for (let nth = 1; nth <= 3; nth += 1) await editor.given({ title });
  };

  /** What it says, without what only the first write of an instance costs. */
  const saidOf = (name: string) => {
    const { reads, roundTrips } = routeOf(name).cost;
    return [reads - PUBLISHING_COST.reads, roundTrips - PUBLISHING_COST.roundTrips];
  };

  test('creating', async () => {
    const title = uniqueWord();
    await takeSlugs(title);
    const cost = await create({ title, tags: ['web'], author_ids: authorIds, status: 'published' });
    expect([cost[0], cost[2]]).toEqual(saidOf('POST /admin/api/posts'));
    expect(cost[1]).toBe(routeOf('POST /admin/api/posts').cost.writes);
  });

  test('changing', async () => {
    const [post, title] = [await editor.given(), uniqueWord()];
    await takeSlugs(title);
    await giveRevisions(post.id);
    const [reads, , roundTrips] = await patch(post, { title, tags: ['web'], author_ids: authorIds });
    expect([reads, roundTrips]).toEqual(saidOf('PATCH /admin/api/posts/:id'));
  });

  test('bringing a revision back', async () => {
    const title = uniqueWord();
    const { id } = await editor.given({ title, tags: ['web'], author_ids: authorIds });
    postOf(await editor.patch(id, { title: uniqueWord(), author_ids: authorIds.slice(0, 1) }));
    await takeSlugs(title);
    await giveRevisions(id);
    const [reads, , roundTrips] = await measure('POST', `${POSTS}/${id}/revisions/1/restore`);
    expect([reads, roundTrips]).toEqual(saidOf('POST /admin/api/posts/:id/revisions/:version/restore'));
  });
});

describe('removing a post for good costs', () => {
  const purge = async ({ id }: EditorPost) => {
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    return measure('DELETE', `${POSTS}/${id}?purge=true`, { status: 204 });
  };

  test('1 read, and 1 for each slug and revision; 3 writes more', async () => {
    const post = await editor.given();
    for (let slugs = 2; slugs <= 3; slugs += 1) postOf(await editor.patch(post.id, { slug: uniqueWord() }));
    const [reads, writes] = await purge(post);
    expect([reads, writes]).toEqual([1 + 3 + 4, 4 + 3 + 4]);
  });

  test('52 reads and 55 writes with one slug and 50 revisions', async () => {
    const [reads, writes] = await purge(await givenFull());
    expect([reads, writes]).toEqual([52, 55]);
  }, 60_000);
});

describe('a slug that visitors may not see costs them the same as a free one', () => {
  const KINDS = ['free', 'draft', 'trashed', 'scheduled'] as const;
  let quiet: OwnProject;
  let writer: PostsClient;

  beforeAll(async () => {
    quiet = await startOwnProject();
    const grant = await logIn(await quiet.createAccount({ role: 'editor' }), { baseUrl: quiet.url });
    writer = postsClient(grant.access_token, quiet.url);
  });

  afterAll(() => quiet.stop());

  async function givenSlug(kind: (typeof KINDS)[number]): Promise<string> {
    if (kind === 'free') return uniqueWord();
    const { id, slug } = await writer.given();
    if (kind === 'trashed') expect(await writer.trash(id)).toMatchObject({ status: 204 });
    if (kind === 'scheduled') postOf(await writer.schedule(id, '2100-01-01T00:00:00.000Z'));
    return slug;
  }

  /** Reads and round trips of requests that are answered 404, one after the other. */
  async function costsOf(instance: RunningFunction, paths: readonly string[]): Promise<unknown[]> {
    const costs: unknown[] = [];
    for (const path of paths) {
      const requestId = newRequestId();
      const request = { path, status: 404, headers: { 'X-Request-Id': requestId } };
      expect(await send('GET', request, instance.url)).toMatchObject({ status: 404 });
      const { reads, roundTrips } = costOf(await requestLine(instance, requestId));
      costs.push([reads, roundTrips]);
    }
    return costs;
  }

  test('the first time and later', async () => {
    const slugs = [];
    for (const kind of KINDS) slugs.push([kind, await givenSlug(kind), await givenSlug(kind)] as const);
    const { size } = await quiet.firestore.collection('content_directory').get();
    const measured: unknown[] = [];
    for (const [kind, first, second] of slugs) {
      const post = `/api/posts/${first}`;
      const paths = [post, post, post, `/api/posts/${second}/open-graph`];
      const alone = await quiet.startInstance();
      const related = `/api/posts/${first}/related`;
      measured.push([
        kind,
        await costsOf(await quiet.startInstance(), paths),
        await costsOf(alone, [related, related]),
      ]);
    }
    // The second time the instance asks whether what it has kept is current, and then not for 5 s.
    const posts = [
      [2, 2],
      [1, 1],
      [0, 0],
      [2, 2],
    ];
    const related = [
      [size + 4, 5],
      [1, 1],
    ];
    expect(measured).toEqual(KINDS.map((kind) => [kind, posts, related]));
  }, 60_000);
});

test('a preview link costs 1 read and 1 write, the first one 2', async () => {
  const { id } = await editor.given();
  const path = `${POSTS}/${id}/preview-link`;
  expect(await measure('POST', path, { status: 201, body: {} })).toEqual([1, 2, 2]);
  expect(await measure('POST', path, { status: 201, body: {} })).toEqual([1, 1, 2]);
  expect(await measure('DELETE', path, { status: 204 })).toEqual([1, 2, 2]);
  expect(await measure('DELETE', path, { status: 204 })).toEqual([1, 1, 2]);
});

test('opening a preview link costs 3 reads; with a working copy 1 more for its tags, and 1 for each author and file, once in 5 s', async () => {
  const post = await editor.given({ slug: uniqueWord(), tags: ['web'] });
  const link = await call<{ token: string }>(`${POSTS}/${post.id}/preview-link`, {
    method: 'POST',
    token,
    body: {},
  });
  const open = async () => {
    const { reads, writes, roundTrips } = await measureGet(
      api,
      `/api/posts/${post.slug}?preview=${link.body.token}`,
    );
    return [reads, writes, roundTrips];
  };
  expect(await open()).toEqual([3, 0, 3]);
  const [first, second] = [await createAccount({ role: 'editor' }), await createAccount({ role: 'editor' })];
  const bytes = await newPicture({ width: 40, height: 30, format: 'png' });
  const { body: picture } = await upload(token, bytes);
  await copiesClient('posts', token).given(post.id, 1, {
    tags: ['web'],
    author_ids: [first.id, second.id],
    content_md: `![](media:${picture.id})`,
    cover_image: { url: `media:${picture.id}`, alt: '' },
  });
  expect(await open()).toEqual([7, 0, 6]);
  expect(await open()).toEqual([3, 0, 3]);
  await copiesClient('posts', token).given(post.id, 1, { tags: ['web'], author_ids: [first.id] });
  expect(await open()).toEqual([5, 0, 5]);
  expect(await open()).toEqual([3, 0, 3]);
});

test('a page of the editors’ list costs the shards of the directory the first time, where there is no base, then 1 read, the last page like the first', async () => {
  const quiet = await startOwnProject();
  try {
    await quiet.removePosts();
    const account = await quiet.createAccount({ role: 'editor' });
    const grant = await logIn(account, { baseUrl: quiet.url });
    const writer = postsClient(grant.access_token, quiet.url);
    for (let count = 0; count < 6; count += 1) await writer.given();
    // A shard that was changed shortly before is read again; the instance that is measured has not looked yet.
    const shards = await quiet.firestore.collection('content_directory').listDocuments();
    for (const shard of shards) await shard.update({ changed_at: new Date(Date.now() - 3_600_000) });
    const cost = async (query: string) => {
      const { reads, writes } = await measureGet(quiet.api, `${POSTS}?${query}`, grant.access_token);
      return [reads - TOKEN_COST.reads, writes];
    };
    expect(await cost('limit=1')).toEqual([shards.length + NO_BASE, 0]);
    const { body } = await writer.list('?limit=5');
    const { next_cursor: cursor } = adminPageSchema.parse(body);
    expect(await cost('limit=5')).toEqual([1, 0]);
    expect(await cost(`limit=5&cursor=${encodeURIComponent(String(cursor))}`)).toEqual([1, 0]);
    expect(await cost('limit=50&q=post&status=draft&sort=title')).toEqual([1, 0]);
  } finally {
    await quiet.stop();
  }
});
