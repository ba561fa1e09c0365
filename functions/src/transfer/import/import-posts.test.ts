import { describe, expect, test } from '@jest/globals';
import { unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors/index.js';
import type { Job, JobProblem, JsonObject } from '../../jobs/index.js';
import { loadMarkdown, type CreateOutcome, type Heed } from '../../content/index.js';
import type { Post, PostTypes } from '../../posts/index.js';
import { fingerprintOf, requireVersion } from '../../shared/index.js';
import type { User } from '../../users/index.js';
import { ImportPosts } from './import-posts.js';
import { identityOf } from './post-identity.js';
import { examplesOf } from './problem-examples.js';

const NOW = new Date('2026-06-01T00:00:00Z');
const IMPORTER = { id: 'importer', name: 'Im Porter' };

const readFixture = (name: string) => readFileSync(join(__dirname, '../../../test/fixtures/import', name));

/** What an import stores and finds, without a database. */
class StoredPosts {
  readonly byId = new Map<string, Post>();
  /** When each was stored. */
  readonly storedAt = new Map<string, Date>();
  now = NOW;
  /** What others do between a look and a write. */
  meanwhile: () => void = () => undefined;
  /** Why a post is not to be stored. */
  refusalOf: (post: Post) => AppError | undefined = () => undefined;

  async findMany(ids: readonly string[]): Promise<Post[]> {
    const found = ids.flatMap((id) => this.byId.get(id) ?? []);
    this.meanwhile();
    return Promise.resolve(found);
  }

  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(ids.filter((id) => (this.storedAt.get(id) ?? 0) >= since)));
  }

  async createMany(posts: readonly Post[]): Promise<CreateOutcome<PostTypes>[]> {
    return Promise.resolve(
      posts.map((post) => {
        const error = this.refusalOf(post);
        if (error) return { error };
        const present = this.byId.get(post.id);
        if (present) return { item: present, isNew: false };
        const isTaken = [...this.byId.values()].some(({ slug }) => slug === post.slug);
        const stored = isTaken ? { ...post, slug: `${post.slug}-2` } : post;
        this.byId.set(post.id, stored);
        this.storedAt.set(post.id, this.now);
        return { item: stored, isNew: true };
      }),
    );
  }

  async update(
    id: string,
    given: { title?: string | undefined; contentMd?: string | undefined },
    accepted: readonly string[] | null,
    heed?: Heed,
  ): Promise<Post> {
    const { renderMarkdown } = await loadMarkdown();
    heed?.(given.contentMd === undefined ? [] : renderMarkdown(given.contentMd).warnings);
    const present = this.byId.get(id);
    if (!present) throw new Error(`no post ${id}`);
    const { title = present.title, contentMd = present.contentMd } = given;
    requireVersion(accepted, present.version);
    const isSame = present.title === title && present.contentMd === contentMd;
    const after = isSame ? present : { ...present, title, contentMd, version: present.version + 1 };
    this.byId.set(id, after);
    return after;
  }

  /** Changes all of them. */
  change(traits: Partial<Post>): void {
    for (const [id, post] of this.byId) this.byId.set(id, { ...post, ...traits, version: post.version + 1 });
  }

  get titles(): string[] {
    return [...this.byId.values()].map(({ title }) => title).sort();
  }
}

interface Ended {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly JobProblem[];
}

function handlerOf(stored: StoredPosts, upload: Buffer): ImportPosts {
  return new ImportPosts({
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
}

/** Imports a file as a job does, each step from the state of the one before. */
async function importFile(
  stored: StoredPosts,
  upload: Buffer,
  input: Readonly<Record<string, string>>,
  attempts = 1,
): Promise<Ended> {
  const handler = handlerOf(stored, upload);
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

const zipped = (files: Readonly<Record<string, string>>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))),
  );
const LINES = ['one', 'two', 'three', 'four'].map((word) => `A line that is long enough, the ${word}.\n`);
const [LINE = ''] = LINES;

