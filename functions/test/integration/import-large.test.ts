/** Only the emulated worker shows that a large file ends no process. */
import { beforeAll, expect, jest, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { importedId, importFile, ownFile, ownIds } from '../support/posts/imports.js';
import { uniqueWord } from '../support/posts/posts.js';
import { findProcesses, workerOf } from '../support/suite/suite-processes.js';

jest.setTimeout(150_000);

const MB = 1_000_000;
const COUNT = 300;

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

test('a file of 19 MB with 300 posts is imported, and the API is none the worse for it', async () => {
  await call('/api/health', { baseUrl: environment.functionUrl });
  const before = findProcesses(workerOf('api'));
  const word = uniqueWord();
  const paragraph = `${'Words that are not rendered into much. '.repeat(20)}\n\n`;
  const content = paragraph.repeat(Math.ceil((19 * MB) / COUNT / paragraph.length));
  const ids = ownIds(word, COUNT);
  const file = ownFile(ids.map((id) => ({ id, title: id, slug: id, content_md: content })));
  expect(Buffer.byteLength(String(file.content))).toBeGreaterThan(19 * MB);

  expect(await importFile(token, file)).toMatchObject({
    counts: { created: COUNT },
    problems: [],
    error: null,
  });
  const stored = await firestore.getAll(...ids.map((id) => firestore.doc(`blog_posts/${importedId(id)}`)));
  expect(stored.every((post) => post.get('content_md') === content)).toBe(true);
  expect(before).not.toEqual([]);
  expect(findProcesses(workerOf('api'))).toEqual(expect.arrayContaining(before));
});
