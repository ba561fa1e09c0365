import { describe, expect, test } from '@jest/globals';
import {
  from,
  importFile,
  LINES,
  MARKDOWN,
  StoredPosts,
  UPDATE,
  zipped,
} from '../../../test/support/posts/stored-imports.js';

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

  test.each(['2019-03-11 21:57:03', '2019-03-11 10:00', '2019-03-11T21:57:03+02:00'])(
    'as starters ship it, at %s, is not that of a site with an address, unless half of the words are the same',
    async (date) => {
      const stored = new StoredPosts();
      await importFile(stored, about(date, 'A bakery in the old town.'), MARKDOWN);
      const [first] = stored.byId.values();
      const ofB = { ...UPDATE, source_url: 'https://b.example' };
      expect((await importFile(stored, about(date, 'Bicycles in every colour.'), ofB)).counts).toEqual({
        created: 1,
      });
      expect([...stored.byId.values()][0]).toEqual(first);

      const ofA = { ...UPDATE, source_url: 'https://a.example' };
      const changed = about(date, '**A bakery** in the *old* town of ours.');
      expect((await importFile(stored, changed, ofA)).counts).toEqual({ updated: 1 });
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

describe('times without a zone', () => {
  const upload = zipped({ 'a.md': '---\ntitle: T\ndate: 2020-07-01 10:00\n---\nA text of four.' });
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
    const changed = zipped({ 'a.md': '---\ntitle: T\ndate: 2020-07-01 10:00\n---\nA text of five.' });
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