describe('a post at the path of another, without a date', () => {
  const about = (title: string, text: string) => zipped({ 'about.md': `---\ntitle: ${title}\n---\n${text}` });

  test.each([
    ['another title, most of the text', 'Two', `${LINES.slice(0, 3).join('')}More.\n`, 'updated'],
    ['another title, the same text', 'Two', LINES.join(''), 'updated'],
    ['another spelling of the title, another text', 'Óne', 'Quite another.', 'skipped'],
    ['the same title, a phrase of the text', 'One', LINE, 'skipped'],
    [
      'the same title, less than half of the text',
      'One',
      LINES.join('') + Array.from({ length: 5 }, (_, number) => `${String(number)} ${LINE}`).join(''),
      'skipped',
    ],
  ])('with %s: %s', async (_what, title, text, outcome) => {
    const stored = new StoredPosts();
    await importFile(stored, about('One', LINES.join('')), MARKDOWN);
    expect((await importFile(stored, about(title, text), UPDATE)).counts).toEqual({ [outcome]: 1 });
  });

  test('with a text of one common phrase is another', async () => {
    const stored = new StoredPosts();
    await importFile(stored, about('About', `${LINE}A bakery.`), MARKDOWN);
    const second = about('About', `${LINE}Bicycles.`);
    expect((await importFile(stored, second, UPDATE)).counts).toEqual({ skipped: 1 });
    const named = await importFile(stored, second, { ...UPDATE, source_url: 'https://b.example' });
    expect(named.counts).toEqual({ created: 1 });
  });
});

describe('a post with the path and title of another', () => {
  const about = (date: string, text: string) =>
    zipped({ 'about.md': `---\ntitle: About\ndate: ${date}\n---\n${text}` });

  test.each([UPDATE, { ...UPDATE, source_url: 'https://b.example' }])(
    'and of another date is another site’s: %j',
    async (input) => {
      const stored = new StoredPosts();
      await importFile(stored, about('2020-01-02', 'A bakery.'), MARKDOWN);
      const { counts } = await importFile(stored, about('2023-04-05', 'Bicycles.'), input);
      expect(counts).toEqual('source_url' in input ? { created: 1 } : { skipped: 1 });
      expect([...stored.byId.values()][0]).toMatchObject({ contentMd: 'A bakery.', version: 1 });
    },
  );

  test('and of the same date is the same, though its text is another', async () => {
    const stored = new StoredPosts();
    await importFile(stored, about('2020-01-02', 'A bakery.'), MARKDOWN);
    expect((await importFile(stored, about('2020-01-02', 'Cakes.'), UPDATE)).counts).toEqual({ updated: 1 });
    const moved = await importFile(stored, about('2021-01-01', 'Cakes.'), UPDATE);
    expect(moved.counts).toEqual({ unchanged: 1 });
  });

  test.each([{}, { time_zone: 'Europe/Berlin' }, { time_zone: 'America/New_York' }])(
    'and of the same day is not that of a site with an address, unless they have text in common: %j',
    async (zone) => {
      const input = { ...UPDATE, ...zone, source_url: 'https://b.example' };
      const stored = new StoredPosts();
      await importFile(stored, about('2020-01-01', LINES.join('')), MARKDOWN);
      const [first] = stored.byId.values();
      expect((await importFile(stored, about('2020-01-01', 'Bicycles.'), input)).counts).toEqual({
        created: 1,
      });
      expect([...stored.byId.values()][0]).toEqual(first);

      const other = { ...input, source_url: 'https://a.example' };
      const changed = about('2020-01-01', `${LINES.slice(1).join('')}More.`);
      expect((await importFile(stored, changed, other)).counts).toEqual({ updated: 1 });
    },
  );

  test('of Ghost, with numbers and slugs', async () => {
    const stored = new StoredPosts();
    const file = (html: string, year: string) => {
      const published_at = `${year}-03-04T05:06:07Z`;
      const post = { id: 1, title: 'Welcome', slug: 'welcome', html, status: 'published', published_at };
      return Buffer.from(JSON.stringify({ data: { posts: [post] } }));
    };
    const ghost = { format: 'ghost', existing: 'update' };
    await importFile(stored, file('A bakery.', '2020'), ghost);
    expect((await importFile(stored, file('Bicycles.', '2023'), ghost)).counts).toEqual({ skipped: 1 });
    expect((await importFile(stored, file('Cakes.', '2020'), ghost)).counts).toEqual({ updated: 1 });
  });
});

test('a stranger that comes to the id between the look and the write is left alone as well', async () => {
  const stored = new StoredPosts();
  const taken = new StoredPosts();
  await importFile(taken, SITE_A, MARKDOWN);
  stored.meanwhile = () => {
    for (const [id, post] of taken.byId) stored.byId.set(id, post);
  };
  const { counts, problems } = await importFile(stored, SITE_B, UPDATE);
  expect(counts).toEqual({ skipped: 2 });
  expect(problems[0]?.detail).toContain('again with source_url');
  expect(stored.titles).toEqual(['Site A', 'Site A']);
});

