import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { FieldPath } from 'firebase-admin/firestore';
import type { Job, JobHandler } from '../../src/jobs/index.js';
import { AuditTrail } from '../../src/audit/index.js';
import { BulkItems, KindBulk, publish, trash } from '../../src/content/index.js';
import { editContent } from '../../src/content/items/compose.js';
import { POST_BULK, POST_KIND, type Post } from '../../src/posts/index.js';
import { RetagPosts, TagDetailsRepository } from '../../src/tags/index.js';
import { ImportContent } from '../../src/transfer/index.js';
import type { Answer } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { fillAllShards, fillShard } from '../support/posts/full-shards.js';
import { createOwnPosts, writePost, type OwnPosts } from '../support/posts/own-posts.js';
import { postOf, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { reindexOn } from '../support/posts/reindex.js';
import { shardOfPost } from '../support/posts/shards.js';

const NO_ROOM_IN_DIRECTORY = expect.stringMatching(/^The directory has no room.* in the trash for good/);
const NO_ROOM_IN_TEXTS = expect.stringMatching(/^The texts for the search have no room.* Unpublish/);

/** Posts of an export: as many as one transaction stores. */
const RECORDS = Array.from({ length: 5 }, (_, number) => ({
  id: `imported-${number}`,
  slug: `imported-${number}`,
  title: `Imported ${number}`,
  content_md: 'x',
  excerpt: null,
  tags: [],
  status: 'draft',
  published_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  authors: [],
  cover_image: null,
  featured: false,
  seo: null,
}));

const LONG_TITLE = 'A title that is longer than it was before';

describe('with a full shard', () => {
  let own: OwnPosts;
  let instance: ReturnType<OwnPosts['newInstance']>;

  /** For each test a database of its own: what is full in one would refuse the posts of the next. */
  beforeEach(beginAnew);

  afterEach(() => own.close());

  async function beginAnew(): Promise<void> {
    own = await createOwnPosts();
    instance = own.newInstance();
  }

  /** The only posts, in shards of their own, of which that of the first is full. */
  async function givenPosts(tags: string[] = []): Promise<[full: Post, other: Post]> {
    const [full, other] = [await given(tags), await given(tags)];
    const shards = await Promise.all([full, other].map(({ id }) => shardOfPost(own.db, id)));
    if (shards[0] === shards[1]) {
      await own.close();
      await beginAnew();
      return givenPosts(tags);
    }
    await fillShard(own.db, 'content_directory', full.id);
    return [full, other];
  }

  const given = (tags: string[]) =>
    instance.service.create(
      { title: 'T', contentMd: 'x', excerpt: null, tags, coverImage: null, featured: false, status: 'draft' },
      { id: 'ada', name: 'Ada Lovelace' },
    );

  async function stepOf(handler: JobHandler, input: object) {
    const run = await handler.open({ input, done: 0, createdBy: { id: 'ada', name: 'Ada' } } as Job);
    return run.step(null);
  }

  test('a bulk job changes the other posts and says of this one why not', async () => {
    const [full, other] = await givenPosts();
    const input = { action: 'publish', ids: [full.id, other.id] };
    expect(
      await stepOf(new BulkItems([new KindBulk(POST_KIND, POST_BULK, instance.service)]), input),
    ).toMatchObject({
      counts: { changed: 1, unchanged: 0, failed: 1 },
      problems: [{ item: full.id, detail: NO_ROOM_IN_DIRECTORY }],
    });
    expect(await instance.service.get(full.id)).toMatchObject({ status: 'draft', version: 1 });
  });

  test('so does a tag that gets a longer name', async () => {
    const [full, other] = await givenPosts(['short']);
    // Its copy of the directory is from before the shard was full.
    const handler = new RetagPosts(
      instance.service,
      own.newInstance().directory,
      new TagDetailsRepository(() => Promise.resolve(own.db), instance.broken),
    );
    expect(await stepOf(handler, { from: ['short'], to: 'much-longer-than-before' })).toMatchObject({
      counts: { changed: 1, failed: 1 },
      problems: [{ item: full.id, detail: NO_ROOM_IN_DIRECTORY }],
    });
    expect((await instance.service.get(other.id)).tags).toEqual(['much-longer-than-before']);
  });

  test('an import stores the other posts and says of this one why not', async () => {
    const content = Buffer.from(JSON.stringify({ format: 'firefolio', version: 1, posts: RECORDS }));
    const importAll = () => {
      const { kinds, users } = instance;
      const files = { readUpload: () => Promise.resolve(content) } as never;
      const [intake, archives, web] = [undefined as never, undefined as never, undefined as never];
      const clock = { now: () => new Date() };
      const redirects = { addMissing: () => Promise.resolve(0) };
      return stepOf(new ImportContent({ files, intake, archives, web, ...kinds, users, redirects, clock }), {
        format: 'json',
      });
    };
    await importAll();
    const made = (await own.db.collection('blog_posts').get()).docs;
    const full = made[0];
    for (const post of made) {
      await own.db.recursiveDelete(post.ref);
      // So that its entry, which stays, gets longer: by the suffix of another slug.
      await own.db.doc(`post_slugs/${String(post.get('slug'))}`).update({ post_id: 'another' });
    }
    await fillShard(own.db, 'content_directory', full?.id ?? '');
    const shards = await Promise.all(made.map(({ id }) => shardOfPost(own.db, id)));
    const stored = made.filter((_, index) => shards[index] !== shards[0]);
    const { counts, problems } = await importAll();
    expect(counts).toEqual({ created: stored.length, failed: RECORDS.length - stored.length });
    expect(problems).toContainEqual({ item: String(full?.get('title')), detail: NO_ROOM_IN_DIRECTORY });
    const present = await instance.batches.whichExist(made.map(({ id }) => id));
    expect([...present].sort()).toEqual(stored.map(({ id }) => id).sort());
  });

  test('reindex mends the other posts and says of this one why not', async () => {
    const [full, other] = await givenPosts();
    for (const { id } of [full, other]) await own.db.doc(`blog_posts/${id}`).update({ title: LONG_TITLE });
    const outcome = await reindexOn(own);
    expect(outcome.counts).toMatchObject({ failed: expect.any(Number) });
    expect(outcome.problems).toContainEqual({ item: full.id, detail: NO_ROOM_IN_DIRECTORY });
    const { values } = await own.newInstance().directory.refresh();
    expect([values.get(full.id)?.title, values.get(other.id)?.title]).toEqual(['T', LONG_TITLE]);
  });

  test('a post that is there can be shortened, moved to the trash and removed for good', async () => {
    const [post] = await givenPosts();
    const { service } = instance;
    await expect(service.update(post.id, { title: LONG_TITLE }, null)).rejects.toMatchObject({
      code: 'failed-precondition',
      message: NO_ROOM_IN_DIRECTORY,
    });
    expect(await service.edit(post.id, 'trashed', trash, null)).toMatchObject({ status: 'trashed' });
    await service.purge(post.id, null);
    expect((await own.newInstance().directory.refresh()).values.has(post.id)).toBe(false);
  });

  test('of the texts a post can’t be published, with a mend of its own', async () => {
    const post = await given([]);
    await fillShard(own.db, 'content_texts', post.id);
    await expect(instance.service.edit(post.id, 'published', publish, null)).rejects.toMatchObject({
      code: 'failed-precondition',
      message: NO_ROOM_IN_TEXTS,
    });
    expect(await instance.service.edit(post.id, 'trashed', trash, null)).toMatchObject({ status: 'trashed' });
  });

  test('of the texts a post is published in place of the terms there, which are taken off', async () => {
    const contentMd = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const post = await writePost(instance.service, { title: 'T', status: 'draft', contentMd });
    await fillShard(own.db, 'content_texts', post.id);
    const shard = own.db.doc(`content_texts/${await shardOfPost(own.db, post.id)}`);
    // The first ballast once more, of which nearly all are terms.
    const other = { text: Buffer.of(3, 0), terms: Buffer.alloc(254_850) };
    await shard.set(
      { entries: { ballast1: other } },
      { mergeFields: [new FieldPath('entries', 'ballast1')] },
    );
    expect(await instance.service.edit(post.id, 'published', publish, null)).toMatchObject({
      status: 'published',
    });
    const entries = (await shard.get()).get('entries') as Record<string, { terms?: Buffer }>;
    expect(entries['ballast1']).toEqual({ text: other.text, terms: Buffer.of() });
    expect(entries[`post:${post.id}`]?.terms?.length).toBeGreaterThan(0);
  });

  test('or without one: a post that is itself too large is told so', async () => {
    const post = await writePost(instance.service, { title: 'Full', status: 'draft' });
    await own.db.doc(`blog_posts/${post.id}`).update({ ballast: 'x'.repeat(1_046_000) });
    const change = await editContent(POST_KIND, { contentMd: 'word '.repeat(1_000) });
    const audit = new AuditTrail({ now: () => new Date() });
    const entry = audit.entry({ action: 'post_updated', target: { type: 'post', id: post.id } });
    const outcome = instance.items.update(
      post.id,
      (before) => change(before, new Date()),
      () => entry,
    );
    await expect(outcome).rejects.toMatchObject({
      code: 'failed-precondition',
      message: expect.stringMatching(/^The post is too large/),
    });
  });
});

describe('the API', () => {
  let site: EditorSite;
  let editor: PostsClient;

  beforeAll(async () => {
    site = await startEditorSite();
    ({ editor } = site);
  });

  afterAll(() => site.stop());

  afterEach(() => site.firestore.recursiveDelete(site.firestore.collection('content_directory')));

  function expectNoRoom(answer: Answer<unknown>): void {
    expectProblem(answer, 409);
    expect(answer.body).toMatchObject({
      type: 'urn:firefolio:problem:failed-precondition',
      detail: NO_ROOM_IN_DIRECTORY,
    });
  }

  const givenFull = async (fields: object) => {
    const post = await editor.given({ title: 'T', ...fields });
    await fillShard(site.firestore, 'content_directory', post.id);
    return post;
  };

  test('answers every write that a full shard has no room for with how to make some', async () => {
    const post = await givenFull({});
    expectNoRoom(await editor.patch(post.id, { title: LONG_TITLE }));
    expectNoRoom(await editor.act(post.id, 'publish'));
    expectNoRoom(await editor.schedule(post.id, '2100-01-01T00:00:00.000Z'));
    expect(await editor.trash(post.id)).toMatchObject({ status: 204 });
    await fillShard(site.firestore, 'content_directory', post.id);
    expectNoRoom(await editor.act(post.id, 'restore'));
    expect(await editor.purge(post.id)).toMatchObject({ status: 204 });
  });

  test('answers the restoring of a longer revision so, and withdraws what is published', async () => {
    const post = await editor.givenPublished({ title: LONG_TITLE });
    postOf(await editor.patch(post.id, { title: 'T' }));
    await fillShard(site.firestore, 'content_directory', post.id);
    expectNoRoom(await editor.act(post.id, 'revisions/1/restore'));
    expect(postOf(await editor.act(post.id, 'unpublish'))).toMatchObject({ status: 'draft', title: 'T' });
  });

  test('creates no post when no shard has room', async () => {
    await fillAllShards(site.firestore);
    expectNoRoom(await editor.create({ title: 'One more' }));
    expect(
      (await site.firestore.collection('post_slugs').where('current', '==', true).get()).docs,
    ).not.toContainEqual(expect.objectContaining({ id: 'one-more' }));
  });
});
