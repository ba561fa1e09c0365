import { beforeAll, expect, jest, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { dumpPosts, importFile, markdownFile } from '../support/posts/imports.js';
import { waitForCards } from '../support/work/cards.js';
import { uniqueWord } from '../support/posts/posts.js';

jest.setTimeout(120_000);

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

const FROM_ELSEWHERE = { detail: expect.stringContaining('again with source_url') };

test('a second site’s files at the paths of the first one’s: nothing is overwritten, each post is named', async () => {
  const first = await importFile(token, markdownFile('site-a.zip'));
  expect(first).toMatchObject({ counts: { created: 2 }, problems: [] });
  await waitForCards();
  const before = await dumpPosts(firestore);
  for (const query of ['', '&existing=update']) {
    const second = await importFile(token, markdownFile('site-b.zip', query));
    expect(second).toMatchObject({ counts: { skipped: 2 }, problems: [FROM_ELSEWHERE, FROM_ELSEWHERE] });
    expect(await dumpPosts(firestore)).toEqual(before);
  }
  expect((await importFile(token, markdownFile('site-a.zip'))).counts).toEqual({ skipped: 2 });
  const again = await importFile(token, markdownFile('site-a.zip', '&existing=update'));
  expect(again).toMatchObject({ counts: { unchanged: 2 }, problems: [] });
  expect(await dumpPosts(firestore)).toEqual(before);
});

test('two sites whose addresses are given come both in full, and are found again', async () => {
  const queries = ['a', 'b'].map((name) => `&source_url=https://${name}-${uniqueWord()}.example`);
  for (const [index, name] of (['site-b.zip', 'site-b.zip'] as const).entries()) {
    const query = queries[index] ?? '';
    expect((await importFile(token, markdownFile(name, query))).counts).toEqual({ created: 2 });
    expect((await importFile(token, markdownFile(name, query))).counts).toEqual({ skipped: 2 });
  }
});
