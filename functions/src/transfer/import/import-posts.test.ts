import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import {
  from,
  importFile,
  MARKDOWN,
  ownFile,
  readFixture,
  StoredPosts,
  zipped,
} from '../../../test/support/posts/stored-imports.js';
import { AppError } from '../../errors/index.js';
import type { Post } from '../../posts/index.js';
import { fingerprintOf } from '../../shared/index.js';
import { identityOf } from './post-identity.js';

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
