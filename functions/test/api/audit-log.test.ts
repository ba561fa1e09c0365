import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import {
  auditEntries,
  auditPageSchema,
  readAuditLog,
  storedAuditEntries,
  type AuditEntryJson,
} from '../support/audit-wire.js';
import { call, login } from '../support/http/api.js';
import {
  etagOf,
  linkTarget,
  postOf,
  postsClient,
  uniqueWord,
  walkPages,
  withCursor,
  type PostsClient,
} from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

let admin: string;
let writer: Account;
let writerToken: string;
let editor: PostsClient;

beforeAll(async () => {
  ({ access_token: admin } = await login('admin'));
  writer = await createAccount({ role: 'editor' });
  ({ access_token: writerToken } = await logIn(writer));
  editor = postsClient(writerToken);
});

/** What the audit log has about one thing, the newest first. */
function entriesOf(targetId: string, query = ''): Promise<AuditEntryJson[]> {
  return auditEntries(admin, `?limit=50&target_id=${targetId}${query}`);
}

/** The newest entry's action and changes. */
async function lastOf(targetId: string): Promise<Pick<AuditEntryJson, 'action' | 'changes'>> {
  const [{ action, changes } = { action: '', changes: {} }] = await entriesOf(targetId);
  return { action, changes };
}

function digest(text: string) {
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

describe('writes of posts', () => {
  test('creating one is recorded with who did it, from where, when, and all that it has', async () => {
    const requestId = `audit-${randomUUID()}`;
    const startedAt = Date.now();
    const answer = await call<{ id: string; excerpt: string; slug: string }>('/admin/api/posts', {
      method: 'POST',
      token: writerToken,
      headers: { 'X-Request-Id': requestId, 'User-Agent': 'audit-log.test' },
      body: { title: `Recorded ${uniqueWord()}`, content_md: 'Its text.', tags: ['audit'] },
    });
    const { id, slug } = answer.body;
    const [entry, ...others] = await entriesOf(id);
    expect(others).toEqual([]);
    expect(entry).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{20}$/),
      action: 'post_created',
      actor: { id: writer.id, name: 'Test Account' },
      target: { type: 'post', id, name: null },
      changes: {
        title: { before: null, after: expect.stringMatching(/^Recorded /) },
        slug: { before: null, after: slug },
        excerpt: { before: null, after: 'Its text.' },
        tags: { before: null, after: ['audit'] },
        status: { before: null, after: 'draft' },
        content_md: { before: null, after: digest('Its text.') },
        authors: { before: null, after: [writer.id] },
        featured: { before: null, after: false },
      },
      request_id: requestId,
      ip_hash: expect.stringMatching(/^[\w-]{43}$/),
      user_agent: 'audit-log.test',
      at: expect.anything(),
    });
    expect(Date.parse(String(entry?.at))).toBeGreaterThanOrEqual(startedAt);
    expect(Date.parse(String(entry?.at))).toBeLessThanOrEqual(Date.now());
  });

  test('a change is recorded with the fields that it changed, of the text only size and hash', async () => {
    const cover = { url: 'https://example.org/a.jpg', alt: 'A' };
    const post = await editor.given({ content_md: 'Old text.', tags: ['old', 'kept'], excerpt: 'Own.' });
    const title = `New ${uniqueWord()}`;
    await editor.patch(post.id, {
      ...{ title, slug: post.slug, content_md: 'A new text.' },
      ...{ tags: ['kept'], cover_image: cover },
    });
    expect(await lastOf(post.id)).toEqual({
      action: 'post_updated',
      changes: {
        title: { before: post.title, after: title },
        tags: { before: ['old', 'kept'], after: ['kept'] },
        cover_image: { before: null, after: cover },
        content_md: { before: digest('Old text.'), after: digest('A new text.') },
      },
    });
    const other = { ...cover, alt: 'B' };
    await editor.patch(post.id, { cover_image: other });
    expect(await lastOf(post.id)).toEqual({
      action: 'post_updated',
      changes: { cover_image: { before: cover, after: other } },
    });
    expect(JSON.stringify(await storedAuditEntries(post.id))).not.toContain('new text');
  });

  test('an entry of a post as large as may be stays small', async () => {
    const { id } = await editor.given({ content_md: 'long '.repeat(70_000), excerpt: 'x'.repeat(300) });
    await editor.patch(id, { content_md: 'longer '.repeat(55_000), excerpt: 'y'.repeat(300) });
    for (const entry of await storedAuditEntries(id)) {
      expect(JSON.stringify(entry).length).toBeLessThan(2_500);
    }
  });

  test('every change of state is recorded by its name', async () => {
    const post = await editor.given();
    const published = postOf(await editor.act(post.id, 'publish'));
    expect(await lastOf(post.id)).toEqual({
      action: 'post_published',
      changes: {
        status: { before: 'draft', after: 'published' },
        published_at: { before: null, after: published.published_at },
      },
    });
    await editor.act(post.id, 'unpublish');
    expect(await lastOf(post.id)).toEqual({
      action: 'post_unpublished',
      changes: { status: { before: 'published', after: 'draft' } },
    });
    await editor.schedule(post.id, FAR_FUTURE);
    expect(await lastOf(post.id)).toEqual({
      action: 'post_scheduled',
      changes: {
        status: { before: 'draft', after: 'published' },
        published_at: { before: published.published_at, after: FAR_FUTURE },
      },
    });
    await editor.trash(post.id);
    expect(await lastOf(post.id)).toEqual({
      action: 'post_trashed',
      changes: { status: { before: 'published', after: 'trashed' } },
    });
    await editor.act(post.id, 'restore');
    expect(await lastOf(post.id)).toEqual({
      action: 'post_restored',
      changes: { status: { before: 'trashed', after: 'draft' } },
    });
    expect(await entriesOf(post.id)).toHaveLength(6);
  });

  test('what changes nothing is not recorded, and makes no new version', async () => {
    const cover = { url: 'https://example.org/a.jpg', alt: 'A' };
    const post = await editor.given({ content_md: 'Text.', tags: ['same'], cover_image: cover });
    const { title, slug, content_md, tags, cover_image } = post;
    expect(postOf(await editor.patch(post.id, { title, slug, content_md, tags, cover_image }))).toEqual(post);
    await editor.act(post.id, 'unpublish');
    await editor.act(post.id, 'restore');
    expect(postOf(await editor.read(post.id))).toEqual(post);
    expect(await entriesOf(post.id)).toHaveLength(1);

    await editor.schedule(post.id, FAR_FUTURE);
    const scheduled = postOf(await editor.schedule(post.id, FAR_FUTURE));
    expect(scheduled.version).toBe(2);
    await editor.act(post.id, 'publish');
    await editor.act(post.id, 'publish');
    await editor.trash(post.id);
    await editor.trash(post.id);
    expect((await entriesOf(post.id)).map(({ action }) => action)).toEqual([
      ...['post_trashed', 'post_published', 'post_scheduled', 'post_created'],
    ]);
  });

  test('what is refused is not recorded', async () => {
    const post = await editor.given();
    const other = await editor.given();
    expectProblem(await editor.patch(post.id, { title: 'Late' }, '"7"'), 412);
    expectProblem(await editor.patch(post.id, { slug: other.slug }), 409);
    expectProblem(await editor.schedule(post.id, '2020-01-01T00:00:00Z'), 422);
    await editor.trash(post.id);
    expectProblem(await editor.act(post.id, 'publish'), 409);
    const actions = (await entriesOf(post.id)).map(({ action }) => action);
    expect(actions).toEqual(['post_trashed', 'post_created']);
  });

  test('of parallel changes with one ETag only the one that is made is recorded', async () => {
    const post = await editor.given();
    const titles = ['First', 'Second', 'Third'];
    await Promise.all(titles.map((title) => editor.patch(post.id, { title }, etagOf(post))));
    const { title, slug, version } = postOf(await editor.read(post.id));
    expect(version).toBe(2);
    const entries = await entriesOf(post.id, '&action=post_updated');
    expect(entries.map(({ changes }) => changes)).toEqual([
      { title: { before: post.title, after: title }, slug: { before: post.slug, after: slug } },
    ]);
  });

  test('parallel creates of one title are recorded each with the slug that it got', async () => {
    const title = uniqueWord('parallel');
    const posts = await Promise.all([1, 2, 3, 4].map(() => editor.given({ title })));
    const recorded = await Promise.all(posts.map(({ id }) => entriesOf(id)));
    expect(recorded.map((entries) => entries.map(({ changes }) => changes['slug']?.after))).toEqual(
      posts.map(({ slug }) => [slug]),
    );
  });
});

