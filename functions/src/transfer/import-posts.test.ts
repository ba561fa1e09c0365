import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors/index.js';
import type { Job, JobProblem, JsonObject } from '../jobs/index.js';
import type { Post } from '../posts/index.js';
import type { User } from '../users/index.js';
import { ImportPosts } from './import-posts.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const IMPORTER = { id: 'importer', name: 'Im Porter' };

const readFixture = (name: string) => readFileSync(join(__dirname, '../../test/fixtures/import', name));

/** What an import stores and finds, without a database. */
class StoredPosts {
  readonly byId = new Map<string, Post>();
  /** Throws for what is not to be stored. */
  check: (posts: readonly Post[]) => void = () => undefined;

  async findMany(ids: readonly string[]): Promise<Post[]> {
    return Promise.resolve(ids.flatMap((id) => this.byId.get(id) ?? []));
  }

  async createMany(posts: readonly Post[]): Promise<{ post: Post; isNew: boolean }[]> {
    this.check(posts);
    return Promise.resolve(
      posts.map((post) => {
        const present = this.byId.get(post.id);
        if (present) return { post: present, isNew: false };
        const isTaken = [...this.byId.values()].some(({ slug }) => slug === post.slug);
        const stored = isTaken ? { ...post, slug: `${post.slug}-2` } : post;
        this.byId.set(post.id, stored);
        return { post: stored, isNew: true };
      }),
    );
  }

  async update(
    id: string,
    { title = '', contentMd = '' }: { title?: string | undefined; contentMd?: string | undefined },
  ): Promise<Post> {
    const present = this.byId.get(id);
    if (!present) throw new Error(`no post ${id}`);
    const isSame = present.title === title && present.contentMd === contentMd;
    const after = isSame ? present : { ...present, title, contentMd, version: present.version + 1 };
    this.byId.set(id, after);
    return Promise.resolve(after);
  }

  get titles(): string[] {
    return [...this.byId.values()].map(({ title }) => title).sort();
  }
}

interface Ended {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly JobProblem[];
}

/** Imports a file as a job does, each step from the state of the one before. */
async function importFile(
  stored: StoredPosts,
  upload: Buffer,
  input: Readonly<Record<string, string>>,
  attempts = 1,
): Promise<Ended> {
  const handler = new ImportPosts({
    files: { readUpload: async () => Promise.resolve(upload) },
    posts: stored,
    stored,
    users: {
      find: async () => Promise.resolve({ id: IMPORTER.id, role: 'editor' } as User),
      findMany: async (ids) => Promise.resolve(ids.map(() => null)),
      findByEmail: async () => Promise.resolve(null),
    },
    clock: { now: () => NOW },
  });
  const run = await handler.open({ input, createdBy: IMPORTER, createdAt: NOW, attempts } as unknown as Job);
  const counts: Record<string, number> = {};
  const problems: JobProblem[] = [];
  let state: JsonObject | null = null;
  for (;;) {
    const outcome = await run.step(state);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
    problems.push(...outcome.problems);
    if (outcome.isLast) return { counts, problems };
    state = outcome.state;
  }
}

const SITE_A = readFixture('site-a.zip');
const SITE_B = readFixture('site-b.zip');
const MARKDOWN = { format: 'markdown' };
const UPDATE = { ...MARKDOWN, existing: 'update' };
const from = (source_url: string) => ({ ...MARKDOWN, source_url });

const ownFile = (posts: readonly object[], head: object = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{ format: 'firefolio', version: 1 },
      ...head,
      posts: posts.map((post) => ({ status: 'draft', content_md: 'Text.', ...post })),
    }),
  );

