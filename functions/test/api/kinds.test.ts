/** What pages and projects have of the engine that posts have as well; each in detail: the tests of posts. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { accountsClient } from '../support/accounts/account-routes.js';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { contentClient, itemOf, type ContentClient, type EditorItem } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import { completeJob } from '../support/work/jobs.js';
import { completeRenames } from '../support/work/renames.js';

const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

const linkSchema = z.strictObject({ token: z.string(), url: z.url(), expires_at: z.iso.datetime() });
const revisionsSchema = z.object({ revisions: z.array(z.object({ version: z.int(), title: z.string() })) });

let adminToken: string;
let token: string;

beforeAll(async () => {
  ({ access_token: token } = await login('editor'));
  ({ access_token: adminToken } = await login('admin'));
});

describe.each([
  ['pages', 'page'],
  ['projects', 'project'],
] as const)('%s', (plural, kind) => {
  let editor: ContentClient;

  beforeAll(() => {
    editor = contentClient(plural, token);
  });

  const open = (slug: string, rest = '') => call<EditorItem>(`/api/${plural}/${slug}${rest}`);

  const listed = async (): Promise<string[]> => {
    const answer = await call(`/api/${plural}?limit=100`);
    expect(answer).toMatchObject({ status: 200 });
    const body = z.object({ [plural]: z.array(z.object({ id: z.string() })) }).parse(answer.body);
    return (body[plural] ?? []).map(({ id }) => id);
  };

  test('are seen from when they are published until they are not any more', async () => {
    const item = await editor.given({ content_md: '# About\n\n*Words*.' });
    expect(item).toMatchObject({ status: 'draft', version: 1 });
    expectProblem(await open(item.slug), 404);
    expect(await listed()).not.toContain(item.id);

    itemOf(await editor.ask(`/${item.id}/publish`, { method: 'POST' }));
    const { body, headers } = await open(item.slug);
    expect(body).toMatchObject({ id: item.id, content_html: expect.stringContaining('<em>Words</em>') });
    expect(body).not.toHaveProperty('content_md');
    expect(headers.get('cache-control')).toMatch(/^public, max-age=0, s-maxage=60/);
    expect(await listed()).toContain(item.id);

    itemOf(await editor.ask(`/${item.id}/unpublish`, { method: 'POST' }));
    expectProblem(await open(item.slug), 404);
    expect(await listed()).not.toContain(item.id);
  });

  test('are shown at their time', async () => {
    const item = await editor.given();
    const body = { published_at: FAR_FUTURE };
    itemOf(await editor.ask(`/${item.id}/schedule`, { method: 'POST', body }));
    expectProblem(await open(item.slug), 404);
    const { total } = z
      .object({ total: z.int() })
      .parse((await editor.ask(`?status=scheduled&q=${item.slug}`)).body);
    expect(total).toBe(1);
  });

  test('keep a former address, which leads to the present one', async () => {
    const [former, present] = [uniqueWord(), uniqueWord()];
    const item = await editor.givenPublished({ slug: former });
    itemOf(await editor.ask(`/${item.id}`, { method: 'PATCH', body: { slug: present } }));
    const answer = await open(former);
    expect(answer).toMatchObject({ status: 308 });
    expect(answer.headers.get('location')).toBe(`/api/${plural}/${present}`);
    const other = await editor.ask('', { method: 'POST', body: { title: 'Other', slug: former } });
    expect(other).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/slug', detail: `belongs to another ${kind}` }] },
    });
  });

  test('have slugs of their own: a post may have the same', async () => {
    const slug = uniqueWord();
    await contentClient('posts', token).givenPublished({ slug });
    await editor.givenPublished({ slug });
    expect((await open(slug)).status).toBe(200);
  });

  test('are not written over what somebody else wrote', async () => {
    const item = await editor.given();
    const write = (title: string) =>
      editor.ask(`/${item.id}`, { method: 'PATCH', body: { title }, ifMatch: '"1"' });
    expect(itemOf(await write('Mine')).version).toBe(2);
    const stale = await write('Theirs');
    expectProblem(stale, 412);
    expect(stale.body).toMatchObject({ current_version: 2, changed_fields: ['title', 'slug'] });
  });

  test('have revisions, which can be read, compared and restored', async () => {
    const item = await editor.given({ title: 'First', content_md: 'One' });
    const change = { title: 'Second', content_md: 'Two' };
    itemOf(await editor.ask(`/${item.id}`, { method: 'PATCH', body: change }));
    const { body } = await editor.ask(`/${item.id}/revisions`);
    expect(revisionsSchema.parse(body).revisions.map(({ version, title }) => [version, title])).toEqual([
      [2, 'Second'],
      [1, 'First'],
    ]);
    expect((await editor.ask(`/${item.id}/revisions/1`)).body).toMatchObject({ content_md: 'One' });
    expect((await editor.ask(`/${item.id}/revisions/1/diff?to=2`)).body).toMatchObject({
      fields: { title: { before: 'First', after: 'Second' } },
    });
    const restored = itemOf(await editor.ask(`/${item.id}/revisions/1/restore`, { method: 'POST' }));
    expect(restored).toMatchObject({ title: 'First', content_md: 'One', version: 3 });
    const missing = await editor.ask(`/${item.id}/revisions/9`);
    expect(missing.body).toMatchObject({
      status: 404,
      detail: `Version 9 of this ${kind} is not kept. GET /admin/api/${plural}/:id/revisions lists what is.`,
    });
  });

  test('go to the trash, come back, and are removed for good with their slugs', async () => {
    const item = await editor.givenPublished();
    const remove = (query = '') => editor.ask(`/${item.id}${query}`, { method: 'DELETE' });
    const early = await remove('?purge=true');
    expect(early).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining(`Only a ${kind} `) },
    });
    expect((await remove()).status).toBe(204);
    expectProblem(await open(item.slug), 404);
    expect(itemOf(await editor.ask(`/${item.id}/restore`, { method: 'POST' })).status).toBe('draft');
    expect((await remove()).status).toBe(204);
    expect((await remove('?purge=true')).status).toBe(204);
    expectProblem(await editor.ask(`/${item.id}`), 404);
    expect((await editor.given({ slug: item.slug })).slug).toBe(item.slug);
  });

  test('show a draft by a link, until it is revoked', async () => {
    const draft = await editor.given();
    const made = await editor.ask(`/${draft.id}/preview-link`, { method: 'POST', body: {} });
    const link = linkSchema.parse(made.body);
    const { pathname, search } = new URL(link.url);
    expect(pathname).toBe(`${plural === 'pages' ? '' : `/${plural}`}/${draft.slug}`);
    const path = `/api/${plural}/${draft.slug}${search}`;
    const seen = await call(path);
    expect(seen).toMatchObject({ status: 200, body: { id: draft.id } });
    expect(seen.headers.get('cache-control')).toBe('no-store');
    // A link belongs to one item, also among those of other kinds.
    const post = await contentClient('posts', token).given();
    expectProblem(await call(`/api/posts/${post.slug}${search}`), 403);
    expect((await editor.ask(`/${draft.id}/preview-link`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await call(path), 403);
  });

  test('are changed in bulk by a job', async () => {
    const ids = [(await editor.given()).id, (await editor.given()).id, 'nobody'];
    const job = await completeJob(token, `/admin/api/${plural}/bulk`, { action: 'publish', ids });
    expect(job).toMatchObject({
      status: 'succeeded',
      counts: { changed: 2, failed: 1 },
      problems: [{ item: 'nobody', detail: `There is no such ${kind}.` }],
    });
    for (const id of ids.slice(0, 2)) expect(itemOf(await editor.ask(`/${id}`)).status).toBe('published');
    expectProblem(
      await editor.ask('/bulk', { method: 'POST', body: { action: 'tag', ids, tags: ['a'] } }),
      422,
    );
  });

  test('stand in the audit log by their own name', async () => {
    const item = await editor.given();
    await editor.ask(`/${item.id}/publish`, { method: 'POST' });
    const entries = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    expect(entries.map(({ action }) => action)).toEqual([`${kind}_published`, `${kind}_created`]);
  });

  test('are seen by editors as drafts, and are nothing of theirs who may not write', async () => {
    const draft = await editor.given();
    expect(await call(`/api/${plural}/${draft.slug}`, { token })).toMatchObject({
      status: 200,
      body: { content_md: '' },
    });
    const { access_token: reader } = await login('user');
    expectProblem(await call(`/api/${plural}/${draft.slug}`, { token: reader }), 404);
    expectProblem(await call(`/admin/api/${plural}`, { token: reader }), 403);
  });

  test('are listed in pages whose cursors belong to them', async () => {
    for (let nth = 0; nth < 3; nth += 1) await editor.givenPublished();
    const all = await listed();
    const walked: string[] = [];
    let next: string | null = `/api/${plural}?limit=2`;
    while (next !== null) {
      const answer: Awaited<ReturnType<typeof call>> = await call(next);
      const page = z
        .object({ [plural]: z.array(z.object({ id: z.string() })), next_cursor: z.string().nullable() })
        .parse(answer.body) as unknown as Record<string, { id: string }[]> & { next_cursor: string | null };
      walked.push(...(page[plural] ?? []).map(({ id }) => id));
      next = page.next_cursor === null ? null : `/api/${plural}?limit=2&cursor=${page.next_cursor}`;
    }
    expect(walked).toEqual(all.slice(0, walked.length));
    expect(walked.length).toBeGreaterThanOrEqual(3);
    expectProblem(await call(`/api/${plural}?cursor=forged.cursor`), 400);
  });

  test('are found by the search where they are asked for, among posts by rank', async () => {
    const word = uniqueWord();
    const item = await editor.givenPublished({ title: `About ${word}`, content_md: `Of ${word} at length.` });
    const post = await contentClient('posts', token).givenPublished({ content_md: `Also of ${word}.` });
    expect((await call(`/api/search?q=${word}`)).body).toMatchObject({ posts: [{ id: post.id }], total: 1 });
    const all = await call<Record<string, unknown>>(`/api/search?q=${word}&kinds=project,post,page`);
    expect(all.body).toMatchObject({
      posts: [{ id: post.id, rank: 2 }],
      [plural]: [{ id: item.id, rank: 1, highlight: { title_html: `About <mark>${word}</mark>` } }],
      total: 2,
    });
    const only = await call<Record<string, unknown>>(`/api/search?q=${word}&kinds=${kind}`);
    expect(only.body).toMatchObject({ posts: [], [plural]: [{ id: item.id }], total: 1 });
    expectProblem(await call(`/api/search?q=${word}&kinds=${plural}`), 422);
  });

  test('are in the sitemap while visitors see them', async () => {
    const item = await editor.givenPublished();
    const path = kind === 'page' ? `/${item.slug}` : `/projects/${item.slug}`;
    const sitemap = async () => String((await call<unknown>('/sitemap.xml')).body);
    expect(await sitemap()).toContain(`${path}</loc>`);
    await editor.ask(`/${item.id}/unpublish`, { method: 'POST' });
    expect(await sitemap()).not.toContain(`${path}</loc>`);
  });

  test('have the new name of a renamed author', async () => {
    const author = await createAccount({ role: 'editor', firstName: 'Ada', lastName: uniqueWord() });
    const { access_token: own } = await logIn(author);
    const item = await contentClient(plural, own).givenPublished();
    const lastName = uniqueWord();
    expect(await accountsClient().patchProfile(own, { last_name: lastName })).toMatchObject({ status: 200 });
    const [job] = await completeRenames(author.id);
    expect(job).toMatchObject({ total: 1, counts: { changed: 1 } });
    expect((await open(item.slug)).body).toMatchObject({
      author: { name: `Ada ${lastName}` },
      updated_at: item['updated_at'],
    });
  });
});
