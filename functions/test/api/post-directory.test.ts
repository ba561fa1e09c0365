import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DocumentData } from 'firebase-admin/firestore';
import { packTerms } from '../../src/content/index.js';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { adminPageSchema } from '../support/posts/post-wire.js';
import { postsClient, walkPages, type PostsClient } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';

const WAVES = 30;
/** Writes at once, every other at the other instance. */
const WAVE_SIZE = 5;

const VERBS = ['publish', 'unpublish', 'restore'] as const;
const WRITES = ['create', 'text', 'slug', 'canonical', 'schedule', 'trash', 'purge', ...VERBS] as const;

/** What a refused write may be answered: of a post in the trash, a slug that is taken, a post that is gone. */
const OUTCOMES = [200, 201, 204, 404, 409, 412];

/** The fields of a post that the directory has under the same name. */
const DIRECTORY_FIELDS = [
  ...[
    'slug',
    'title',
    'excerpt',
    'tags',
    'tag_names',
    'status',
    'published_at',
    'created_at',
    'updated_at',
    'authors',
  ],
  ...['featured', 'cover_image', 'reading_time_minutes', 'version'],
];

let site: EditorSite;
let token: string;

beforeAll(async () => {
  site = await startEditorSite();
  ({ token } = site);
});

afterAll(() => site.stop());

interface Write {
  readonly what: (typeof WRITES)[number];
  /** Which of the posts there are. */
  readonly pick: number;
  /** Few, so that slugs collide and tags are shared. */
  readonly word: string;
}

const write: fc.Arbitrary<Write> = fc.record({
  what: fc.constantFrom(...WRITES, 'create' as const, 'publish' as const, 'text' as const),
  pick: fc.nat(),
  word: fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk', 'fox', 'gnu', 'hen'),
});

/** Sends a write, whatever becomes of it. @returns the status */
async function send(editor: PostsClient, { what, pick, word }: Write, ids: readonly string[]) {
  const id = ids[pick % ids.length] ?? 'none';
  const content = `Of the ${word} ${String(pick)}`;
  const act = () => {
    switch (what) {
      case 'create':
        return editor.create({
          ...{ title: `The ${word}`, content_md: content, tags: [word] },
          status: pick % 2 === 0 ? 'published' : 'draft',
        });
      case 'text':
        return editor.patch(id, { title: `A ${word}`, content_md: content, tags: [word, 'patched'] });
      case 'slug':
        return editor.patch(id, { slug: `${word}-${String(pick % 3)}` });
      case 'canonical':
        return editor.patch(id, { seo: { canonical_url: `https://${word}.example/` } });
      case 'schedule':
        return editor.schedule(id, '2100-01-01T00:00:00.000Z');
      case 'trash':
        return editor.trash(id);
      case 'purge':
        return editor.purge(id);
      default:
        return editor.act(id, what);
    }
  };
  return (await act()).status;
}

async function readAll(collection: string): Promise<Map<string, DocumentData>> {
  const { docs } = await site.firestore.collection(collection).get();
  return new Map(docs.map((doc) => [doc.id, doc.data()]));
}

/** Where a post belongs: docs/adr/0034-one-content-engine.md. */
function shardOf(key: string, salt: string): string {
  return String((createHash('sha256').update(`${salt}:${key}`).digest()[0] ?? 0) % 64);
}

/** What shards hold, by post; fails where a post is in a shard that is not its own. */
async function shardEntries(collection: string): Promise<Map<string, DocumentData>> {
  const entries = new Map<string, DocumentData>();
  const salt = String((await site.firestore.doc('stats/content_directory').get()).get('salt'));
  for (const [shard, { entries: stored = {} }] of await readAll(collection)) {
    for (const [key, entry] of Object.entries(stored as Record<string, DocumentData>)) {
      expect(shard).toBe(shardOf(key, salt));
      entries.set(key.replace(/^post:/, ''), entry);
    }
  }
  return entries;
}

/** The directory as it follows from the posts. */
function directoryOf(posts: ReadonlyMap<string, DocumentData>): Map<string, DocumentData> {
  const entry = (post: DocumentData) => ({
    ...Object.fromEntries(DIRECTORY_FIELDS.map((field) => [field, post[field] as unknown])),
    canonical_url: (post['seo'] as DocumentData)['canonical_url'] as unknown,
  });
  return new Map([...posts].map(([id, post]) => [id, entry(post)]));
}

