/** Pictures for link previews of content without one of its own: from the write to the page, and what becomes of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { JOB_DOCUMENTS, type Job } from '../../src/jobs/index.js';
import type { FileStore } from '../../src/platform/index.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { filesOf } from '../support/files.js';
import { call } from '../support/http/api.js';
import { fetchMedia } from '../support/media/media-api.js';
import { contentClient, KIND_PLURALS } from '../support/posts/content.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { settingsClient } from '../support/settings-wire.js';
import { readPage } from '../support/site/page-head.js';
import { platformOn } from '../support/suite/platform.js';
import { waitFor } from '../support/wait-for.js';
import { TestClock } from '../support/work/jobs.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const MORE_THAN_A_DAY_MS = 25 * 60 * 60 * 1_000;

let site: EditorSite;
let admin: ReturnType<typeof settingsClient>;
let files: FileStore;
let clock: TestClock;

// No worker but the test's: what is written waits until the test has its card drawn.
beforeAll(async () => {
  site = await startEditorSite('admin');
  admin = settingsClient(site.token, site.url);
  files = filesOf(site.projectId);
  clock = new TestClock();
});

afterAll(() => site.stop());

beforeEach(async () => {
  await drawAll();
});

/** The jobs that draw cards and wait. */
async function waiting(): Promise<Job[]> {
  const found = site.firestore
    .collection('jobs')
    .where('kind', '==', 'make-cards')
    .where('status', '==', 'queued');
  return (await found.get()).docs.map((doc) => ({ id: doc.id, ...JOB_DOCUMENTS.decode(doc.data()) }));
}

async function run(id: string, store = files): Promise<void> {
  await createJobWorker(platformOn(site.firestore, { clock, files: store })).run(id);
}

/** Has all cards drawn that wait for it. @returns what the jobs have counted */
async function drawAll(): Promise<Job['counts'][]> {
  const counts: Job['counts'][] = [];
  for (const { id } of await waiting()) {
    await run(id);
    const { status, counts: counted } = JOB_DOCUMENTS.decode(
      (await site.firestore.doc(`jobs/${id}`).get()).data(),
    );
    expect(status).toBe('succeeded');
    counts.push(counted);
  }
  return counts;
}

const pageOf = async (path: string) => readPage((await call<string>(path, { baseUrl: site.url })).body);

/** The address of the picture that a page names; null for none. */
const imageOf = async (path: string) => {
  const image = (await pageOf(path)).meta('og:image');
  return image === undefined ? null : new URL(image).pathname;
};

/** Waits until a page names another picture than it did: instances look for changes every 5 seconds. */
function waitForImage(path: string, former: string | null): Promise<{ readonly image: string | null }> {
  return waitFor(
    async () => {
      const image = await imageOf(path);
      return image !== former && { image };
    },
    { timeoutMs: 15_000, description: `${path} to name another picture than ${String(former)}` },
  );
}

const drawn = async (path: string, former: string | null = null) => {
  const { image } = await waitForImage(path, former);
  if (image === null) throw new Error(`${path} names no picture`);
  return image;
};

const cardsThere = async () => (await files.list('media/cards/')).files.map(({ path }) => `/${path}`).sort();

/** The name of the card that a post has, as it is stored. */
const cardOf = async (id: string) =>
  (await site.firestore.doc(`blog_posts/${id}`).get()).get('card') as string;

const open = (url: string) => fetchMedia(url, { baseUrl: site.url });