describe('GET /admin/api/audit-log', () => {
  /** An account's own trail: 7 creates and a publish, the newest first. */
  let trail: AuditEntryJson[];
  let actor: Account;
  /** Filters of that trail: the actor's logins are none of it. */
  let own: string;

  beforeAll(async () => {
    actor = await createAccount({ role: 'editor' });
    const client = postsClient((await logIn(actor)).access_token);
    for (let number = 1; number <= 7; number += 1) {
      const { id } = await client.given();
      if (number === 4) await client.act(id, 'publish');
    }
    own = `actor_id=${actor.id}&target_type=post`;
    trail = await auditEntries(admin, `?actor_id=${actor.id}&action=post_created&limit=50`);
    trail.push(...(await auditEntries(admin, `?actor_id=${actor.id}&action=post_published`)));
    trail.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
    expect(trail).toHaveLength(8);
  });

  const walk = async (query: string, by: 'next_cursor' | 'Link' = 'next_cursor') =>
    walkPages(`/admin/api/audit-log${query}`, auditPageSchema, { by, token: admin });

  test.each(['next_cursor', 'Link'] as const)('has each entry once, the newest first, by %s', async (by) => {
    const pages = await walk(`?${own}&limit=3`, by);
    expect(pages.map(({ entries }) => entries.length)).toEqual([3, 3, 2]);
    expect(pages.flatMap(({ entries }) => entries)).toEqual(trail);
  });

  test('has at most 10 entries a page unless asked for another number', async () => {
    expect(await auditEntries(admin, '')).toHaveLength(10);
    expect(await auditEntries(admin, '?limit=2')).toHaveLength(2);
  });

  test('is not for caches', async () => {
    const answer = await readAuditLog(admin, '?limit=1');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('all filters hold together', async () => {
    const [published] = trail.filter(({ action }) => action === 'post_published');
    const postId = String(published?.target.id);
    const of = (query: string) => auditEntries(admin, `?${query}`);
    const all = `${own}&target_id=${postId}`;
    expect((await of(all)).map(({ action }) => action)).toEqual(['post_published', 'post_created']);
    expect(await of(`${all}&action=post_published`)).toEqual([published]);
    expect(await of(`${all}&action=post_published&from=${String(published?.at)}`)).toEqual([published]);
    expect(await of(`${all}&action=post_trashed`)).toEqual([]);
    expect(await of(`actor_id=${writer.id}&target_id=${postId}`)).toEqual([]);
    expect(await of(`actor_id=${actor.id}&target_type=address`)).toEqual([]);
    const ofType = await of('target_type=user&limit=50');
    expect(new Set(ofType.map(({ target }) => target.type))).toEqual(new Set(['user']));
  });

  test('from is in, to is out, in any offset', async () => {
    const times = [...new Set(trail.map(({ at }) => at))];
    const [newest = '', oldest = ''] = [times[1], times.at(-2)];
    const within = trail.filter(({ at }) => at >= oldest && at < newest);
    expect(within.length).toBeLessThan(trail.length);
    const query = `?${own}&from=${oldest}&to=${newest}`;
    expect((await walk(`${query}&limit=50`)).flatMap(({ entries }) => entries)).toEqual(within);
    expect((await walk(`${query}&limit=2`)).flatMap(({ entries }) => entries)).toEqual(within);
    expect((await walk(`${query}&limit=2`, 'Link')).flatMap(({ entries }) => entries)).toEqual(within);
    const elsewhere = encodeURIComponent(
      `${new Date(Date.parse(oldest) + 2 * 3_600_000).toISOString().slice(0, -1)}+02:00`,
    );
    expect(await auditEntries(admin, `?${own}&from=${elsewhere}&limit=50`)).toEqual(
      trail.filter(({ at }) => at >= oldest),
    );
  });

  test('a cursor belongs to its filters: with others it is 400', async () => {
    const query = `?actor_id=${actor.id}&limit=2`;
    const { body, headers } = await readAuditLog(admin, query);
    const cursor = String(auditPageSchema.parse(body).next_cursor);
    expect(linkTarget(headers)).toContain(`actor_id=${actor.id}`);
    expect(await readAuditLog(admin, withCursor(query, cursor))).toMatchObject({ status: 200 });
    const others = [
      ...['?limit=2', `?actor_id=${writer.id}`, `${query}&action=post_created`, `${query}&target_type=post`],
      ...[`${query}&target_id=${actor.id}`, `${query}&from=2020-01-01T00:00:00Z`],
      ...[`${query}&to=2100-01-01T00:00:00Z`],
    ];
    for (const other of others) expectProblem(await readAuditLog(admin, withCursor(other, cursor)), 400);
    expectProblem(await readAuditLog(admin, withCursor(query, `${cursor}x`)), 400);
    const { body: users } = await call<{ next_cursor: string }>('/admin/api/users?limit=1', { token: admin });
    expectProblem(await readAuditLog(admin, withCursor(query, users.next_cursor)), 400);
  });

  test.each([
    ['/action', 'action=post_burned'],
    ['/action', 'action='],
    ['/action', 'action=post_created&action=post_updated'],
    ['/actor_id', 'actor_id='],
    ['/actor_id', 'actor_id=__x__'],
    ['/actor_id', 'actor_id=a%2Fb'],
    ['/target_type', 'target_type=posts'],
    ['/target_id', `target_id=${'x'.repeat(65)}`],
    ['/from', 'from=yesterday'],
    ['/from', 'from=2026-01-01'],
    ['/to', 'to=2026-01-01T00:00:00'],
    ['/from', 'from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z'],
    ['/from', 'from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z'],
    ['/limit', 'limit=0'],
    ['/limit', 'limit=51'],
  ])('refuses %s in ?%s', async (pointer, query) => {
    const answer = await readAuditLog(admin, `?${query}`);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  test('what the system did has no actor, request and client', async () => {
    const { id } = await createAccount();
    const entry = {
      action: 'user_created',
      actor: null,
      ...{ request_id: null, ip_hash: null, user_agent: null },
    };
    expect(await entriesOf(id)).toMatchObject([entry]);
  });

  test('is kept for 400 days, and is read by admins only', async () => {
    const { id, at } = trail[0] ?? { id: '', at: '' };
    const stored = await firestore.collection('audit_log').doc(id).get();
    const expiresAt = stored.get('expires_at') as { toMillis(): number };
    expect(expiresAt.toMillis() - Date.parse(at)).toBe(400 * DAY_MS);
    expectProblem(await readAuditLog(writerToken), 403);
  });
});
