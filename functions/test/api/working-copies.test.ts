/** What is being written beside the live version; how it goes live: working-copies-live.test.ts. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { contentClient, itemOf, KIND_PLURALS, type ContentClient } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import { copiesClient, copyContent, savedOf, type CopiesClient } from '../support/posts/working-copies.js';

const FOR_NEW = { 'If-None-Match': '*' };

let token: string;
let editorId: string;
let adminToken: string;

beforeAll(async () => {
  const grant = await login('editor');
  [token, editorId] = [grant.access_token, grant.user.id];
  ({ access_token: adminToken } = await login('admin'));
});

describe.each(KIND_PLURALS)('a working copy of %s', (plural) => {
  const kind = plural.slice(0, -1);
  let editor: ContentClient;
  let copies: CopiesClient;

  beforeAll(() => {
    editor = contentClient(plural, token);
    copies = copiesClient(plural, token);
  });

  test('is what was saved, to the letter, until it is discarded', async () => {
    const item = await editor.givenPublished();
    expect(await copies.read(item.id)).toMatchObject({ status: 204, body: '' });

    const content = copyContent(plural, { title: '', slug: 'half-', content_md: '# Å\r\n\ttext  \n' });
    const begun = await copies.put(item.id, { base_version: 1, ...content }, FOR_NEW);
    const first = savedOf(begun, [201]);
    expect(begun.headers.get('location')).toBe(`/admin/api/${plural}/${item.id}/working-copy`);
    expect(first).toMatchObject({
      version: 1,
      base_version: 1,
      updated_by: { id: editorId },
      publish_at: null,
    });

    const read = await copies.read(item.id);
    const { etag, ...state } = first;
    expect(read).toMatchObject({ status: 200, body: { ...content, ...state } });
    expect(read.headers.get('etag')).toBe(etag);

    const next = { base_version: 1, ...content, title: 'Whole' };
    const second = savedOf(await copies.put(item.id, next, { 'If-Match': etag }), [200]);
    expect(second.version).toBe(2);
    expect(await copies.read(item.id)).toMatchObject({ body: { title: 'Whole', version: 2 } });

    expectProblem(await copies.discard(item.id, etag), 412);
    expect(await copies.discard(item.id, second.etag)).toMatchObject({ status: 204 });
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
    expect(await copies.discard(item.id)).toMatchObject({
      status: 404,
      body: { type: 'urn:firefolio:problem:no-working-copy' },
    });
    expect(itemOf(await editor.ask(`/${item.id}`))).toEqual(item);
    const [entry] = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    expect(entry).toMatchObject({ action: `${kind}_working_copy_discarded`, actor: { id: editorId } });
  });

  test('is nobody’s but staff’s to see, and who has a preview link’s: no public answer, list, feed, search or export has it', async () => {
    const word = uniqueWord();
    const item = await editor.givenPublished({ content_md: 'Live.' });
    await copies.given(item.id, 1, { title: word, content_md: word, excerpt: word });
    const paths = [
      `/api/${plural}/${item.slug}`,
      `/api/${plural}?limit=100`,
      `/api/search?q=${word}`,
      `/${plural === 'pages' ? '' : `${plural}/`}${item.slug}`,
      `/${plural === 'pages' ? '' : `${plural}/`}${item.slug}.md`,
      '/feed.xml',
      '/sitemap.xml',
    ];
    const answers = await Promise.all(paths.map((path) => call<unknown>(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    // The search names what was searched for.
    const shown = answers.filter((_, index) => index !== 2).map(({ body }) => JSON.stringify(body));
    expect(shown.filter((text) => text.includes(word))).toEqual([]);
    expect(answers[2]?.body).toMatchObject({ total: 0 });
    expectProblem(await call(`/admin/api/${plural}/${item.id}/working-copy`), 401);
    const { access_token: reader } = await login('user');
    expectProblem(await call(`/admin/api/${plural}/${item.id}/working-copy`, { token: reader }), 403);
  });

  test('leaves no revision, no version and no entry in the log, however often it is saved', async () => {
    const item = await editor.givenPublished();
    const before = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    let { etag } = await copies.given(item.id, 1);
    for (const title of ['a', 'ab', 'abc']) {
      const body = { base_version: 1, ...copyContent(plural, { title }) };
      ({ etag } = savedOf(await copies.put(item.id, body, { 'If-Match': etag })));
    }
    expect(itemOf(await editor.ask(`/${item.id}`))).toEqual(item);
    expect(await editor.ask(`/${item.id}/revisions`)).toMatchObject({
      body: { revisions: [{ version: 1 }] },
    });
    expect(await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`)).toEqual(before);
  });

  test('is kept in the trash, where it is not edited, and goes when its item is purged', async () => {
    const item = await editor.given();
    const { etag } = await copies.given(item.id, 1);
    await editor.ask(`/${item.id}`, { method: 'DELETE' });
    const body = { base_version: 1, ...copyContent(plural, { title: 'Other' }) };
    expectProblem(await copies.put(item.id, body, { 'If-Match': etag }), 409);
    expect(await copies.read(item.id)).toMatchObject({ status: 200, body: { title: 'Working' } });
    await editor.ask(`/${item.id}?purge=true`, { method: 'DELETE' });
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
    expect((await firestore.doc(`working_copies/${kind}:${item.id}`).get()).exists).toBe(false);
    expect(await copies.put(item.id, body)).toMatchObject({
      status: 404,
      body: { type: 'urn:firefolio:problem:not-found' },
    });
  });

  test.each<[string, object, string]>([
    ['a field that it has not', { more: 1 }, '/more'],
    ['a field that is missing', { title: undefined }, '/title'],
    ['a text that is none', { content_md: 5 }, '/content_md'],
    ['a version that is none', { base_version: 0 }, '/base_version'],
    ['a version that there was not yet', { base_version: 7 }, '/base_version'],
  ])('is refused with %s', async (_what, fields, pointer) => {
    const item = await editor.given();
    const answer = await copies.put(item.id, { base_version: 1, ...copyContent(plural), ...fields });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});

describe('of two who write a working copy at once', () => {
  let editor: ContentClient;
  let copies: CopiesClient;

  beforeAll(() => {
    editor = contentClient('posts', token);
    copies = copiesClient('posts', token);
  });

  const bodyOf = (title: string) => ({ base_version: 1, ...copyContent('posts', { title }) });

  test('one begins it, and the others are told what is there', async () => {
    const { id } = await editor.given();
    const titles = ['One', 'Two', 'Three', 'Four'];
    const answers = await Promise.all(titles.map((title) => copies.put(id, bodyOf(title), FOR_NEW)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412]);
    const winner = titles[answers.findIndex(({ status }) => status === 201)];
    expect(await copies.read(id)).toMatchObject({ body: { title: winner, version: 1 } });
    const loser = answers.find(({ status }) => status === 412);
    expect(loser?.body).toMatchObject({
      type: 'urn:firefolio:problem:stale-version',
      current_version: 1,
      changed_fields: ['title'],
    });
    expect(loser?.headers.get('etag')).toBe((await copies.read(id)).headers.get('etag'));
  });

  test('one goes on with it, and nothing of the other is mixed in', async () => {
    const { id } = await editor.given();
    const { etag } = await copies.given(id, 1);
    const titles = ['One', 'Two', 'Three'];
    const answers = await Promise.all(
      titles.map((title) => copies.put(id, bodyOf(title), { 'If-Match': etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await copies.read(id)).toMatchObject({ body: { version: 2 } });
  });

  test('a save whose answer was lost is stored once, sent again with the same condition', async () => {
    const { id } = await editor.given();
    const begun = savedOf(await copies.put(id, bodyOf('One'), FOR_NEW), [201]);
    expect(savedOf(await copies.put(id, bodyOf('One'), FOR_NEW), [200])).toEqual(begun);
    const next = savedOf(await copies.put(id, bodyOf('Two'), { 'If-Match': begun.etag }));
    expect(savedOf(await copies.put(id, bodyOf('Two'), { 'If-Match': begun.etag }))).toEqual(next);
  });

  test('an ETag of one that was discarded is not that of the next one, whatever its number', async () => {
    const { id } = await editor.given();
    const former = await copies.given(id, 1, { title: 'Former' });
    await copies.discard(id, former.etag);
    expect(await copies.put(id, bodyOf('Late'), { 'If-Match': former.etag })).toMatchObject({
      status: 412,
      body: { current_version: null },
    });
    const present = await copies.given(id, 1, { title: 'Present' });
    expect(present.version).toBe(former.version);
    expectProblem(await copies.put(id, bodyOf('Late'), { 'If-Match': former.etag }), 412);
  });
});

test('working copies of all kinds are listed, the last saved first', async () => {
  const items = await Promise.all(KIND_PLURALS.map((plural) => contentClient(plural, token).given()));
  for (const [index, plural] of KIND_PLURALS.entries())
    await copiesClient(plural, token).given(items[index]?.id ?? '', 1, { title: `Of ${plural}` });
  const answer = await call<unknown>('/admin/api/working-copies?limit=2', { token });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      working_copies: [
        { kind: 'project', id: items[2]?.id, title: 'Of projects', version: 1, updated_by: { id: editorId } },
        { kind: 'page', id: items[1]?.id, title: 'Of pages' },
      ],
      next_cursor: expect.any(String),
    },
  });
  const { next_cursor: cursor } = answer.body as { next_cursor: string };
  const next = await call<unknown>(`/admin/api/working-copies?limit=2&cursor=${encodeURIComponent(cursor)}`, {
    token,
  });
  expect(next.body).toMatchObject({ working_copies: [{ kind: 'post', id: items[0]?.id }, {}] });
});
