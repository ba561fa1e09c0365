import { expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { IMPORT_FORMATS, parseImport } from './parse-import.js';
import { identityOf } from './post-identity.js';

const OPTIONS = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };
const RECORD = { id: 'a', title: 'A', status: 'published', content_md: 'Text.' };

const parseJson = (value: unknown) => parseImport('json', Buffer.from(JSON.stringify(value)), OPTIONS);
const parsePosts = (...posts: unknown[]) => parseJson({ format: 'firefolio', version: 1, posts });
const refusal = (detail: string) =>
  expect.objectContaining({
    code: 'validation-failed',
    errors: [{ pointer: '/file', detail: expect.stringContaining(detail) }],
  });

test.each([...IMPORT_FORMATS])('%s refuses what is not of the format at all', async (format) => {
  await expect(parseImport(format, Buffer.from([0, 0xff]), OPTIONS)).rejects.toThrow(
    expect.objectContaining({ code: 'validation-failed' }),
  );
});

test('of two items with one key the first is imported', async () => {
  const { posts, problems } = await parsePosts(RECORD, { ...RECORD, title: 'B' });
  expect(posts.map(({ title }) => title)).toEqual(['A']);
  expect(problems).toEqual([
    { item: 'post “B”', detail: expect.stringContaining('second time (firefolio:a)') },
  ]);
});

test('of two keys that differ in control characters only the first is imported', async () => {
  const posts = ['u1', 'u1\u0001'].map((uuid) => ({ uuid, title: uuid.length, html: '', status: 'draft' }));
  const bytes = Buffer.from(JSON.stringify({ data: { posts } }));
  const found = await parseImport('ghost', bytes, OPTIONS);
  expect(found.posts).toMatchObject([{ key: 'ghost:u1' }]);
  expect(found.problems.map(({ detail }) => detail)).toContain(
    'comes a second time (ghost:u1) and was left out',
  );
});

test('of a file and an export of the post that was made of it only the first is imported', async () => {
  const { id } = identityOf({ key: 'markdown:a.md', id: null, createdAt: null }, null);
  const files = { 'a.md': '# A', 'b.md': `---\nfirefolio_id: ${id}\ntitle: B\n---\n`, 'c.md': '# C' };
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
  );
  const { posts, problems } = await parseImport('markdown', Buffer.from(zip), OPTIONS);
  expect(posts.map(({ title }) => title)).toEqual(['A', 'C']);
  expect(posts[0]?.id).toBe(id);
  expect(problems).toEqual([{ item: 'post “B”', detail: expect.stringContaining('second time') }]);
});

test('an item that is refused does not stand in the way of another of its key', async () => {
  const { posts } = await parsePosts({ ...RECORD, content_md: 'x'.repeat(400_001) }, RECORD);
  expect(posts).toMatchObject([{ contentMd: 'Text.' }]);
});

test('a bad item is a problem, the others come along within the limits', async () => {
  const { posts, problems } = await parsePosts(
    null,
    { ...RECORD, id: 'b', content_md: 5 },
    { ...RECORD, id: 'c', content_md: 'x'.repeat(400_001) },
    { ...RECORD, id: 'd', status: 'trashed' },
    { ...RECORD, id: 'e', title: 'x'.repeat(300), tags: ['Web Design'] },
  );
  expect(posts).toMatchObject([{ key: 'firefolio:e', title: 'x'.repeat(200), tags: ['web-design'] }]);
  expect(problems.map(({ detail }) => detail)).toEqual([
    expect.stringContaining('the post'),
    expect.stringContaining('content_md'),
    expect.stringContaining('status'),
    expect.stringContaining('400,000'),
    expect.stringContaining('was cut'),
  ]);
});

test.each([
  ['another format', { format: 'x', version: 1, posts: [] }, 'not a Firefolio export'],
  ['a later version', { format: 'firefolio', version: 2, posts: [] }, 'version 2'],
  [
    'very many posts',
    { format: 'firefolio', version: 1, posts: new Array(1e6).fill(RECORD) },
    'more than 10000',
  ],
  ['no posts', { format: 'firefolio', version: 1 }, 'not a Firefolio export'],
])('our own JSON of %s is refused', async (_what, value, detail) => {
  await expect(parseJson(value)).rejects.toThrow(refusal(detail));
});

test('deep JSON is refused', async () => {
  const bytes = Buffer.from(`${'{"a":'.repeat(1e6)}1${'}'.repeat(1e6)}`);
  await expect(parseImport('json', bytes, OPTIONS)).rejects.toThrow(refusal('not a Firefolio export'));
});
