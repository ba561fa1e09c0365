import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { failToImport, ghostFile, ownFile, sendFile, wordpressFile } from '../support/posts/imports.js';
import { uniqueWord } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

jest.setTimeout(60_000);

const MIB = 1024 * 1024;
const FILE = ownFile([]);

let token: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

describe('POST /admin/api/posts/import', () => {
  test.each(['text/plain', 'text/html', 'multipart/form-data; boundary=x', 'application/x-zip', ''])(
    'refuses Content-Type %j with 415',
    async (type) => {
      expectProblem(await sendFile(token, { ...FILE, type }), 415);
    },
  );

  test('refuses an empty file with 400', async () => {
    expectProblem(await sendFile(token, { ...FILE, content: '' }), 400);
  });

  test.each([
    ['', '/format'],
    ['format=rss', '/format'],
    ['format=json&existing=replace', '/existing'],
    ['format=ghost&source_url=ftp://a.example', '/source_url'],
    ['format=ghost&source_url=old', '/source_url'],
    ['format=markdown&time_zone=Mars/Base', '/time_zone'],
    ['format=markdown&time_zone=', '/time_zone'],
  ])('refuses the query %j with 422', async (query, pointer) => {
    const answer = await sendFile(token, { ...FILE, query });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  test('refuses a file over 20 MiB with 413', async () => {
    const content = Buffer.alloc(20 * MIB + 1, ' ');
    expectProblem(await sendFile(token, { ...FILE, type: 'application/octet-stream', content }), 413);
  });
});

const TEXT = { type: 'application/octet-stream', content: 'Text.' };
const BROKEN_ZIP = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100)]);

test.each([
  [
    'a broken ZIP',
    { ...TEXT, query: 'format=markdown', content: BROKEN_ZIP },
    'file is a damaged ZIP: pack it anew',
  ],
  [
    'bytes that are no text',
    { ...TEXT, query: 'format=markdown', content: Buffer.from([0xff]) },
    'file neither a ZIP nor',
  ],
  ['text for JSON', { ...TEXT, query: 'format=json' }, 'file not a Firefolio export: it is not JSON'],
  [
    'bytes for JSON',
    { ...TEXT, query: 'format=json', content: Buffer.from([0xff]) },
    'file is not text in UTF-8',
  ],
  ['text for Ghost', { ...TEXT, query: 'format=ghost' }, 'file not a Ghost export'],
  ['text for WordPress', { ...TEXT, query: 'format=wordpress' }, 'file not a WordPress export'],
  ['our JSON for Ghost', { ...FILE, query: 'format=ghost' }, 'file not a Ghost export'],
  ['Ghost for our JSON', { ...ghostFile('x'), query: 'format=json' }, 'file not a Firefolio export'],
  ['Ghost for Markdown', { ...ghostFile('x'), query: 'format=markdown' }, '“ghost”'],
  ['WordPress for Markdown', { ...wordpressFile('x'), query: 'format=markdown' }, '“wordpress”'],
  ['HTML for WordPress', { ...TEXT, query: 'format=wordpress', content: '<!doctype html><p>a' }, 'file '],
])('%s ends the job, which says why in one sentence', async (_what, file, reason) => {
  const job = await failToImport(token, file);
  expect(job).toMatchObject({ error: expect.stringContaining(reason), problems: [], counts: {}, done: 0 });
  expect(job.error).not.toContain('\n');
});

describe.each(['/admin/api/posts/import?format=json', '/admin/api/posts/export'])('POST %s', (path) => {
  test('is for staff only', async () => {
    const user = (await logIn(await createAccount())).access_token;
    const body = path.endsWith('export') ? { format: 'json' } : (JSON.parse(String(FILE.content)) as unknown);
    expectProblem(await call<unknown>(path, { method: 'POST', body }), 401);
    expectProblem(await call<unknown>(path, { method: 'POST', body, token: user }), 403);
    expect(await call<unknown>(path, { method: 'POST', body, token })).toMatchObject({ status: 202 });
  });
});

test('POST /admin/api/posts/export refuses other formats with 422', async () => {
  for (const body of [{}, { format: 'ghost' }, { format: 'json', since: uniqueWord() }])
    expectProblem(await call<unknown>('/admin/api/posts/export', { method: 'POST', body, token }), 422);
});
