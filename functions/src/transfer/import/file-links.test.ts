import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../jobs/index.js';
import {
  handlerOf,
  importFile,
  IMPORTER,
  MARKDOWN,
  NOW,
  ownFile,
  StoredPosts,
  UPDATE,
  zipped,
} from '../../../test/support/posts/stored-imports.js';

const post = (title: string, slug: string, text: string) =>
  `---\ntitle: ${title}\nslug: ${slug}\ndate: 2020-01-02 10:20:30\n---\n${text}`;

/** Two posts that link to each other, and what is between them. */
const FILES = {
  'a.md': post('A', 'first', 'To [b](b.md#part), `[b](/?post=taken)`, <a href="b.md">b</a>.'),
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, at) => [
      `aa${String(at)}.md`,
      post(`M${String(at)}`, `m${String(at)}`, ''),
    ]),
  ),
  'b.md': post('B', 'taken', 'Back to [a](a.md).'),
};
const FOLLOWED = 'To [b](/posts/taken-2#part), `[b](/?post=taken)`, <a href="/posts/taken-2">b</a>.';

async function givenTakenSlug(): Promise<StoredPosts> {
  const stored = new StoredPosts();
  await importFile(
    stored,
    ownFile([{ id: 'x', title: 'Here before', slug: 'taken', content_md: 'Other.' }]),
    { format: 'json' },
  );
  return stored;
}

const textOf = ({ byId }: StoredPosts, title: string) =>
  [...byId.values()].find((found) => found.title === title)?.contentMd;

describe('links between posts of a file', () => {
  test('follow one whose slug is taken here, before and behind it', async () => {
    const stored = await givenTakenSlug();
    const files = { ...FILES, 'c.md': post('C', 'third', '[b](b.md)') };
    expect((await importFile(stored, zipped(files), MARKDOWN)).counts).toEqual({ created: 10 });
    expect(textOf(stored, 'A')).toBe(FOLLOWED);
    expect(textOf(stored, 'C')).toBe('[b](/posts/taken-2)');
    expect(textOf(stored, 'B')).toBe('Back to [a](/posts/first).');
  });

  test('so that nothing changes when the file comes again', async () => {
    const stored = await givenTakenSlug();
    await importFile(stored, zipped(FILES), MARKDOWN);
    const before = new Map(stored.byId);
    expect((await importFile(stored, zipped(FILES), MARKDOWN)).counts).toEqual({ skipped: 9 });
    expect((await importFile(stored, zipped(FILES), UPDATE)).counts).toEqual({ unchanged: 9 });
    expect(stored.byId).toEqual(before);
  });

  test('also to one that was renamed here, or came before', async () => {
    const stored = new StoredPosts();
    const { 'a.md': a, 'b.md': b } = FILES;
    await importFile(stored, zipped({ 'b.md': b }), MARKDOWN);
    stored.change({ slug: 'renamed' });
    await importFile(stored, zipped({ 'a.md': a, 'b.md': b }), MARKDOWN);
    expect(textOf(stored, 'A')).toContain('[b](/posts/renamed#part)');
  });

  test('lead to where posts are, wherever that is', async () => {
    const stored = await givenTakenSlug();
    await importFile(stored, zipped(FILES), { ...MARKDOWN, post_address: 'https://blog.test/:slug/' });
    expect(textOf(stored, 'A')).toBe(
      'To [b](https://blog.test/taken-2/#part), `[b](/?post=taken)`, <a href="https://blog.test/taken-2/">b</a>.',
    );
    expect(textOf(stored, 'B')).toBe('Back to [a](https://blog.test/first/).');
  });

  test('of a job that was begun by version 0.1 lead to where they were then', async () => {
    const stored = await givenTakenSlug();
    await importFile(stored, zipped(FILES), { format: 'markdown' });
    expect(textOf(stored, 'B')).toBe('Back to [a](/?post=first).');
  });

  test('that were written so are brought to where they are now, and nothing else of the text', async () => {
    const stored = await givenTakenSlug();
    await importFile(stored, zipped(FILES), { format: 'markdown' });
    expect((await importFile(stored, zipped(FILES), UPDATE)).counts).toMatchObject({ updated: 2 });
    expect(textOf(stored, 'A')).toBe(FOLLOWED);
  });

  test('are made by a worker that goes on where another died', async () => {
    const stored = await givenTakenSlug();
    const job = { input: MARKDOWN, createdBy: IMPORTER, createdAt: NOW, attempts: 1 } as unknown as Job;
    const first = await handlerOf(stored, zipped(FILES)).open(job);
    const { state } = await first.step((await first.step(null)).state);
    expect(textOf(stored, 'A')).toContain('/posts/taken#part');
    const second = await handlerOf(stored, zipped(FILES)).open({ ...job, attempts: 2 });
    expect(await second.step(state)).toMatchObject({ counts: {}, done: 0, problems: [], isLast: true });
    expect(textOf(stored, 'A')).toBe(FOLLOWED);
    expect((await second.step(state)).problems).toEqual([]);
  });

  test('stay in what was here already, and where the text was changed meanwhile', async () => {
    const stored = await givenTakenSlug();
    const { 'a.md': a, ...others } = FILES;
    stored.now = new Date(NOW.getTime() - 1);
    await importFile(stored, zipped({ 'a.md': a }), MARKDOWN);
    const before = textOf(stored, 'A');
    stored.now = NOW;
    await importFile(stored, zipped({ 'a.md': a, ...others }), MARKDOWN);
    expect(textOf(stored, 'A')).toBe(before);

    const changed = await givenTakenSlug();
    const job = { input: MARKDOWN, createdBy: IMPORTER, createdAt: NOW, attempts: 1 } as unknown as Job;
    const run = await handlerOf(changed, zipped(FILES)).open(job);
    const { state } = await run.step((await run.step(null)).state);
    changed.change({ contentMd: 'Rewritten.' });
    await run.step(state);
    expect(textOf(changed, 'A')).toBe('Rewritten.');
  });
});