describe('two sites with the same paths', () => {
  test('whose addresses nobody gives: the second one’s posts are named, and nothing is overwritten', async () => {
    const stored = new StoredPosts();
    expect(await importFile(stored, SITE_A, MARKDOWN)).toEqual({ counts: { created: 2 }, problems: [] });
    for (const input of [MARKDOWN, UPDATE]) {
      const { counts, problems } = await importFile(stored, SITE_B, input);
      expect(counts).toEqual({ skipped: 2 });
      expect(problems).toEqual([
        { item: 'Site B', detail: expect.stringContaining('again with source_url') },
        { item: 'Site B', detail: expect.stringContaining('again with source_url') },
      ]);
      expect(stored.titles).toEqual(['Site A', 'Site A']);
    }
  });

  test('whose addresses are given come both in full', async () => {
    const stored = new StoredPosts();
    await importFile(stored, SITE_A, from('https://a.example'));
    const second = await importFile(stored, SITE_B, from('https://b.example/'));
    expect(second.counts).toEqual({ created: 2 });
    expect(stored.titles).toEqual(['Site A', 'Site A', 'Site B', 'Site B']);
    const again = await importFile(stored, SITE_B, from('http://www.b.example'));
    expect(again.counts).toEqual({ skipped: 2 });
  });

  test('of which the first came before there were addresses: its posts are found with one, too', async () => {
    const stored = new StoredPosts();
    await importFile(stored, SITE_A, MARKDOWN);
    expect((await importFile(stored, SITE_B, from('https://b.example'))).counts).toEqual({ created: 2 });
    const again = await importFile(stored, SITE_A, { ...from('https://a.example'), existing: 'update' });
    expect(again.counts).toEqual({ unchanged: 2 });
    expect((await importFile(stored, SITE_A, MARKDOWN)).counts).toEqual({ skipped: 2 });
  });

  test('that converters made for Ghost, with numbers for ids', async () => {
    const stored = new StoredPosts();
    const file = (title: string, slug?: string) =>
      Buffer.from(
        JSON.stringify({
          data: { posts: [{ id: 1, title, slug, html: `<p>${title}</p>`, status: 'draft' }] },
        }),
      );
    const ghost = { format: 'ghost' };
    expect((await importFile(stored, readFixture('ghost-without-uuid.json'), ghost)).counts).toEqual({
      created: 1,
    });
    expect((await importFile(stored, file('A', 'a'), ghost)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file('B', 'b'), ghost)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file('C'), ghost)).counts).toEqual({ skipped: 1 });
    expect(
      (await importFile(stored, file('C'), { ...ghost, source_url: 'https://c.example' })).counts,
    ).toEqual({ created: 1 });
    expect(stored.titles).toEqual(['A', 'B', 'C', 'Repro 20']);
  });

  test('of WordPress, whose files tell their addresses', async () => {
    const stored = new StoredPosts();
    const file = (name: string) =>
      Buffer.from(
        `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://${name}.example</link><wp:wxr_version>1.2</wp:wxr_version>
        <wp:base_site_url>https://network.example</wp:base_site_url>
        <item><title>${name}</title><wp:post_id>12</wp:post_id><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>
        <content:encoded>${name}</content:encoded></item></channel></rss>`,
      );
    for (const name of ['one', 'two']) {
      expect((await importFile(stored, file(name), { format: 'wordpress' })).counts).toEqual({ created: 1 });
      expect((await importFile(stored, file(name), { format: 'wordpress' })).counts).toEqual({ skipped: 1 });
    }
  });

  test('in our own format, whose files tell their addresses', async () => {
    const stored = new StoredPosts();
    for (const name of ['one', 'two']) {
      const file = ownFile([{ id: '1', title: name, content_md: name }], {
        site_url: `https://${name}.example`,
      });
      expect((await importFile(stored, file, { format: 'json' })).counts).toEqual({ created: 1 });
    }
  });
});

test('a post that was changed at its site is still the same: by its title, or by its text', async () => {
  const stored = new StoredPosts();
  const line = 'A line that is long enough to be known again.\n';
  const zip = (title: string, text: string) =>
    Buffer.from(zipSync({ 'a.md': Buffer.from(`---\ntitle: ${title}\n---\n${text}`) }));
  await importFile(stored, zip('One', line), MARKDOWN);
  expect((await importFile(stored, zip('Óne', 'Quite another.'), UPDATE)).counts).toEqual({ updated: 1 });
  await importFile(stored, zip('One', line), UPDATE);
  expect((await importFile(stored, zip('Two', `${line}More.\n`), UPDATE)).counts).toEqual({ updated: 1 });
  expect((await importFile(stored, zip('Three', 'Quite another.'), UPDATE)).counts).toEqual({ skipped: 1 });
  expect(stored.titles).toEqual(['Two']);
});

