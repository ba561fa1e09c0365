import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, login, type Problem } from '../support/http/api.js';
import { etagOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { giveRevisions } from '../support/posts/many-revisions.js';
import { revisionDiffSchema, revisionListSchema, revisionSchema } from '../support/posts/revision-wire.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

const NO_SEO = {
  ...{ title: null, description: null, canonical_url: null },
  ...{ og_title: null, og_description: null, og_image: null },
  ...{ twitter_title: null, twitter_description: null, twitter_image: null },
};

let editor: PostsClient;
let editorId: string;
let admin: PostsClient;
let adminId: string;

beforeAll(async () => {
  const [editorGrant, adminGrant] = [await login('editor'), await login('admin')];
  [editor, editorId] = [postsClient(editorGrant.access_token), editorGrant.user.id];
  [admin, adminId] = [postsClient(adminGrant.access_token), adminGrant.user.id];
});

async function listRevisions(id: string) {
  const { status, body } = await editor.read(`${id}/revisions`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return revisionListSchema.parse(body).revisions;
}

const versionsOf = async (id: string) => (await listRevisions(id)).map(({ version }) => version);

async function readRevision(id: string, version: number) {
  const { status, body } = await editor.read(`${id}/revisions/${version}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return revisionSchema.parse(body);
}

async function compare(id: string, from: number, to: number) {
  const { status, body } = await editor.read(`${id}/revisions/${from}/diff?to=${to}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return revisionDiffSchema.parse(body);
}

const restore = (id: string, version: number, ifMatch?: string) =>
  editor.act(id, `revisions/${version}/restore`, ifMatch);

describe('revisions of a post', () => {
  test('are left by each write, and tell who wrote what and when', async () => {
    const post = await editor.given({ title: 'First' });
    const second = postOf(await admin.patch(post.id, { title: 'Second' }));
    const third = postOf(await editor.act(post.id, 'publish'));
    expect(await listRevisions(post.id)).toEqual([
      {
        version: 3,
        title: 'Second',
        status: 'published',
        saved_at: third.updated_at,
        saved_by: { id: editorId },
      },
      {
        version: 2,
        title: 'Second',
        status: 'draft',
        saved_at: second.updated_at,
        saved_by: { id: adminId },
      },
      { version: 1, title: 'First', status: 'draft', saved_at: post.updated_at, saved_by: { id: editorId } },
    ]);
  });

  test('are left by every kind of write, and by none that changes nothing', async () => {
    const { id, title, version } = await editor.given();
    const writes = [
      await editor.patch(id, { title }),
      await editor.act(id, 'publish'),
      await editor.act(id, 'publish'),
      await editor.schedule(id, FAR_FUTURE),
      await editor.act(id, 'unpublish'),
      await editor.trash(id),
      await editor.trash(id),
      await editor.act(id, 'restore'),
      await editor.patch(id, { title: 'Other' }, etagOf({ version })),
      await editor.patch(id, { title: '' }),
    ];
    expect(writes.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 204, 204, 200, 412, 422]);
    const revisions = await listRevisions(id);
    expect(revisions.map((revision) => revision.version)).toEqual([6, 5, 4, 3, 2, 1]);
    const statuses = revisions.map(({ status }) => status);
    expect(statuses).toEqual(['draft', 'trashed', 'draft', 'published', 'published', 'draft']);
  });

  test('hold all that a writer wrote', async () => {
    const fields = {
      title: 'Everything',
      content_md: '# Heading\n\nText.',
      excerpt: 'In short.',
      tags: ['web', 'plain'],
      cover_image: { url: 'https://example.org/cover.jpg', alt: 'A cover' },
      featured: true,
      seo: { ...NO_SEO, title: 'For search engines' },
    };
    const post = await editor.givenPublished(fields);
    postOf(await editor.patch(post.id, { ...fields, title: 'Less', content_md: '', tags: [], seo: {} }));
    expect(await readRevision(post.id, 1)).toEqual({
      ...fields,
      has_own_excerpt: true,
      tag_names: {},
      version: 1,
      slug: post.slug,
      status: 'published',
      authors: post.authors,
      published_at: post.published_at,
      saved_at: post.updated_at,
      saved_by: { id: editorId },
    });
  });

  test('that are compared show what changed, the text line by line', async () => {
    const content = { content_md: 'one\ntwo\nthree\n', excerpt: 'x' };
    const post = await editor.given({ title: 'Before', slug: uniqueWord(), ...content });
    postOf(
      await editor.patch(post.id, { title: 'After', content_md: 'one\n2\nthree\nfour\n', featured: true }),
    );
    expect(await compare(post.id, 1, 2)).toEqual({
      from: 1,
      to: 2,
      fields: {
        title: { before: 'Before', after: 'After' },
        featured: { before: false, after: true },
      },
      content: [
        { kind: 'same', text: 'one\n' },
        { kind: 'removed', text: 'two\n' },
        { kind: 'added', text: '2\n' },
        { kind: 'same', text: 'three\n' },
        { kind: 'added', text: 'four\n' },
      ],
    });
    expect((await compare(post.id, 2, 1)).fields).toEqual({
      title: { before: 'After', after: 'Before' },
      featured: { before: true, after: false },
    });
    expect(await compare(post.id, 2, 2)).toMatchObject({ fields: {}, content: [{ kind: 'same' }] });
  });

  test('are the last 50, and of each day before the last one, of 50 days', async () => {
    const { id } = await editor.given();
    for (let number = 2; number <= 55; number += 1)
      postOf(await editor.patch(id, { title: `Version ${number}` }));
    expect((await versionsOf(id)).at(-1)).toBe(6);
    const kept = firestore.collection('blog_posts').doc(id).collection('revisions');
    const savedOn = (version: number, day: string) =>
      kept.doc(String(version)).update({ saved_at: new Date(`${day}T12:00:00.000Z`) });
    for (const [version, day] of [
      [6, '2026-01-01'],
      [7, '2026-01-01'],
      [8, '2026-01-02'],
    ] as const)
      await savedOn(version, day);
    for (let number = 56; number <= 59; number += 1)
      postOf(await editor.patch(id, { title: `Version ${number}` }));
    expect((await versionsOf(id)).slice(-3)).toEqual([10, 8, 7]);
    expect((await readRevision(id, 7)).title).toBe('Version 7');
    expect(postOf(await restore(id, 7)).title).toBe('Version 7');
  }, 60_000);

  test('of days before are those of 50: the oldest goes for a newer one', async () => {
    const { id } = await editor.given();
    const { leaving, next } = await giveRevisions(id);
    expect(postOf(await editor.patch(id, { title: 'Last' })).version).toBe(next);
    const versions = await versionsOf(id);
    expect(versions.slice(0, 3)).toEqual([next, leaving + 1, leaving]);
    expect(versions.slice(3)).toEqual(Array.from({ length: 49 }, (_, index) => 50 - index));
  });

  test('of one day are the last 50; what was before is not found', async () => {
    const { id } = await editor.given();
    for (let number = 2; number <= 53; number += 1) {
      postOf(await editor.patch(id, { title: `Version ${number}` }));
    }
    const kept = Array.from({ length: 50 }, (_, index) => 53 - index);
    expect(await versionsOf(id)).toEqual(kept);
    const stored = await firestore.collection('blog_posts').doc(id).collection('revisions').get();
    expect(stored.docs.map((doc) => Number(doc.id)).sort((a, b) => b - a)).toEqual(kept);
    for (const answer of [
      await editor.read(`${id}/revisions/3`),
      await editor.read(`${id}/revisions/3/diff?to=53`),
      await editor.read(`${id}/revisions/53/diff?to=3`),
      await restore(id, 3),
    ]) {
      expectProblem(answer, 404);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('Version 3') });
    }
    expect((await readRevision(id, 4)).title).toBe('Version 4');
    const stale = await editor.patch(id, { title: 'From an old tab' }, '"3"');
    expectProblem(stale, 412);
    expect(stale.body).toMatchObject({ current_version: 53 });
    expect(stale.body).not.toHaveProperty('changed_fields');
  }, 120_000);

  test('of parallel changes are all there, each as its write left it', async () => {
    const { id } = await editor.given();
    const titles = Array.from({ length: 5 }, (_, number) => `Writer ${number}`);
    const answers = await Promise.all(titles.map((title) => editor.patch(id, { title })));
    const posts = answers.map((answer) => postOf(answer));
    const revisions = await listRevisions(id);
    expect(revisions.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
    for (const { version, title } of posts) {
      expect(revisions.find((revision) => revision.version === version)?.title).toBe(title);
    }
  }, 60_000);
});

describe('restoring a revision', () => {
  test('writes what it had as a new version; slug, status and date stay', async () => {
    const before = await editor.givenPublished({
      title: 'Before',
      content_md: '# Old\n\nOld words.',
      tags: ['old'],
      cover_image: { url: 'https://example.org/old.jpg', alt: '' },
      featured: true,
      seo: { title: 'Old' },
    });
    const slug = uniqueWord();
    postOf(
      await editor.patch(before.id, {
        ...{ title: 'After', slug, content_md: 'New.', tags: ['new'], featured: false },
        ...{ cover_image: null, seo: {}, excerpt: 'New excerpt.', author_ids: [adminId] },
      }),
    );
    postOf(await editor.act(before.id, 'unpublish'));
    const restored = postOf(await restore(before.id, 1));
    expect(restored).toEqual({
      ...before,
      slug,
      status: 'draft',
      version: 4,
      updated_at: expect.any(String),
    });
    expect(await versionsOf(before.id)).toEqual([4, 3, 2, 1]);
    expect((await compare(before.id, 1, 4)).fields).toEqual({
      slug: { before: before.slug, after: slug },
      status: { before: 'published', after: 'draft' },
    });
  });

  test('takes back the excerpt as it was: given, or following the text', async () => {
    const { id } = await editor.given({ content_md: 'First words.' });
    postOf(await editor.patch(id, { excerpt: 'My own.' }));
    postOf(await editor.patch(id, { excerpt: null, content_md: 'Other words.' }));
    expect(postOf(await restore(id, 2)).excerpt).toBe('My own.');
    expect(postOf(await editor.patch(id, { content_md: 'Third words.' })).excerpt).toBe('My own.');
    expect(postOf(await restore(id, 1)).excerpt).toBe('First words.');
    expect(postOf(await editor.patch(id, { content_md: 'Fourth words.' })).excerpt).toBe('Fourth words.');
  });

  test('is seen by visitors at once', async () => {
    const post = await editor.givenPublished({ content_md: 'Right.' });
    postOf(await editor.patch(post.id, { content_md: 'Wrong.' }));
    expect(await call(`/api/posts/${post.slug}`)).toMatchObject({
      body: { content_html: '<p>Wrong.</p>\n' },
    });
    postOf(await restore(post.id, 1));
    expect(await call(`/api/posts/${post.slug}`)).toMatchObject({
      body: { content_html: '<p>Right.</p>\n' },
    });
  });

  test('that changes nothing is no new version', async () => {
    const post = await editor.given({ content_md: 'Text.', excerpt: 'Short.' });
    expect(postOf(await restore(post.id, 1, etagOf(post)))).toEqual(post);
    expect(await versionsOf(post.id)).toEqual([1]);
  });

  test('takes a revision with authors who may not write any more', async () => {
    const post = await editor.given();
    const revision = firestore.doc(`blog_posts/${post.id}/revisions/1`);
    await revision.update({ authors: [{ id: 'gone', name: 'Long Gone' }] });
    postOf(await editor.patch(post.id, { title: 'Other' }));
    expect(postOf(await restore(post.id, 1)).authors).toEqual([{ id: 'gone', name: 'Long Gone' }]);
  });

  test('is refused in the trash', async () => {
    const { id } = await editor.given();
    postOf(await editor.patch(id, { title: 'Other' }));
    await editor.trash(id);
    expectProblem(await restore(id, 1), 409);
    expect(await versionsOf(id)).toEqual([3, 2, 1]);
  });
});

describe('a revision that is not there', () => {
  test('is 404, of an unknown post too', async () => {
    const { id } = await editor.given();
    for (const answer of [
      await editor.read(`${id}/revisions/2`),
      await editor.read(`${id}/revisions/1/diff?to=2`),
      await restore(id, 2),
      await editor.read('nobody-has-this-id/revisions'),
      await editor.read('nobody-has-this-id/revisions/1'),
      await editor.read('nobody-has-this-id/revisions/1/diff?to=1'),
      await restore('nobody-has-this-id', 1),
    ]) {
      expectProblem(answer, 404);
    }
  });

  test.each(['0', '-1', '1.5', 'one', '1e99', 'NaN', '9999999999', '%00'])(
    'such as %s is 422',
    async (version) => {
      const { id } = await editor.given();
      expectProblem(await editor.read(`${id}/revisions/${version}`), 422);
      const answer = await editor.read(`${id}/revisions/1/diff?to=${version}`);
      expectProblem(answer, 422);
      const { errors } = answer.body as Problem;
      expect(new Set(errors?.map(({ pointer }) => pointer))).toEqual(new Set(['/to']));
    },
  );

  test.each(['', '?to=', '?to=1&to=1'])('as with diff%s is 422', async (query) => {
    const { id } = await editor.given();
    expectProblem(await editor.read(`${id}/revisions/1/diff${query}`), 422);
  });
});
