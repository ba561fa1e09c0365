import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { beginJob, completeJob, jobsRepository } from '../support/work/jobs.js';
import { publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { revisionListSchema } from '../support/posts/revision-wire.js';
import { waitFor } from '../support/wait-for.js';

const BULK = '/admin/api/posts/bulk';
const IN_TRASH = expect.stringContaining('is in the trash');
const UNKNOWN = expect.stringContaining('no such post');

let token: string;
let editorId: string;
let editor: PostsClient;

beforeAll(async () => {
  const { access_token: accessToken, user } = await login('editor');
  [token, editorId, editor] = [accessToken, user.id, postsClient(accessToken)];
});

const read = async (id: string) => postOf(await editor.read(id));

/** The posts that every action is tried on. */
type Kind = 'draft' | 'published' | 'scheduled' | 'tagged' | 'full' | 'trashed';

async function givenOfEachKind(tag: string): Promise<Record<Kind, EditorPost>> {
  const scheduled = await editor.given();
  postOf(await editor.schedule(scheduled.id, '2100-01-01T00:00:00.000Z'));
  const trashed = await editor.given({ tags: ['kept'] });
  expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });
  return {
    draft: await editor.given({ tags: ['first'] }),
    published: await editor.givenPublished(),
    scheduled: await read(scheduled.id),
    tagged: await editor.given({ tags: ['before', tag, 'after'] }),
    full: await editor.given({ tags: Array.from({ length: 10 }, (_, index) => `t${index}`) }),
    trashed: await read(trashed.id),
  };
}

interface Case {
  readonly action: string;
  readonly audited: string;
  /** Those that the action changes, and what is different of each then. */
  readonly changed: Partial<Record<Kind, object>>;
  readonly failed: Partial<Record<Kind, unknown>>;
}

/** Stands for the tag that is put on or taken off. */
const TAG = 'the-tag';

const CASES: Case[] = [
  {
    action: 'publish',
    audited: 'post_published',
    changed: Object.fromEntries(
      ['draft', 'scheduled', 'tagged', 'full'].map((kind) => [
        kind,
        { status: 'published', published_at: expect.stringMatching(/^20[2-9]\d-/) },
      ]),
    ),
    failed: { trashed: IN_TRASH },
  },
  {
    action: 'unpublish',
    audited: 'post_unpublished',
    changed: { published: { status: 'draft' }, scheduled: { status: 'draft' } },
    failed: { trashed: IN_TRASH },
  },
  {
    action: 'delete',
    audited: 'post_trashed',
    changed: Object.fromEntries(
      ['draft', 'published', 'scheduled', 'tagged', 'full'].map((kind) => [kind, { status: 'trashed' }]),
    ),
    failed: {},
  },
  {
    action: 'restore',
    audited: 'post_restored',
    changed: { trashed: { status: 'draft' } },
    failed: {},
  },
  {
    action: 'tag',
    audited: 'post_updated',
    changed: { draft: { tags: ['first', TAG] }, published: { tags: [TAG] }, scheduled: { tags: [TAG] } },
    failed: { full: expect.stringContaining('more than 10 tags'), trashed: IN_TRASH },
  },
  {
    action: 'untag',
    audited: 'post_updated',
    changed: { tagged: { tags: ['before', 'after'] } },
    failed: { trashed: IN_TRASH },
  },
];

test.each(CASES)('$action changes the posts that let it, and says why the others do not', async (given) => {
  const posts = await givenOfEachKind(TAG);
  const unknown = uniqueWord();
  const kinds = Object.keys(posts) as Kind[];
  const job = await completeJob(token, BULK, {
    action: given.action,
    ids: [...kinds.map((kind) => posts[kind].id), unknown],
    ...(given.action.endsWith('tag') && { tags: [TAG] }),
  });
  const [changed, failed] = [Object.keys(given.changed), Object.keys(given.failed)];
  expect(job).toMatchObject({
    kind: 'bulk',
    done: 7,
    total: 7,
    createdBy: { id: editorId },
    counts: {
      changed: changed.length,
      unchanged: kinds.length - changed.length - failed.length,
      failed: failed.length + 1,
    },
  });
  const problems = kinds
    .filter((kind) => kind in given.failed)
    .map((kind) => ({ item: posts[kind].id, detail: given.failed[kind] }));
  expect(job.problems).toEqual([...problems, { item: unknown, detail: UNKNOWN }]);

  for (const kind of kinds) {
    const before = posts[kind];
    const after = await read(before.id);
    if (!given.changed[kind]) {
      expect(after).toEqual(before);
      continue;
    }
    const version = before.version + 1;
    expect(after).toEqual({ ...before, version, updated_at: after.updated_at, ...given.changed[kind] });
    expect(after.updated_at > before.updated_at).toBe(true);
    const { body } = await editor.read(`${before.id}/revisions`);
    const { revisions } = revisionListSchema.parse(body);
    expect(revisions).toHaveLength(version);
    expect(revisions[0]).toMatchObject({ version, status: after.status, saved_by: { id: editorId } });
    const entries = await storedAuditEntries(before.id);
    expect(entries).toHaveLength(version);
    expect(entries.at(-1)).toMatchObject({
      action: given.audited,
      actor_id: editorId,
      request_id: job.requestId,
    });
  }
});

