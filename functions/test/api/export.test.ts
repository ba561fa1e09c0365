import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { KINDS } from '../../src/wiring/kinds.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { beginExport, readJobFile, waitForSuccess } from '../support/posts/imports.js';
import { storeJob } from '../support/work/jobs.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

jest.setTimeout(120_000);

let editor: Account;
let token: string;

beforeAll(async () => {
  editor = await createAccount({ role: 'editor' });
  token = (await logIn(editor)).access_token;
});

const fileOf = (id: string, options: { token?: string; method?: string } = {}) =>
  call<unknown>(`/admin/api/jobs/${id}/file`, { token, ...options });

/** How many items an export has to have. */
async function countKept(): Promise<number> {
  const counts = KINDS.map(async ({ collection }) => {
    const kept = firestore.collection(collection).where('status', '!=', 'trashed');
    return (await kept.count().get()).data().count;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

describe('an export', () => {
  test('as JSON has each post, page and project but those in the trash once, with all of its fields', async () => {
    const posts = postsClient(token);
    const post = await posts.givenPublished({
      title: 'Ein „Titel“\u2028',
      content_md: '# A\u2029\n\nText',
      tags: [uniqueWord()],
    });
    const trashed = await posts.given();
    expect(await posts.trash(trashed.id)).toMatchObject({ status: 204 });
    const job = await waitForSuccess(await beginExport(token, 'json'));
    const { status, headers, bytes } = await readJobFile(token, job.id);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="posts-${job.createdAt.toISOString().slice(0, 10)}.json"`,
    );
    const file = JSON.parse(bytes.toString()) as Record<'posts' | 'pages' | 'projects', { id: string }[]>;
    expect(file).toMatchObject({
      format: 'firefolio',
      version: 1,
      site_url: environment.siteUrl,
      exported_at: job.createdAt.toISOString(),
    });
    const ids = [...file.posts, ...file.pages, ...file.projects].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(await countKept());
    // Other tests may have left broken items, and entries of the directory whose items are gone: these are dealt with, too.
    expect(job).toMatchObject({ counts: { exported: ids.length }, done: job.total });
    expect(job.total).toBeGreaterThanOrEqual(ids.length);
    expect(ids).not.toContain(trashed.id);
    expect(file.posts.find(({ id }) => id === post.id)).toEqual({
      id: post.id,
      slug: post.slug,
      title: post.title,
      status: 'published',
      content_md: post.content_md,
      excerpt: null,
      tags: post.tags,
      tag_names: {},
      featured: false,
      cover_image: null,
      authors: [{ id: editor.id, name: 'Test Account' }],
      seo: null,
      published_at: post.published_at,
      created_at: post.created_at,
      updated_at: post.updated_at,
    });
  });

  test('as Markdown has a file for each of them', async () => {
    const post = await postsClient(token).given({ content_md: 'Text of the file.' });
    const job = await waitForSuccess(await beginExport(token, 'markdown'));
    const { headers, bytes } = await readJobFile(token, job.id);
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="posts-[\d-]{10}\.zip"$/);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toHaveLength(await countKept());
    expect(Buffer.from(files[`${post.slug}.md`] ?? []).toString()).toMatch(
      new RegExp(`^---\\nfirefolio_id: "${post.id}"\\n[^]*\\n---\\n\\nText of the file\\.$`),
    );
  });
});

describe('GET /admin/api/jobs/:id/file', () => {
  test('is for staff only', async () => {
    const { id } = await storeJob();
    const user = (await logIn(await createAccount())).access_token;
    expectProblem(await call<unknown>(`/admin/api/jobs/${id}/file`), 401);
    expectProblem(await fileOf(id, { token: user }), 403);
  });

  test.each(['queued', 'running', 'failed', 'cancelled'] as const)(
    'refuses a job that is %s with 409',
    async (status) => {
      const leaseUntil = status === 'running' ? new Date(Date.now() + 60_000) : null;
      const { id } = await storeJob({ status, leaseUntil, outputParts: 1, input: { format: 'json' } });
      const answer = await fileOf(id);
      expectProblem(answer, 409);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining(status) });
    },
  );

  test.each(['import', 'bulk', 'retag'] as const)('has no file of a job of the kind %s', async (kind) => {
    const { id } = await storeJob({ kind, status: 'succeeded', input: { format: 'json' }, uploadParts: 1 });
    expectProblem(await fileOf(id), 404);
  });

  test('knows no job that there is not', async () => {
    expectProblem(await fileOf(randomUUID()), 404);
    expectProblem(await fileOf('__x__'), 422);
  });

  test('answers 404 when the file has expired', async () => {
    const { id } = await storeJob({ status: 'succeeded', outputParts: 2, input: { format: 'json' } });
    expectProblem(await fileOf(id), 404);
  });

  test('answers 404 when a part of the file is missing', async () => {
    const { id } = await storeJob({ status: 'succeeded', outputParts: 2, input: { format: 'json' } });
    await firestore.doc(`jobs/${id}/output/000001`).set({ bytes: gzipSync('') });
    expectProblem(await fileOf(id), 404);
  });

  test.each(['json', 'markdown'] as const)(
    'answers HEAD for %s with the headers of GET and no body',
    async (format) => {
      const { id } = await waitForSuccess(await beginExport(token, format));
      const [get, head] = [await readJobFile(token, id), await readJobFile(token, id, { method: 'HEAD' })];
      expect({ status: head.status, length: head.bytes.length }).toEqual({ status: 200, length: 0 });
      for (const name of ['content-type', 'content-disposition'])
        expect(head.headers.get(name)).toBe(get.headers.get(name));
    },
  );
});