test('two sites of WordPress that were built at one address are two', async () => {
  const stored = new StoredPosts();
  const file = (name: string, time: string) =>
    Buffer.from(
      `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://${name}.example</link><wp:wxr_version>1.2</wp:wxr_version>
      <item><title>Welcome</title><guid>https://staging.agency.example/?p=1</guid><wp:post_type>post</wp:post_type>
      <wp:status>publish</wp:status><wp:post_date_gmt>${time}</wp:post_date_gmt>
      <content:encoded>${name}</content:encoded></item></channel></rss>`,
    );
  const input = { format: 'wordpress', existing: 'update' };
  for (const [name, time] of [
    ['one', '2020-01-02 03:04:05'],
    ['two', '2021-02-03 04:05:06'],
  ] as const) {
    expect((await importFile(stored, file(name, time), input)).counts).toEqual({ created: 1 });
    expect((await importFile(stored, file(name, time), input)).counts).toEqual({ unchanged: 1 });
  }
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

describe('an export of this site', () => {
  const ID = 'a1'.repeat(12);
  const OWN = { format: 'json', existing: 'update', own_url: 'https://own.example' };
  const record = { id: ID, title: 'Before', created_at: '2024-01-01T00:00:00Z' };

  async function givenRewritten(): Promise<StoredPosts> {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([record]), OWN);
    const [post] = stored.byId.values();
    if (!post) throw new Error('nothing was stored');
    stored.byId.clear();
    stored.byId.set(ID, { ...post, id: ID, title: 'Rewritten', contentMd: 'Quite another.' });
    return stored;
  }

  test('gives its posts back to those that are here, whatever they became', async () => {
    const stored = await givenRewritten();
    const file = ownFile([record], { site_url: 'https://own.example' });
    expect((await importFile(stored, file, OWN)).counts).toEqual({ updated: 1 });
    expect(stored.titles).toEqual(['Before']);
  });

  test('of another site does not', async () => {
    const stored = await givenRewritten();
    const file = ownFile([record], { site_url: 'https://other.example' });
    expect((await importFile(stored, file, OWN)).counts).toEqual({ created: 1 });
    expect(stored.titles).toEqual(['Before', 'Rewritten']);
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

  test('the first 10 of what is simply here, the others by their number', async () => {
    const stored = new StoredPosts();
    await importFile(stored, notes(1_060), MARKDOWN);
    const { counts, problems } = await importFile(stored, notes(1_060), MARKDOWN);
    expect(counts).toEqual({ skipped: 1_060 });
    expect(problems).toHaveLength(11);
    expect(problems[0]).toEqual({ item: 'note-000', detail: expect.stringContaining('existing=update') });
    expect(problems.at(-1)).toEqual({ item: '1,050 more', detail: expect.stringContaining('here already') });
  });

  test('but not what a worker of the job made that did not come to say so: that was made', async () => {
    const stored = new StoredPosts();
    stored.now = new Date(NOW.getTime() - 1);
    await importFile(stored, notes(2), MARKDOWN);
    stored.now = NOW;
    await importFile(stored, notes(5), MARKDOWN);
    expect(await importFile(stored, notes(6), MARKDOWN, 2)).toEqual({
      counts: { skipped: 2, created: 4 },
      problems: [
        { item: 'note-000', detail: expect.stringContaining('here already') },
        { item: 'note-001', detail: expect.stringContaining('here already') },
      ],
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

describe('what not everybody can read in the file', () => {
  const markdown = (header: string) =>
    zipped({ 'a.md': `---\ntitle: T\ndate: 2020-01-02\n${header}\n---\n${header}` });
  const ghost = (traits: object) => {
    const posts = [
      {
        uuid: '0b9c3f60-7d4e-4a8b-9c1d-2e3f4a5b6c7d',
        title: 'T',
        html: 'open',
        status: 'published',
        ...traits,
      },
    ];
    return Buffer.from(JSON.stringify({ data: { posts } }));
  };
  const wordpress = (fields: string) =>
    Buffer.from(
      `<rss xmlns:wp="w" xmlns:content="c"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title>
      <guid>https://a.example/?p=1</guid><wp:post_type>post</wp:post_type>${fields}</item></channel></rss>`,
    );
  const own = (traits: object) => ownFile([{ id: 'own00000000000000000', title: 'T', ...traits }]);
  const secret = '<content:encoded>SECRET</content:encoded>';

  test.each([
    ['Markdown that is private', 'markdown', markdown(''), markdown('private: true\nexcerpt: secret')],
    ['a draft in Markdown', 'markdown', markdown(''), markdown('status: draft')],
    ['a draft of Ghost', 'ghost', ghost({}), ghost({ status: 'draft', visibility: 'paid', html: 'SECRET' })],
    [
      'a post that Ghost will show later',
      'ghost',
      ghost({}),
      ghost({ status: 'scheduled', published_at: '2099-01-01', html: 'SECRET' }),
    ],
    [
      'a draft of WordPress',
      'wordpress',
      wordpress('<wp:status>publish</wp:status>'),
      wordpress(`<wp:status>draft</wp:status>${secret}`),
    ],
    [
      'a draft of ours',
      'json',
      own({ status: 'published', published_at: '2026-01-01' }),
      own({ content_md: 'SECRET' }),
    ],
  ])('never comes to a post that everybody can read here: %s', async (_what, format, before, after) => {
    for (const existing of ['skip', 'update']) {
      const stored = new StoredPosts();
      expect((await importFile(stored, before, { format })).counts).toEqual({ created: 1 });
      const [post] = stored.byId.values();
      const { counts, problems } = await importFile(stored, after, { format, existing });
      expect(counts).toEqual({ skipped: 1 });
      expect(problems).toEqual([{ item: 'T', detail: expect.stringContaining('Unpublish it') }]);
      expect([...stored.byId.values()]).toEqual([post]);
    }
  });

  test('nor to one that is scheduled for an earlier time', async () => {
    const stored = new StoredPosts();
    const at = (published_at: string, html: string) => ghost({ status: 'scheduled', published_at, html });
    const input = { format: 'ghost', existing: 'update' };
    await importFile(stored, at('2098-01-01', 'a'), input);
    expect((await importFile(stored, at('2098-01-01', 'b'), input)).counts).toEqual({ updated: 1 });
    const later = await importFile(stored, at('2099-01-01', 'c'), input);
    expect(later).toMatchObject({
      counts: { skipped: 1 },
      problems: [{ detail: expect.stringContaining('it is scheduled') }],
    });
  });

  test('nor to one that is published between the look and the write', async () => {
    const stored = new StoredPosts();
    await importFile(stored, markdown('status: draft'), UPDATE);
    stored.meanwhile = () => {
      stored.change({ status: 'published' });
    };
    const { counts, problems } = await importFile(stored, markdown('status: draft\nx: 1'), UPDATE);
    expect(counts).toEqual({ failed: 1 });
    expect(problems).toEqual([{ item: 'T', detail: expect.stringContaining('Import the file again') }]);
  });

  test('comes to one that is a draft here', async () => {
    const stored = new StoredPosts();
    await importFile(stored, markdown('private: true'), UPDATE);
    const again = await importFile(stored, markdown('private: yes'), UPDATE);
    expect(again).toEqual({ counts: { updated: 1 }, problems: [] });
  });

  test('comes as drafts with why, once, and leaves room for other problems', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`${String(number)}.md`, '---\ntitle: T\nwip: true\n---\n']),
    );
    const stored = new StoredPosts();
    const { problems } = await importFile(stored, zipped(files), MARKDOWN);
    expect(problems).toHaveLength(11);
    expect(problems[0]).toEqual({
      item: 'T',
      detail: expect.stringMatching(/^It says “wip: true” and comes as a draft: publish it if/),
    });
    expect(problems.at(-1)).toEqual({ item: '20 more', detail: expect.stringContaining('drafts, too') });

    const again = await importFile(stored, zipped(files), UPDATE);
    expect(again).toEqual({ counts: { unchanged: 30 }, problems: [] });
    stored.change({ status: 'published', publishedAt: NOW });
    const exposed = await importFile(stored, zipped(files), UPDATE);
    expect(exposed.problems).toHaveLength(11);
  });
});

describe('what of a text its HTML has not', () => {
  const TEXT = '![a](data:image/png;base64,AAAA)\n\n[b](ftp://a.example/b)\n\n<textarea>c</textarea>\n';
  const lossy = (text: string) => ownFile([{ id: 'a', title: 'T', content_md: text }]);
  const json = { format: 'json', existing: 'update' };

  test('is a problem of a post that is made or gets that text, once', async () => {
    const stored = new StoredPosts();
    const named = { item: 'T', detail: expect.stringMatching(/^It has <textarea>.*data:.*ftp:/) as unknown };
    expect(await importFile(stored, lossy(TEXT), json)).toEqual({
      counts: { created: 1 },
      problems: [named],
    });
    for (const input of [json, { format: 'json' }])
      expect((await importFile(stored, lossy(TEXT), input)).problems).not.toContainEqual(named);
    expect(await importFile(stored, lossy(`${TEXT}More.`), json)).toEqual({
      counts: { updated: 1 },
      problems: [named],
    });
  });

  test('is not one of a post whose text stays', async () => {
    const stored = new StoredPosts();
    await importFile(stored, lossy(TEXT), json);
    const renamed = ownFile([{ id: 'a', title: 'Other', content_md: TEXT }]);
    expect(await importFile(stored, renamed, json)).toEqual({
      counts: { updated: 1 },
      problems: [],
    });
  });

  test('is named again by a worker that did not come to say so', async () => {
    const stored = new StoredPosts();
    const { problems } = await importFile(stored, lossy(TEXT), json);
    expect(await importFile(stored, lossy(TEXT), json, 2)).toEqual({ counts: { created: 1 }, problems });
  });

  test('is of one kind: ten are named, the others counted', async () => {
    const posts = Array.from({ length: 12 }, (_, number) => ({
      id: String(number),
      title: `T${String(number)}`,
      content_md: number % 2 === 0 ? TEXT : '<select></select>',
    }));
    const { problems } = await importFile(new StoredPosts(), ownFile(posts), json);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toEqual({
      item: '2 more',
      detail: expect.stringContaining('left out or changed'),
    });
  });

  test('is told in three examples of each post', async () => {
    const many = '<textarea></textarea><select></select><input><object></object><meter></meter>';
    const { problems } = await importFile(new StoredPosts(), lossy(many), json);
    expect(problems).toEqual([
      { item: 'T', detail: expect.stringMatching(/2 more of such things in it\.$/) },
    ]);
  });
});

describe('an error of the database', () => {
  const file = ownFile(['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase() })));

  test('about one post is that post’s problem: the others are made', async () => {
    const stored = new StoredPosts();
    const error = new AppError({ code: 'failed-precondition', message: 'The shard is full: …' });
    stored.refusalOf = ({ title }) => (title === 'B' ? error : undefined);
    expect(await importFile(stored, file, { format: 'json' })).toEqual({
      counts: { created: 2, failed: 1 },
      problems: [{ item: 'B', detail: 'The shard is full: …' }],
    });
    expect(stored.titles).toEqual(['A', 'C']);
  });

  test('that goes away has the step done again', async () => {
    const stored = new StoredPosts();
    stored.refusalOf = () => {
      throw new AppError({ code: 'unavailable', message: 'Try again.' });
    };
    await expect(importFile(stored, file, { format: 'json' })).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('problems of many kinds', () => {
  const files = (header: (number: number) => string, count: number, folder = 'a') =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `${folder}/${String(number).padStart(3, '0')}.md`,
        `---\ntitle: T${String(number)}\n${header(number)}\n---\n`,
      ]),
    );

  test('one kind leaves room for the others: ten of each are named, and how many more there are', async () => {
    const upload = zipped({
      ...files((number) => `cover: c${String(number)}.png`, 150),
      ...files((number) => `updated: soon ${String(number)}`, 12, 'b'),
      'c.md': '---\ntitle: [\n---\n',
    });
    const { problems } = await importFile(new StoredPosts(), upload, MARKDOWN);
    const ofKind = (word: string) => problems.filter(({ detail }) => detail.includes(word));
    expect(ofKind('cover image').map(({ item }) => item)).toEqual([
      ...Array.from({ length: 10 }, (_, number) => `post “T${String(number)}”`),
      '140 more',
    ]);
    expect(ofKind('can’t be read')).toHaveLength(11);
    expect(ofKind('no YAML')).toHaveLength(1);
  });

  test('more kinds than there is room for have fewer examples each', () => {
    const kinds = Array.from({ length: 25 }, (_, number) => String.fromCharCode(97 + number));
    const problems = examplesOf(
      kinds.flatMap((kind) =>
        Array.from({ length: 20 }, (_, number) => ({ item: String(number), detail: `is ${kind}`, kind })),
      ),
    );
    expect(problems).toHaveLength(kinds.length * 3);
    expect(problems.at(-1)).toEqual({ item: '18 more', detail: expect.stringContaining('true of these: y') });
  });

  test('authors without accounts are of one kind, whatever their addresses are', () => {
    const problems = Array.from({ length: 30 }, (_, number) => ({
      item: `A${String(number)}`,
      detail: `No active editor or admin has the address a.${String.fromCharCode(97 + number)}@a.example: invite the author.`,
    }));
    expect(examplesOf(problems)).toHaveLength(11);
  });

  test('a worker that goes on does not say them again', async () => {
    const stored = new StoredPosts();
    const upload = zipped(files((number) => `cover: c${String(number)}.png`, 600));
    const handler = handlerOf(stored, upload);
    const job = { input: MARKDOWN, createdBy: IMPORTER, createdAt: NOW, attempts: 1 } as unknown as Job;
    const first = await (await handler.open(job)).step(null);
    const second = await (await handler.open({ ...job, attempts: 2 })).step(first.state);
    expect(first.problems).toHaveLength(11);
    expect(second.problems).toEqual([]);
  });
});

describe('times without a zone', () => {
  const upload = zipped({ 'a.md': '---\ntitle: T\ndate: 2020-07-01 10:00\n---\nText.' });
  const timesOf = ({ byId }: StoredPosts) => [...byId.values()].map(({ publishedAt }) => publishedAt);

  test('are in that of the import', async () => {
    const stored = new StoredPosts();
    await importFile(stored, upload, { ...MARKDOWN, time_zone: 'Europe/Berlin' });
    expect(timesOf(stored)).toEqual([new Date('2020-07-01T08:00:00Z')]);
  });

  test('make no second post where they were read in another', async () => {
    const stored = new StoredPosts();
    await importFile(stored, upload, MARKDOWN);
    expect(timesOf(stored)).toEqual([new Date('2020-07-01T10:00:00Z')]);
    const again = { ...from('https://a.example'), time_zone: 'Europe/Berlin' };
    const changed = zipped({ 'a.md': '---\ntitle: T\ndate: 2020-07-01 10:00\n---\nOther.' });
    expect((await importFile(stored, changed, again)).counts).toEqual({ skipped: 1 });
  });
});

describe('a post whose time was read in another zone', () => {
  const about = (date: string, lines: readonly string[]) =>
    zipped({ 'about.md': `---\ntitle: About\ndate: ${date}\n---\n${lines.join('')}` });

  test.each([
    ['at an hour', '2020-07-01 10:00', 'Europe/Berlin'],
    ['at a second', '2020-07-01 10:20:30', 'Asia/Kolkata'],
    ['on a day', '2020-07-01', 'Pacific/Auckland'],
  ])('is the same where title and text are: %s', async (_what, date, time_zone) => {
    const stored = new StoredPosts();
    await importFile(stored, about(date, LINES), { ...MARKDOWN, time_zone });
    const changed = about(date, LINES.slice(1));
    expect((await importFile(stored, changed, UPDATE)).counts).toEqual({ updated: 1 });
  });

  test.each([
    ['on another day', '2020-07-03', LINES.slice(1)],
    ['with another text', '2020-07-02', ['A bakery.']],
  ])('is another %s', async (_what, date, lines) => {
    const stored = new StoredPosts();
    await importFile(stored, about('2020-07-01', LINES), MARKDOWN);
    expect((await importFile(stored, about(date, lines), UPDATE)).counts).toEqual({ skipped: 1 });
  });
});

test('a public post without a time of its own has that of its making, not today’s', async () => {
  const stored = new StoredPosts();
  await importFile(stored, zipped({ 'a.md': '---\ntitle: T\npublished: true\ncreated: 2020-01-02\n---\n' }), {
    ...MARKDOWN,
  });
  expect([...stored.byId.values()][0]?.publishedAt).toEqual(new Date('2020-01-02T00:00:00Z'));
});

describe('posts that version 0.1 made', () => {
  const IMPORTED_AT = new Date('2026-05-01T09:08:07.654Z');
  const wholeText = (zip: string, path: string) =>
    Buffer.from(unzipSync(readFixture(zip))[path] ?? []).toString();

  /** A post as 0.1 stored it: known by its key alone, with the time of its import where it understood no date. */
  async function givenFormer(key: string, traits: Partial<Post>): Promise<StoredPosts> {
    const stored = new StoredPosts();
    await importFile(stored, ownFile([{ id: 'x', title: 'T' }]), { format: 'json' });
    const [made] = stored.byId.values();
    if (!made) throw new Error('nothing was stored');
    const { id } = identityOf({ key, id: null, createdAt: null }, null);
    stored.byId.clear();
    stored.byId.set(id, { ...made, createdAt: IMPORTED_AT, updatedAt: IMPORTED_AT, ...traits, id });
    return stored;
  }

  const single = (name: string) => {
    const upload = readFixture(name);
    const key = `markdown:${fingerprintOf(upload.toString())}`;
    return { upload, key };
  };
  const HEXO = 'repro08/source/_posts/hello.md';
  const DATES = 'repro09/astro-pubDate.md';

  test.each([
    [
      'a header that was text',
      readFixture('hexo-header.zip'),
      `markdown:${HEXO}`,
      { title: 'hello', contentMd: wholeText('hexo-header.zip', HEXO) },
    ],
    [
      'a date that was not understood',
      zipped({ [DATES]: wholeText('dates.zip', DATES) }),
      `markdown:${DATES}`,
      { title: 'astro-pubDate', contentMd: 'x\n' },
    ],
    [
      'a title from a heading further down',
      zipped({ 'My Note.md': 'Text.\n\n## Part\n' }),
      'markdown:My Note.md',
      { title: 'Part', contentMd: 'Text.\n\n## Part\n' },
    ],
    [
      'a title that was doubled',
      zipped({ 'a.md': '---\ntitle: One\ndate: 2020-01-02\n---\n# One\n\nText.' }),
      'markdown:a.md',
      { title: 'One', contentMd: '# One\n\nText.', createdAt: new Date('2020-01-02T00:00:00Z') },
    ],
    ...['embeds.md', 'relative-addresses.md', 'jekyll-highlight.md', 'anchors.md', 'header-words.md'].map(
      (name) => {
        const { upload, key } = single(name);
        const [, title = '', contentMd = ''] =
          /^---\ntitle: (.*)\n[\s\S]*?\n---\n([\s\S]*)$/.exec(upload.toString()) ?? [];
        return [
          name,
          upload,
          key,
          { title, contentMd, createdAt: new Date('2020-01-02T00:00:00Z') },
        ] as const;
      },
    ),
  ] as const)('are found again: %s', async (_what, upload, key, traits) => {
    for (const input of [MARKDOWN, from('https://a.example'), { ...MARKDOWN, time_zone: 'Asia/Tokyo' }]) {
      const stored = await givenFormer(key, traits);
      const before = new Map(stored.byId);
      expect((await importFile(stored, upload, input)).counts).toEqual({ skipped: 1 });
      expect(stored.byId).toEqual(before);
      await importFile(stored, upload, { ...input, existing: 'update' });
      expect([...stored.byId.keys()]).toEqual([...before.keys()]);
      expect((await importFile(stored, upload, { ...input, existing: 'update' })).counts).toEqual({
        unchanged: 1,
      });
    }
  });

  test('of another site are not taken for these', async () => {
    const stored = await givenFormer('markdown:about.md', { title: 'About', contentMd: 'A bakery.' });
    const other = zipped({ 'about.md': '---\ntitle: About\npubDate: 2023-01-02\n---\nBicycles.' });
    expect((await importFile(stored, other, from('https://b.example'))).counts).toEqual({ created: 1 });
  });
});

test.each([
  ...[
    'hexo-header.zip',
    'dates.zip',
    'embeds.md',
    'relative-addresses.md',
    'jekyll-highlight.md',
    'anchors.md',
  ],
  ...['toml.md', 'header-words.md', 'private.zip'],
])('%s imported again changes nothing and makes no second post', async (name) => {
  for (const input of [MARKDOWN, from('https://a.example')]) {
    const stored = new StoredPosts();
    const { counts } = await importFile(stored, readFixture(name), input);
    const before = new Map(stored.byId);
    expect((await importFile(stored, readFixture(name), input)).counts).toEqual({
      skipped: counts['created'],
    });
    const again = await importFile(stored, readFixture(name), { ...input, existing: 'update' });
    expect(again.counts).toEqual({ unchanged: counts['created'] });
    expect(stored.byId).toEqual(before);
  }
});