test('what was published is shown to visitors within seconds, where nothing was kept before', async () => {
  const tags = [uniqueWord()];
  const drafts: EditorPost[] = [];
  for (let count = 0; count < 7; count += 1) drafts.push(await editor.given({ tags }));
  const ids = drafts.map(({ id }) => id);
  const listed = async () => {
    const { body } = await call<unknown>(`/api/posts?tag=${String(tags[0])}`);
    return publicPageSchema.parse(body).posts.map(({ id }) => id);
  };
  const statuses = async () => {
    const answers = await Promise.all(drafts.map(({ slug }) => call<unknown>(`/api/posts/${slug}`)));
    return answers.map(({ status }) => status);
  };
  expect(await listed()).toEqual([]);
  expect(await statuses()).toEqual(Array(7).fill(404));
  await completeJob(token, BULK, { action: 'publish', ids });
  await waitFor(async () => (await listed()).length === 7, { description: 'the posts to be listed' });
  expect((await listed()).toSorted()).toEqual(ids.toSorted());
  expect(await statuses()).toEqual(Array(7).fill(200));
  await completeJob(token, BULK, { action: 'delete', ids });
  await waitFor(async () => (await listed()).length === 0, { description: 'the posts to be gone' });
});

test('500 posts are taken, each id once; of the problems the first 100 are kept', async () => {
  const ids = Array.from({ length: 499 }, () => uniqueWord());
  const job = await completeJob(token, BULK, { action: 'publish', ids: [...ids, ids[0]] });
  expect(job).toMatchObject({
    done: 499,
    total: 499,
    counts: { changed: 0, unchanged: 0, failed: 499 },
    problemsOmitted: 399,
  });
  expect(job.problems).toEqual(ids.slice(0, 100).map((item) => ({ item, detail: UNKNOWN })));
}, 90_000);

test('a bulk change takes 500 ids of the greatest length', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => String(index).padStart(64, 'x'));
  const id = await beginJob(token, BULK, { action: 'restore', ids });
  expect(await jobsRepository.get(id)).toMatchObject({ total: 500 });
  await call<unknown>(`/admin/api/jobs/${id}/cancel`, { method: 'POST', token });
});

describe('a bulk change is refused', () => {
  const send = (body: unknown) => call<unknown>(BULK, { method: 'POST', token, body });

  test('to visitors and users', async () => {
    const post = await editor.given();
    const request = { method: 'POST', body: { action: 'delete', ids: [post.id] } };
    const user = (await logIn(await createAccount())).access_token;
    expectProblem(await call(BULK, request), 401);
    expectProblem(await call(BULK, { ...request, token: user }), 403);
    expect(await read(post.id)).toEqual(post);
  });

  test('for more than 500 posts', async () => {
    const ids = Array.from({ length: 501 }, (_, index) => `id${String(index)}`);
    const answer = await send({ action: 'restore', ids });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/ids' }] });
    const id = await beginJob(token, BULK, { action: 'restore', ids: ids.slice(1) });
    expect(await jobsRepository.get(id)).toMatchObject({ total: 500 });
  });

  test.each<[string, unknown]>([
    ['/action', { action: 'purge', ids: ['a'] }],
    ['/action', { ids: ['a'] }],
    ['/ids', { action: 'publish' }],
    ['/ids', { action: 'publish', ids: [] }],
    ['/ids', { action: 'publish', ids: 'a' }],
    ['/ids/1', { action: 'publish', ids: ['a', 'a/b'] }],
    ['/ids/0', { action: 'publish', ids: ['__proto__'] }],
    ['/tags', { action: 'publish', ids: ['a'], tags: ['b'] }],
    ['/tags', { action: 'tag', ids: ['a'] }],
    ['/tags', { action: 'tag', ids: ['a'], tags: [] }],
    ['/tags/0', { action: 'untag', ids: ['a'], tags: ['two words'] }],
    ['/tags', { action: 'tag', ids: ['a'], tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }],
  ])('for its %s: %j', async (pointer, body) => {
    const answer = await send(body);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });
});
