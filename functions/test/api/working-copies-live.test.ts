/** How what is written beside the live version takes its place. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import {
  contentClient,
  itemOf,
  KIND_PLURALS,
  type ContentClient,
  type EditorItem,
} from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import {
  authorsOf,
  bodyOfCopy,
  copiesClient,
  savedOf,
  type CopiesClient,
} from '../support/posts/working-copies.js';
import { waitFor } from '../support/wait-for.js';
import { runScheduled } from '../support/work/scheduled.js';

let token: string;
let editorId: string;
let adminToken: string;

beforeAll(async () => {
  const grant = await login('editor');
  [token, editorId] = [grant.access_token, grant.user.id];
  ({ access_token: adminToken } = await login('admin'));
});

/** The fields of a copy that is fit to go live. */
const finished = (item: EditorItem, fields: object = {}) => ({ author_ids: authorsOf(item), ...fields });

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** Has the time come that a copy waits for. */
async function letItCome(kind: string, id: string): Promise<void> {
  await firestore.doc(`working_copies/${kind}:${id}`).update({ publish_at: new Date(Date.now() - 1_000) });
}

describe.each(KIND_PLURALS)('a working copy of %s', (plural) => {
  const kind = plural.slice(0, -1);
  let editor: ContentClient;
  let copies: CopiesClient;

  beforeAll(() => {
    editor = contentClient(plural, token);
    copies = copiesClient(plural, token);
  });

  const open = (slug: string) => call<EditorItem>(`/api/${plural}/${slug}`);
  const versionsOf = async (id: string) => {
    const { body } = await editor.ask(`/${id}/revisions`);
    return (body as { revisions: { version: number; title: string }[] }).revisions;
  };

  test('takes the place of what visitors see when it is applied, in one version with one revision', async () => {
    const item = await editor.givenPublished({ content_md: 'Before.' });
    await copies.given(item.id, 1, finished(item, { title: 'A' }));
    const { etag } = await copies.given(
      item.id,
      1,
      finished(item, { title: 'After', content_md: '*After*.' }),
    );
    expect((await open(item.slug)).body).toMatchObject({ title: item.title });

    const applied = await copies.act(item.id, 'apply', undefined, etag);
    expect(itemOf(applied)).toMatchObject({
      title: 'After',
      status: 'published',
      version: 2,
      slug: item.slug,
    });
    expect(applied.headers.get('etag')).toBe('"2"');
    expect((await open(item.slug)).body).toMatchObject({
      title: 'After',
      content_html: expect.stringContaining('<em>After</em>'),
    });
    expect(await versionsOf(item.id)).toMatchObject([{ version: 2, title: 'After' }, { version: 1 }]);
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
    const [entry] = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    expect(entry).toMatchObject({ action: `${kind}_updated`, actor: { id: editorId } });
  });

  test('is gone, and the item as it was, where it says the same', async () => {
    const item = await editor.given({ content_md: 'Same.' });
    const fields = { title: item.title, content_md: 'Same.' };
    const { etag } = await copies.given(item.id, 1, finished(item, fields));
    expect(itemOf(await copies.act(item.id, 'apply', undefined, etag))).toMatchObject({ version: 1 });
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
  });

  test('of a draft is published in one version, with the slug of its last title, and may be dated back', async () => {
    const item = await editor.given();
    const title = `Title ${uniqueWord()}`;
    const { etag } = await copies.given(item.id, 1, finished(item, { title }));
    const body = { published_at: '2020-02-03T00:00:00.000Z' };
    const published = itemOf(await copies.act(item.id, 'publish', body, etag));
    expect(published).toMatchObject({
      ...{ title, version: 2, status: 'published', published_at: body.published_at },
      slug: title.toLowerCase().replace(' ', '-'),
    });
    const [entry] = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    expect(entry).toMatchObject({ action: `${kind}_published` });
  });

  test('of a draft that is scheduled has the draft scheduled with what it says', async () => {
    const item = await editor.given();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'Soon' }));
    const publishAt = tomorrow();
    const answer = await copies.act(item.id, 'schedule', { publish_at: publishAt }, etag);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        working_copy: null,
        item: { title: 'Soon', status: 'published', published_at: publishAt, version: 2 },
      },
    });
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
    expectProblem(await open(item.slug), 404);
  });

  test('of a live one waits for its time, is not edited until then, and goes live in the name of who scheduled it', async () => {
    const item = await editor.givenPublished();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'To come' }));
    const publishAt = tomorrow();
    const answer = await copies.act(item.id, 'schedule', { publish_at: publishAt }, etag);
    expect(answer).toMatchObject({
      status: 200,
      body: { item: null, working_copy: { publish_at: publishAt } },
    });
    expect(await copies.read(item.id)).toMatchObject({ body: { title: 'To come', publish_at: publishAt } });
    const { etag: scheduled } = savedOf({
      ...answer,
      body: (answer.body as { working_copy: unknown }).working_copy,
    });
    const late = { ...bodyOfCopy(await copies.read(item.id)), title: 'Late' };
    expect(await copies.put(item.id, late, { 'If-Match': scheduled })).toMatchObject({
      status: 409,
      body: { type: 'urn:firefolio:problem:failed-precondition' },
    });
    await runScheduled('sweepJobs');
    expect((await open(item.slug)).body).toMatchObject({ title: item.title });

    await letItCome(kind, item.id);
    await Promise.all([runScheduled('sweepJobs'), runScheduled('sweepJobs')]);
    expect(itemOf(await editor.ask(`/${item.id}`))).toMatchObject({
      ...{ title: 'To come', version: 2, status: 'published', published_at: item.published_at },
    });
    // Instances hear of what another has made public within seconds.
    await waitFor(async () => (await open(item.slug)).body.title === 'To come');
    expect((await versionsOf(item.id)).map(({ version }) => version)).toEqual([2, 1]);
    expect(await copies.read(item.id)).toMatchObject({ status: 204 });
    const entries = await auditEntries(adminToken, `?target_type=${kind}&target_id=${item.id}`);
    expect(entries.map(({ action, actor }) => [action, actor?.id]).slice(0, 2)).toEqual([
      [`${kind}_updated`, editorId],
      [`${kind}_version_scheduled`, editorId],
    ]);
  });
});

