import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FieldPath, FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { platformOn } from '../support/suite/platform.js';
import { adminPageSchema, publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { walkPages, type PostsClient } from '../support/posts/posts.js';
import { revisionListSchema } from '../support/posts/revision-wire.js';
import { entryKey, shardOfPost } from '../support/posts/shards.js';

let site: EditorSite;
let token: string;
let editor: PostsClient;

beforeAll(async () => {
  site = await startEditorSite('admin');
  ({ token, editor } = site);
});

afterAll(() => site.stop());

/** Ways in which a document of a post gets broken by hand. */
const BREAKS: [what: string, changes: Record<string, unknown>][] = [
  ['no created_at', { created_at: FieldValue.delete() }],
  ['a text for a time', { updated_at: 'yesterday' }],
  ['a number for a title', { title: 5 }],
  ['a text for tags', { tags: 'web' }],
  ['authors without names', { authors: ['ada'] }],
  ['an unknown status', { status: 'hidden' }],
  ['no version', { version: FieldValue.delete() }],
  ['a number for the SEO fields', { seo: 7 }],
  ['no Markdown', { content_md: FieldValue.delete() }],
];

/** How a broken document is refused that is asked for alone. */
const DATA_LOSS = { status: 500, body: { type: 'urn:firefolio:problem:data-loss' } };

/** Public lists. */
const LISTS = [
  '/api/posts',
  '/api/tags',
  '/api/search?q=whole',
  '/sitemap.xml',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
];

/** Another instance, which has nothing in memory yet, and what it answers. */
async function newInstance() {
  const { url, ...instance } = await site.startInstance();
  const get = (path: string, withToken = false) =>
    call<unknown>(path, { baseUrl: url, ...(withToken && { token }) });
  return { ...instance, url, get };
}

const readySchema = z.object({
  status: z.string(),
  documents: z.object({ status: z.string(), broken: z.record(z.string(), z.number()) }),
});

async function givenPosts(): Promise<[EditorPost, EditorPost, EditorPost]> {
  const given = (title: string) =>
    editor.givenPublished({ title, content_md: 'A whole text.', tags: ['whole'] });
  return [await given('The whole first'), await given('The whole second'), await given('The whole third')];
}

describe.each(BREAKS)('a post with %s', (_what, changes) => {
  let posts: [EditorPost, EditorPost, EditorPost];
  let broken: EditorPost;

  beforeAll(async () => {
    posts = await givenPosts();
    [, broken] = posts;
    await site.firestore.doc(`blog_posts/${broken.id}`).update(changes);
  });

  afterAll(async () => {
    await Promise.all(posts.map(({ id }) => site.firestore.doc(`blog_posts/${id}`).delete()));
    await runReindex();
  });

  test('costs no list anything, and is counted once it was met', async () => {
    const instance = await newInstance();
    for (const path of LISTS) expect(await instance.get(path)).toMatchObject({ status: 200 });
    expect(await instance.get('/admin/api/posts?limit=50', true)).toMatchObject({ status: 200 });
    const pages = await walkPages('/api/posts?limit=1', publicPageSchema, { baseUrl: instance.url });
    const listed = pages.flatMap((page) => page.posts.map(({ id }) => id));
    expect(listed).toEqual(expect.arrayContaining([posts[0].id, posts[2].id]));

    const alone = await instance.get(`/admin/api/posts/${broken.id}`, true);
    expect(alone).toMatchObject(DATA_LOSS);
    const ready = await instance.get('/api/ready');
    expect(ready.status).toBe(200);
    expect(readySchema.parse(ready.body)).toMatchObject({
      status: 'ready',
      documents: { status: 'broken', broken: { blog_posts: 1 } },
    });
    await instance.stop();
  });

  test('is refused to whoever asks for it alone or changes it, and stays as it is', async () => {
    const before = (await site.firestore.doc(`blog_posts/${broken.id}`).get()).data();
    const refusals = [
      await editor.read(broken.id),
      await editor.patch(broken.id, { title: 'Another' }),
      await editor.act(broken.id, 'unpublish'),
      await editor.trash(broken.id),
      await editor.purge(broken.id),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject(DATA_LOSS);
    expect((await site.firestore.doc(`blog_posts/${broken.id}`).get()).data()).toEqual(before);
  });

  test('has revisions, which can be listed', async () => {
    const answer = await call(`/admin/api/posts/${broken.id}/revisions`, { baseUrl: site.url, token });
    expect(revisionListSchema.parse(answer.body).revisions).toHaveLength(1);
  });

  test('is a problem of an export and of a reindex, which do the others', async () => {
    const exported = await runJob('/admin/api/posts/export', { format: 'json' });
    expect(exported['problems']).toContainEqual(expect.objectContaining({ item: broken.id }));
    expect(exported['counts']).toMatchObject({ failed: 1 });
    const reindexed = await runReindex();
    expect(reindexed['problems']).toContainEqual(expect.objectContaining({ item: broken.id }));
  });
});

test('a broken draft is nothing to visitors', async () => {
  const { id, slug } = await editor.given({ title: 'A broken draft' });
  await site.firestore.doc(`blog_posts/${id}`).update({ title: 5 });
  const ask = (asked?: string) =>
    call(`/api/posts/${slug}`, { baseUrl: site.url, ...(asked !== undefined && { token: asked }) });
  expect(await ask()).toMatchObject({ status: 404 });
  expect(await ask(token)).toMatchObject(DATA_LOSS);
});

test('a post of before its optional fields is whole, and can be edited', async () => {
  const { id, slug } = await editor.givenPublished({ title: 'From long ago' });
  const gone = ['featured', 'seo', 'toc', 'cover_image', 'preview_key', 'named_at'];
  await site.firestore
    .doc(`blog_posts/${id}`)
    .update(Object.fromEntries(gone.map((field) => [field, FieldValue.delete()])));
  expect(await call(`/api/posts/${slug}`, { baseUrl: site.url })).toMatchObject({
    status: 200,
    body: { featured: false, seo: { title: null }, toc: [], cover_image: null },
  });
  expect(await editor.patch(id, { title: 'From yesterday' })).toMatchObject({ status: 200 });
});

test('a broken revision is left out of the list, and costs a refused write only what it would have told', async () => {
  const { id } = await editor.given({ title: 'Twice written' });
  await editor.patch(id, { title: 'Written twice' });
  await site.firestore.doc(`blog_posts/${id}/revisions/1`).update({ saved_at: 5 });
  const list = await call(`/admin/api/posts/${id}/revisions`, { baseUrl: site.url, token });
  expect(revisionListSchema.parse(list.body).revisions.map(({ version }) => version)).toEqual([2]);
  for (const path of ['', '/diff?to=2']) {
    const answer = await call(`/admin/api/posts/${id}/revisions/1${path}`, { baseUrl: site.url, token });
    expect(answer).toMatchObject(DATA_LOSS);
  }
  expect(await editor.patch(id, { title: 'Once more' }, '"1"')).toMatchObject({
    status: 412,
    body: { current_version: 2 },
  });
});

test('broken entries of directory and texts cost their posts their places until a reindex', async () => {
  const [post, other] = await givenPosts();
  await breakEntry('content_directory', post.id, { title: 5 });
  await breakEntry('content_texts', other.id, 'no entry');
  const instance = await newInstance();
  for (const path of LISTS) expect(await instance.get(path)).toMatchObject({ status: 200 });
  const listed = adminPageSchema.parse((await instance.get('/admin/api/posts?limit=50', true)).body);
  expect(listed.posts.map(({ id }) => id)).not.toContain(post.id);
  const { documents } = readySchema.parse((await instance.get('/api/ready')).body);
  expect(documents.broken).toMatchObject({ content_directory: 1, content_texts: 1 });

  expect((await runReindex())['counts']).toMatchObject({ indexed: 2 });
  const mended = adminPageSchema.parse((await instance.get('/admin/api/posts?limit=50', true)).body);
  expect(mended.posts.map(({ id }) => id)).toContain(post.id);
  await instance.stop();
});

async function breakEntry(collection: string, id: string, entry: unknown): Promise<void> {
  await site.firestore
    .collection(collection)
    .doc(await shardOfPost(site.firestore, id))
    .set(
      { entries: { [entryKey(id)]: entry }, changed_at: FieldValue.serverTimestamp() },
      { mergeFields: [new FieldPath('entries', entryKey(id)), 'changed_at'] },
    );
}

const runReindex = () => runJob('/admin/api/posts/reindex');

/** Begins a job, does it here, and gives it as it ends. */
async function runJob(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const begun = await call<{ id: string }>(path, {
    method: 'POST',
    baseUrl: site.url,
    token,
    ...(body !== undefined && { body }),
  });
  expect(begun).toMatchObject({ status: 202 });
  const worker = createJobWorker(platformOn(site.firestore));
  await worker.run(begun.body.id);
  const job = await call<Record<string, unknown>>(`/admin/api/jobs/${begun.body.id}`, {
    baseUrl: site.url,
    token,
  });
  expect(job.body).toMatchObject({ status: 'succeeded' });
  return job.body;
}