describe('ids of the file', () => {
  const ID = 'chosen00000000000000';
  const json = { format: 'json' };

  test('are not taken for new posts, which a second import finds all the same', async () => {
    const stored = new StoredPosts();
    const file = ownFile([{ id: ID, title: 'T' }]);
    expect((await importFile(stored, file, json)).counts).toEqual({ created: 1 });
    expect([...stored.byId.keys()]).toEqual([expect.stringMatching(/^[\da-f]{24}$/)]);
    expect((await importFile(stored, file, { ...json, existing: 'update' })).counts).toEqual({
      unchanged: 1,
    });
    expect(stored.byId.size).toBe(1);
  });

  test('are those of posts that are here', async () => {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([{ id: 'x', title: 'T' }]), json);
    const [[, post] = []] = [...stored.byId];
    if (!post) throw new Error('nothing was stored');
    stored.byId.clear();
    stored.byId.set(ID, { ...post, id: ID });
    const { counts } = await importFile(stored, ownFile([{ id: ID, title: 'Other', content_md: 'Other.' }]), {
      ...json,
      existing: 'update',
    });
    expect(counts).toEqual({ updated: 1 });
    expect([...stored.byId.values()]).toMatchObject([{ id: ID, title: 'Other' }]);
  });
});

describe('what is skipped is named', () => {
  const notes = (count: number) =>
    Buffer.from(
      zipSync(
        Object.fromEntries(
          Array.from({ length: count }, (_, number) => {
            const name = `note-${String(number).padStart(3, '0')}`;
            return [`${name}.md`, Buffer.from(`# ${name}`)];
          }),
        ),
      ),
    );

  test('the first 50 of what is simply here, the others by their number', async () => {
    const stored = new StoredPosts();
    await importFile(stored, notes(1_060), MARKDOWN);
    const { counts, problems } = await importFile(stored, notes(1_060), MARKDOWN);
    expect(counts).toEqual({ skipped: 1_060 });
    expect(problems).toHaveLength(51);
    expect(problems[0]).toEqual({ item: 'note-000', detail: expect.stringContaining('existing=update') });
    expect(problems.at(-1)).toEqual({ item: '1,010 more', detail: expect.stringContaining('here already') });
  });

  test('but not what a worker made that did not come to say so', async () => {
    const stored = new StoredPosts();
    await importFile(stored, notes(5), MARKDOWN);
    expect(await importFile(stored, notes(6), MARKDOWN, 2)).toEqual({
      counts: { skipped: 5, created: 1 },
      problems: [],
    });
  });

  test('with the trash where it lies there', async () => {
    const stored = new StoredPosts();
    await importFile(stored, notes(1), MARKDOWN);
    for (const [id, post] of stored.byId) stored.byId.set(id, { ...post, status: 'trashed' });
    const { problems } = await importFile(stored, notes(1), MARKDOWN);
    expect(problems).toEqual([{ item: 'note-000', detail: expect.stringContaining('in the trash') }]);
  });
});

test.each([MARKDOWN, UPDATE])(
  'a post that is public here, though it is private in the file, is left alone and named: %j',
  async (input) => {
    const stored = new StoredPosts();
    const zip = (header: string) =>
      Buffer.from(zipSync({ 'a.md': Buffer.from(`---\ntitle: T\ndate: 2020-01-02\n${header}\n---\nText.`) }));
    await importFile(stored, zip(''), MARKDOWN);
    const { counts, problems } = await importFile(stored, zip('private: true\nexcerpt: secret'), input);
    expect(counts).toEqual({ skipped: 1 });
    expect(problems.map(({ detail }) => detail)).toContainEqual(expect.stringContaining('Unpublish it'));
    expect([...stored.byId.values()]).toMatchObject([{ status: 'published', version: 1 }]);
  },
);

describe('an error of the database', () => {
  const file = ownFile(['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() })));
  const refuse = (code: 'failed-precondition' | 'unavailable') => (posts: readonly Post[]) => {
    if (posts.some(({ title }) => title === 'B'))
      throw new AppError({ code, message: 'The shard is full: …' });
  };

  test('about one post is that post’s problem: the others are made', async () => {
    const stored = new StoredPosts();
    stored.check = refuse('failed-precondition');
    expect(await importFile(stored, file, { format: 'json' })).toEqual({
      counts: { created: 2, failed: 1 },
      problems: [{ item: 'B', detail: 'The shard is full: …' }],
    });
    expect(stored.titles).toEqual(['A', 'C']);
  });

  test('that goes away has the step done again', async () => {
    const stored = new StoredPosts();
    stored.check = refuse('unavailable');
    await expect(importFile(stored, file, { format: 'json' })).rejects.toMatchObject({ code: 'unavailable' });
  });
});