describe('a working copy', () => {
  let editor: ContentClient;
  let copies: CopiesClient;

  beforeAll(() => {
    editor = contentClient('posts', token);
    copies = copiesClient('posts', token);
  });

  test('that was begun from another version is not applied, and told what others have changed', async () => {
    const item = await editor.givenPublished({ content_md: 'One.' });
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'Mine' }));
    itemOf(
      await editor.ask(`/${item.id}`, { method: 'PATCH', body: { content_md: 'Theirs.', featured: true } }),
    );
    for (const verb of ['apply', 'publish'])
      expect(await copies.act(item.id, verb, undefined, etag)).toMatchObject({
        status: 409,
        body: {
          type: 'urn:firefolio:problem:base-changed',
          current_version: 2,
          changed_fields: expect.arrayContaining(['content_md', 'featured']),
        },
      });
    expect(await copies.act(item.id, 'schedule', { publish_at: tomorrow() }, etag)).toMatchObject({
      status: 409,
    });
    expect(itemOf(await editor.ask(`/${item.id}`))).toMatchObject({ version: 2, title: item.title });

    const fields = finished(item, { title: 'Mine', content_md: 'Theirs.', featured: true });
    const merged = await copies.given(item.id, 2, fields);
    expect(itemOf(await copies.act(item.id, 'apply', undefined, merged.etag))).toMatchObject({
      ...{ title: 'Mine', content_md: 'Theirs.', featured: true, version: 3 },
    });
  });

  test('is applied where its item was only published or taken back meanwhile', async () => {
    const item = await editor.given();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'Mine' }));
    itemOf(await editor.ask(`/${item.id}/publish`, { method: 'POST' }));
    expect(itemOf(await copies.act(item.id, 'apply', undefined, etag))).toMatchObject({
      ...{ title: 'Mine', version: 3, status: 'published' },
    });
  });

  test('that is not finished is refused as a change would be, and stays', async () => {
    const item = await editor.given();
    const fields = { title: '', slug: 'half-', seo: seoWith('https:/') };
    const { etag } = await copies.given(item.id, 1, finished(item, fields));
    const pointers = ['/title', '/slug', '/seo/canonical_url'];
    for (const [verb, body] of [['apply'], ['publish'], ['schedule', { publish_at: tomorrow() }]] as const) {
      const answer = await copies.act(item.id, verb, body, etag);
      expect(answer).toMatchObject({ status: 422 });
      const { errors } = answer.body as { errors: { pointer: string }[] };
      expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers.sort());
    }
    expect(await copies.read(item.id)).toMatchObject({ status: 200, body: { slug: 'half-' } });
  });

  test('whose slug belongs to another is refused, and stays', async () => {
    const [item, other] = [await editor.given(), await editor.given()];
    const { etag } = await copies.given(item.id, 1, finished(item, { slug: other.slug }));
    expect(await copies.act(item.id, 'apply', undefined, etag)).toMatchObject({
      status: 409,
      body: { type: 'urn:firefolio:problem:already-exists' },
    });
    expect(await copies.read(item.id)).toMatchObject({ status: 200 });
  });

  test('keeps the authors that the item has, also those who may write no more', async () => {
    const item = await editor.given();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'By the same' }));
    const ref = firestore.doc(`blog_posts/${item.id}`);
    const authors = [{ id: 'gone', name: 'Gone' }];
    await ref.update({ authors, author_ids: ['gone'] });
    expect(await copies.act(item.id, 'apply', undefined, etag)).toMatchObject({ status: 200 });
    const other = await copies.given(item.id, 2, { author_ids: ['gone'], title: 'By who is gone' });
    await ref.update({ authors, author_ids: ['gone'] });
    expect(itemOf(await copies.act(item.id, 'apply', undefined, other.etag))).toMatchObject({ authors });
    const stranger = await copies.given(item.id, 3, { author_ids: ['stranger'] });
    expect(await copies.act(item.id, 'apply', undefined, stranger.etag)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/author_ids/0' }] },
    });
  });

  test('is applied once, however many ask at the same time', async () => {
    const item = await editor.givenPublished();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'Once' }));
    const answers = await Promise.all(
      ['apply', 'publish', 'apply', 'publish'].map((verb) => copies.act(item.id, verb, undefined, etag)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 200).map(({ status }) => status);
    expect(others.filter((status) => ![404, 409, 412].includes(status))).toEqual([]);
    expect(itemOf(await editor.ask(`/${item.id}`))).toMatchObject({ title: 'Once', version: 2 });
  });

  test('that is saved while it is applied is either applied whole or still there', async () => {
    for (const round of ['1', '2', '3']) {
      const item = await editor.given();
      const { etag } = await copies.given(item.id, 1, finished(item, { title: 'First' }));
      const body = { ...bodyOfCopy(await copies.read(item.id)), title: 'Second' };
      const [applied, saved] = await Promise.all([
        copies.act(item.id, 'apply', undefined, etag),
        copies.put(item.id, body, { 'If-Match': etag }),
      ]);
      const titles = {
        item: itemOf(await editor.ask(`/${item.id}`)).title,
        copy: ((await copies.read(item.id)).body as { title?: string }).title ?? null,
      };
      const outcome = [round, applied.status, saved.status, titles.item, titles.copy];
      expect([
        [round, 200, 412, 'First', null],
        [round, 412, 200, item.title, 'Second'],
      ]).toContainEqual(outcome);
    }
  });

  test('that waits can be taken back, edited, and made live before its time', async () => {
    const item = await editor.givenPublished();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'To come' }));
    await copies.act(item.id, 'schedule', { publish_at: tomorrow() }, etag);
    const back = savedOf(await copies.act(item.id, 'unschedule'));
    expect(back).toMatchObject({ publish_at: null, version: 3 });
    expect(savedOf(await copies.act(item.id, 'unschedule'))).toEqual(back);
    const { etag: edited } = await copies.given(item.id, 1, finished(item, { title: 'Now' }));
    await copies.act(item.id, 'schedule', { publish_at: tomorrow() }, edited);
    expect(itemOf(await copies.act(item.id, 'apply'))).toMatchObject({ title: 'Now', version: 2 });
  });

  test.each<[string, (item: EditorItem) => Promise<unknown>, string]>([
    [
      'was changed',
      (item) => editor.ask(`/${item.id}`, { method: 'PATCH', body: { title: 'Theirs' } }),
      'Theirs',
    ],
    ['lies in the trash', (item) => editor.ask(`/${item.id}`, { method: 'DELETE' }), ''],
  ])('does not go live at its time where its item %s, and says why', async (_what, change, title) => {
    const item = await editor.givenPublished();
    const { etag } = await copies.given(item.id, 1, finished(item, { title: 'Mine' }));
    await copies.act(item.id, 'schedule', { publish_at: tomorrow() }, etag);
    await change(item);
    await letItCome('post', item.id);
    await runScheduled('sweepJobs');
    expect(await copies.read(item.id)).toMatchObject({
      body: { title: 'Mine', publish_at: null, failure: expect.stringMatching(/./) },
    });
    expect(itemOf(await editor.ask(`/${item.id}`)).title).toBe(title || item.title);
    const [entry] = await auditEntries(adminToken, `?target_type=post&target_id=${item.id}`);
    expect(entry).toMatchObject({ action: 'post_version_failed' });
  });

  test('can’t be scheduled for a time that has passed', async () => {
    const item = await editor.givenPublished();
    const { etag } = await copies.given(item.id, 1, finished(item));
    const body = { publish_at: '2020-01-01T00:00:00.000Z' };
    expect(await copies.act(item.id, 'schedule', body, etag)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/publish_at' }] },
    });
  });
});

function seoWith(canonicalUrl: string) {
  return {
    ...{ title: null, description: null, canonical_url: canonicalUrl },
    ...{ og_title: null, og_description: null, og_image: null },
    ...{ twitter_title: null, twitter_description: null, twitter_image: null },
  };
}