test('a published post has a card: its page and its link preview name it, and everybody gets it', async () => {
  const { slug } = await site.editor.givenPublished({ title: 'Cards & “quotes”' });
  const path = `/posts/${slug}`;
  expect(await imageOf(path)).toBeNull();
  expect(await drawAll()).toEqual([{ made: 1 }]);
  const url = await drawn(path);
  expect(url).toMatch(/^\/media\/cards\/[\da-f]{40}\.png$/);
  const page = await pageOf(path);
  expect(
    ['og:image:width', 'og:image:height', 'og:image:alt', 'twitter:card'].map((name) => page.meta(name)),
  ).toEqual(['1200', '630', 'Cards & “quotes”', 'summary_large_image']);
  const image = page.meta('og:image');
  expect(page.things.get('BlogPosting')).toMatchObject({ image });
  const preview = await call(`/api/posts/${slug}/open-graph`, { baseUrl: site.url });
  expect(preview.body).toMatchObject({
    image: page.meta('og:image'),
    image_width: 1200,
    image_height: 630,
    image_alt: 'Cards & “quotes”',
    twitter: { card: 'summary_large_image', image: page.meta('og:image') },
  });
  const { status, headers, bytes } = await open(url);
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'image/png',
    IMMUTABLE,
  ]);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(bytes.length).toBeLessThan(60_000);
  const again = await fetchMedia(url, {
    baseUrl: site.url,
    headers: { 'If-None-Match': headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test.each(KIND_PLURALS)('each kind has them: %s', async (plural) => {
  const { slug } = await contentClient(plural, site.token, site.url).givenPublished();
  await drawAll();
  const url = await drawn(plural === 'pages' ? `/${slug}` : `/${plural}/${slug}`);
  expect((await open(url)).status).toBe(200);
});

test('another title has another card at another address; neither version nor ETag comes of it', async () => {
  const post = await site.editor.givenPublished();
  await drawAll();
  const path = `/posts/${post.slug}`;
  const first = await drawn(path);
  const changed = await site.editor.patch(post.id, { title: 'Another title' });
  // The page names the former card until the new one is there.
  expect(await imageOf(path)).toBe(first);
  await drawAll();
  const second = await drawn(path, first);
  const read = await site.editor.read(post.id);
  expect(read.body).toMatchObject({ version: 2 });
  expect(read.headers.get('etag')).toBe(changed.headers.get('etag'));
  // The former one is still there for whoever has a page of before, and goes with the next.
  expect((await open(first)).status).toBe(200);
  await site.editor.patch(post.id, { title: 'A third title' });
  await drawAll();
  expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
});

test('what changes nothing that is shown begins no job', async () => {
  const post = await site.editor.givenPublished();
  await admin.change({ posts_per_page: 8 });
  await drawAll();
  await site.editor.patch(post.id, { content_md: 'Other text', excerpt: 'Other excerpt' });
  await admin.change({ posts_per_page: 7 });
  expect(await waiting()).toEqual([]);
});

describe('no card has', () => {
  test('a draft, whatever its title', async () => {
    const draft = await site.editor.given();
    await site.editor.patch(draft.id, { title: 'Still a draft' });
    expect(await waiting()).toEqual([]);
    expect(await cardOf(draft.id)).toBeNull();
  });

  test('a post with a cover or with a picture of its own for link previews', async () => {
    const cover = await site.editor.givenPublished({
      cover_image: { url: 'https://a.test/c.jpg', alt: 'C' },
    });
    const own = await site.editor.givenPublished({ seo: { og_image: 'https://a.test/o.jpg' } });
    expect(await waiting()).toEqual([]);
    const covered = await pageOf(`/posts/${cover.slug}`);
    expect(['og:image', 'og:image:alt', 'og:image:width'].map((name) => covered.meta(name))).toEqual([
      'https://a.test/c.jpg',
      'C',
      undefined,
    ]);
    expect((await pageOf(`/posts/${own.slug}`)).meta('og:image')).toBe('https://a.test/o.jpg');
  });

  test('a post that gets a cover, or is taken back: what was drawn is removed at once, or a day later', async () => {
    const [covered, unpublished, trashed] = await Promise.all([
      site.editor.givenPublished(),
      site.editor.givenPublished(),
      site.editor.givenPublished(),
    ]);
    await drawAll();
    const urls = await Promise.all(
      [covered, unpublished, trashed].map(({ slug }) => drawn(`/posts/${slug}`)),
    );
    await site.editor.patch(covered.id, { cover_image: { url: 'https://a.test/c.jpg', alt: '' } });
    await site.editor.act(unpublished.id, 'unpublish');
    await site.editor.trash(trashed.id);
    expect((await drawAll()).length).toBe(3);
    expect(await Promise.all(urls.map(async (url) => (await open(url)).status))).toEqual([200, 404, 404]);
    clock.pass(MORE_THAN_A_DAY_MS);
    const { body } = await call<{ id: string }>('/admin/api/media/sweep', {
      method: 'POST',
      token: site.token,
      baseUrl: site.url,
    });
    await run(body.id);
    expect((await open(urls[0] ?? '')).status).toBe(404);
  });
});

test('one that is scheduled has its card before its time', async () => {
  const draft = await site.editor.given();
  const before = await cardsThere();
  await site.editor.schedule(draft.id, new Date(Date.now() + 3_600_000).toISOString());
  expect(await drawAll()).toEqual([{ made: 1 }]);
  expect((await cardsThere()).length).toBe(before.length + 1);
  expect((await open(`/media/cards/${await cardOf(draft.id)}.png`)).status).toBe(200);
});

test('several posts that are published together are one job', async () => {
  const drafts = await Promise.all([site.editor.given(), site.editor.given(), site.editor.given()]);
  const begun = await call<{ id: string }>('/admin/api/posts/bulk', {
    method: 'POST',
    token: site.token,
    baseUrl: site.url,
    body: { action: 'publish', ids: drafts.map(({ id }) => id) },
  });
  await run(begun.body.id);
  const jobs = await waiting();
  expect(jobs.map(({ input }) => (input as { items: unknown[] }).items.length)).toEqual([3]);
  expect(await drawAll()).toEqual([{ made: 3 }]);
});

test('other colours and another name of the site make all cards anew, also of an author who is renamed', async () => {
  const post = await site.editor.givenPublished();
  await drawAll();
  const path = `/posts/${post.slug}`;
  const first = await drawn(path);
  await admin.change({ colors: { light: { accent: '#0b6b4f' } } });
  const [counts] = await drawAll();
  expect(counts?.['made']).toBeGreaterThan(1);
  const second = await drawn(path, first);
  await admin.change({ name: 'Another name' });
  await drawAll();
  const third = await drawn(path, second);
  const { body: renamed } = await call<{ id: string }>('/api/auth/profile', {
    method: 'PATCH',
    token: site.token,
    baseUrl: site.url,
    body: { last_name: 'Renamed' },
  });
  expect(renamed).toMatchObject({ last_name: 'Renamed' });
  const [carrier] = (await site.firestore.collection('jobs').where('kind', '==', 'rename-author').get()).docs;
  await run(String(carrier?.id));
  await drawAll();
  expect(await drawn(path, third)).not.toBe(second);
});

test('cards that are drawn together are announced together', async () => {
  for (let count = 0; count < 6; count += 1) await site.editor.givenPublished();
  await drawAll();
  let announcements = -1; // The first snapshot is what is there.
  const stopListening = site.firestore.doc('stats/last_public_change').onSnapshot(() => {
    announcements += 1;
  });
  await waitFor(() => announcements === 0, { description: 'the listener to be there' });
  await admin.change({ name: 'A name of many cards' });
  const [counts] = await drawAll();
  expect(counts?.['made']).toBeGreaterThan(5);
  await admin.change({ name: 'A name that nobody draws' });
  await waitFor(() => announcements >= 2, { description: 'the announcements to be heard of' });
  stopListening();
  // Of the settings twice, of each step with ten cards, and at the end.
  expect(announcements).toBeLessThanOrEqual(3 + Math.ceil((counts?.['made'] ?? 0) / 10) + 2);
  await drawAll();
});

test('of several changes of the settings the last one has the cards drawn', async () => {
  await site.editor.givenPublished();
  await drawAll();
  await admin.change({ name: 'A name in between' });
  await admin.change({ name: 'The last name' });
  const [first, last, ...others] = await drawAll();
  expect([first, others]).toEqual([{ left_to_later: 1 }, []]);
  expect(last?.['made']).toBeGreaterThan(0);
});

test('an admin has all cards made that are missing', async () => {
  const post = await site.editor.givenPublished();
  await drawAll();
  const url = await drawn(`/posts/${post.slug}`);
  await files.delete(url.slice(1));
  expect((await open(url)).status).toBe(404);
  await call('/admin/api/cards/render', { method: 'POST', token: site.token, baseUrl: site.url });
  const [counts] = await drawAll();
  expect(counts).toMatchObject({ made: 1 });
  expect((await open(url)).status).toBe(200);
});

describe('a worker that dies', () => {
  const dead = () => Promise.reject(new Error('the process ended'));

  test.each([
    ['before the card is stored', { save: dead }],
    ['before those of before are removed', { delete: dead }],
  ] satisfies [string, Partial<FileStore>][])(
    '%s leaves nothing half: the next one goes on',
    async (_when, broken) => {
      const post = await site.editor.givenPublished();
      await drawAll();
      for (const title of ['A second title', 'A third title']) {
        await site.editor.patch(post.id, { title });
        const [job] = await waiting();
        await run(String(job?.id), { ...files, ...broken }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Error);
        });
        await drawAll();
      }
      const card = await cardOf(post.id);
      const served = await open(`/media/cards/${card}.png`);
      expect(served.status).toBe(200);
      const owned = (await cardsThere()).filter((each) =>
        each.startsWith(`/media/cards/${card.slice(0, 16)}`),
      );
      expect(owned.length).toBe(2);
    },
  );

  test('two jobs at once leave the card of what is stored', async () => {
    const post = await site.editor.givenPublished({ title: 'First' });
    const [older] = await waiting();
    let isChanged = false;
    await run(String(older?.id), {
      ...files,
      save: async (...given) => {
        if (!isChanged) await site.editor.patch(post.id, { title: 'Second' });
        isChanged = true;
        return files.save(...given);
      },
    });
    const card = await cardOf(post.id);
    expect(await drawAll()).toEqual([{ unchanged: 1 }]);
    expect(await cardOf(post.id)).toBe(card);
  });
});

test.each(['x', '..', 'a.png', `${'a'.repeat(40)}.jpg`, `${'a'.repeat(40)}.png/x`, `${'A'.repeat(40)}.png`])(
  'nobody gets anything else by the name %j',
  async (name) => {
    expect((await open(`/media/cards/${encodeURIComponent(name)}`)).status).toBe(404);
  },
);

test('a card that is not there is not drawn by who asks for it', async () => {
  const answer = await open(`/media/cards/${'0'.repeat(40)}.png`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([
    404,
    'public, max-age=0, s-maxage=10',
  ]);
  expect(await waiting()).toEqual([]);
});