/** The searched texts as they follow from the posts; each is one paragraph. */
function textsOf(posts: ReadonlyMap<string, DocumentData>): Map<string, string> {
  const published = [...posts].filter(([, { status }]) => status === 'published');
  return new Map(
    published.map(([id, post]) => [
      id,
      String(post['content_html'])
        .replaceAll(/<[^>]+>/g, '')
        .trim(),
    ]),
  );
}

/** Id and version of each post that an instance lists for editors, in the list's order. */
async function editorsSee(baseUrl: string): Promise<string[]> {
  const listed: string[] = [];
  for (const query of ['', '&status=trashed']) {
    const path = `/admin/api/posts?limit=50&sort=created_at${query}`;
    const pages = await walkPages(path, adminPageSchema, { token, baseUrl });
    listed.push(...pages.flatMap(({ posts }) => posts).map(({ id, version }) => `${id} ${version}`));
  }
  return listed;
}

/** What an instance answers visitors of all posts at once. */
async function visitorsSee(baseUrl: string): Promise<unknown[]> {
  const bodies: unknown[] = [];
  for (const path of ['/api/tags', '/sitemap.xml', '/api/search?q=the&limit=50', '/api/search?q=bee']) {
    const { status, body } = await call<unknown>(path, { baseUrl });
    expect({ path, status }).toMatchObject({ status: 200 });
    bodies.push(body);
  }
  return bodies;
}

test('directory and texts are what the posts are, whatever two instances write at once, and so are kept copies', async () => {
  const [second, warm] = [await site.startInstance(), await site.startInstance()];
  const [here, there] = [postsClient(token, site.url), postsClient(token, second.url)];
  const seed = Date.now() % 1_000_000;
  const walk = fc.sample(fc.array(write, { minLength: WAVE_SIZE, maxLength: WAVE_SIZE }), {
    numRuns: WAVES,
    seed,
  });
  const outcomes = new Map<number, number>();
  for (const wave of walk) {
    const ids = [...(await readAll('blog_posts')).keys()];
    const statuses = await Promise.all(
      wave.map((write, index) => send(index % 2 === 0 ? here : there, write, ids)),
    );
    for (const status of statuses) outcomes.set(status, (outcomes.get(status) ?? 0) + 1);
    const posts = await readAll('blog_posts');
    const expected = [...posts].map(([id, { version }]) => `${id} ${String(version)}`);
    expect({ seed, listed: (await editorsSee(warm.url)).toSorted() }).toEqual({
      seed,
      listed: expected.toSorted(),
    });
    await visitorsSee(warm.url);
  }
  expect([...outcomes.keys()].filter((status) => !OUTCOMES.includes(status))).toEqual([]);
  // The walk has gone somewhere; how often it removes a post is up to its seed.
  expect({ seed, statuses: [...outcomes.keys()] }).toEqual({
    seed,
    statuses: expect.arrayContaining([200, 201, 204]),
  });

  const posts = await readAll('blog_posts');
  expect(posts.size).toBeGreaterThan(5);
  expect({ seed, entries: await shardEntries('content_directory') }).toEqual({
    seed,
    entries: directoryOf(posts),
  });
  const packed = await shardEntries('content_texts');
  const texts = new Map(
    [...packed].map(([id, { text }]) => [id, inflateRawSync(text as Uint8Array).toString()]),
  );
  expect({ seed, texts }).toEqual({ seed, texts: textsOf(posts) });
  const terms = new Map([...packed].map(([id, entry]) => [id, entry['terms'] as unknown]));
  const prepared = new Map([...texts].map(([id, text]) => [id, packTerms(text)]));
  expect({ seed, terms }).toEqual({ seed, terms: prepared });

  const cold = await site.startInstance();
  const fresh = await visitorsSee(cold.url);
  await waitFor(
    async () => {
      expect({ seed, seen: await visitorsSee(warm.url) }).toEqual({ seed, seen: fresh });
      return true;
    },
    { description: 'the warm instance to see what the cold one sees' },
  );
  expect({ seed, listed: await editorsSee(warm.url) }).toEqual({ seed, listed: await editorsSee(cold.url) });
}, 180_000);
