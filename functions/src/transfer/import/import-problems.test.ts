import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import {
  handlerOf,
  importFile,
  IMPORTER,
  MARKDOWN,
  NOW,
  ownFile,
  StoredPosts,
  zipped,
} from '../../../test/support/posts/stored-imports.js';
import type { Job } from '../../jobs/index.js';
import { examplesOf } from './problem-examples.js';

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
