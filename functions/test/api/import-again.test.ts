import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { newId } from '../../src/shared/index.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import {
  beginImport,
  dumpPosts,
  findImported,
  ghostFile,
  importedId,
  importFile,
  ownFile,
  waitForSuccess,
  wordpressFile,
} from '../support/posts/imports.js';
import { postOf, postsClient, uniqueWord } from '../support/posts/posts.js';
import { waitForCards } from '../support/work/cards.js';

jest.setTimeout(120_000);

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

const FIXTURES = [
  { name: 'Ghost', fileOf: ghostFile, count: 7 },
  { name: 'WordPress', fileOf: wordpressFile, count: 6 },
] as const;

describe.each(FIXTURES)('a file of $name', ({ fileOf, count }) => {
  test('imported again changes nothing, with existing=update either', async () => {
    const word = uniqueWord();
    expect(await importFile(token, fileOf(word))).toMatchObject({ done: count, counts: { created: count } });
    await waitForCards();
    // Shards have posts of other tests, whose jobs may still be at work.
    const dumpOwn = async () =>
      (await dumpPosts(firestore)).filter((line) => line.includes(word) && !line.startsWith('content_'));
    const before = await dumpOwn();
    expect(before.length).toBeGreaterThan(count);

    expect((await importFile(token, fileOf(word))).counts).toEqual({ skipped: count });
    expect(await dumpOwn()).toEqual(before);

    expect((await importFile(token, fileOf(word, undefined, 'update'))).counts).toEqual({ unchanged: count });
    expect(await dumpOwn()).toEqual(before);
  });

  test('imported by two jobs at once makes each post once', async () => {
    const word = uniqueWord();
    const jobs = await Promise.all([fileOf(word), fileOf(word)].map((file) => beginImport(token, file)));
    const ended = await Promise.all(jobs.map((id) => waitForSuccess(id)));
    const sum = (name: string) => ended.reduce((total, { counts }) => total + (counts[name] ?? 0), 0);
    expect({ created: sum('created'), skipped: sum('skipped') }).toEqual({ created: count, skipped: count });
    const posts = await findImported(firestore, word);
    for (const { id, version } of posts.values()) {
      expect(version).toBe(1);
      const { size } = await firestore.collection(`blog_posts/${String(id)}/revisions`).get();
      expect(size).toBe(1);
    }
  });
});

describe('existing=update', () => {
  test('writes what is other in the file, once; state and date stay', async () => {
    const given = newId();
    const id = importedId(given);
    const post = {
      id: given,
      title: 'Before',
      slug: uniqueWord(),
      status: 'published',
      published_at: '2026-01-02T00:00:00Z',
    };
    await importFile(token, ownFile([post]));
    const posts = postsClient(token);
    postOf(await posts.act(id, 'unpublish'));
    const after = ownFile([{ ...post, title: 'After', published_at: '2020-01-01T00:00:00Z' }], 'update');
    expect((await importFile(token, after)).counts).toEqual({ updated: 1 });
    const updated = postOf(await posts.read(id));
    expect(updated).toMatchObject({ title: 'After', status: 'draft', version: 3 });
    expect((await importFile(token, after)).counts).toEqual({ unchanged: 1 });
    expect(postOf(await posts.read(id))).toEqual(updated);
  });

  test('leaves a post as it is whose text was rendered otherwise by an earlier version', async () => {
    const record = {
      id: newId(),
      title: 'Of before',
      slug: uniqueWord(),
      content_md: '[a](https://a.example)',
    };
    await importFile(token, ownFile([record]));
    const html = '<p><a href="https://a.example" rel="noopener noreferrer nofollow ugc">a</a></p>\n';
    await firestore.doc(`blog_posts/${importedId(record.id)}`).update({ content_html: html });
    expect((await importFile(token, ownFile([record], 'update'))).counts).toEqual({ unchanged: 1 });
    expect(postOf(await postsClient(token).read(importedId(record.id)))).toMatchObject({
      content_html: html,
    });
  });

  test('leaves a post at the slug that it was given for one that is taken', async () => {
    const posts = postsClient(token);
    const { slug } = await posts.given({ slug: uniqueWord() });
    const record = { id: newId(), title: 'Second', slug };
    await importFile(token, ownFile([record]));
    const again = await importFile(token, ownFile([{ ...record, title: 'Second, changed' }], 'update'));
    expect(again).toMatchObject({
      counts: { updated: 1 },
      problems: [{ detail: expect.stringContaining(slug) }],
    });
    const changed = postOf(await posts.read(importedId(record.id)));
    expect(changed).toMatchObject({ slug: `${slug}-2`, title: 'Second, changed' });
    const third = await importFile(token, ownFile([{ ...record, title: 'Second, changed' }], 'update'));
    expect(third.counts).toEqual({ unchanged: 1 });
  });

  test('leaves a post to its authors when the file names none that has an account', async () => {
    const record = { id: newId(), title: 'Mine', slug: uniqueWord(), authors: [{ name: 'Nobody' }] };
    await importFile(token, ownFile([record]));
    const other = (await logIn(await createAccount({ role: 'admin' }))).access_token;
    expect((await importFile(other, ownFile([record], 'update'))).counts).toEqual({ unchanged: 1 });
  });

  test('leaves a post in the trash there, with a problem; without it the post is skipped, likewise', async () => {
    const record = { id: newId(), title: 'Thrown away', slug: uniqueWord() };
    await importFile(token, ownFile([record]));
    const posts = postsClient(token);
    expect(await posts.trash(importedId(record.id))).toMatchObject({ status: 204 });
    await waitForCards();
    const before = await dumpPosts(firestore);
    expect(await importFile(token, ownFile([record]))).toMatchObject({
      counts: { skipped: 1 },
      problems: [{ item: 'Thrown away', detail: expect.stringContaining('in the trash') }],
    });
    const update = await importFile(token, ownFile([{ ...record, title: 'Other' }], 'update'));
    expect(update).toMatchObject({
      counts: { failed: 1 },
      problems: [{ item: 'Other', detail: expect.stringContaining('trash') }],
    });
    expect(await dumpPosts(firestore)).toEqual(before);
  });
});
