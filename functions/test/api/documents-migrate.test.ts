import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Timestamp, type DocumentReference } from 'firebase-admin/firestore';
import { z } from 'zod';
import { AuditTrail } from '../../src/audit/index.js';
import { field, StoredCollection } from '../../src/documents/index.js';
import { CollectionMigration } from '../../src/migration/index.js';
import { COLLECTIONS } from '../../src/wiring/collections.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { DOCUMENT_ROWS, SOME_TIME, type DocumentRow, type RowContext } from '../support/document-rows.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { platformOn } from '../support/suite/platform.js';

let site: OwnProject;
let token: string;
let context: RowContext;

beforeAll(async () => {
  site = await startOwnProject();
  await site.removePosts();
  const account = await site.createAccount({ role: 'admin' });
  token = (await logIn(account, { baseUrl: site.url })).access_token;
  const now = Date.now();
  context = { userId: account.id, at: new Date(now - 60_000), later: new Date(now + 3_600_000) };
  await Promise.all(DOCUMENT_ROWS.map(store));
});

afterAll(() => site.stop());

/** Names it among all, also where several lie below others. */
function stepOf({ name, step = name }: DocumentRow): string {
  return step;
}

type State = 'whole' | 'old' | 'broken' | 'hopeless';

function refOf({ name, path = name }: DocumentRow, state: State): DocumentReference {
  return site.firestore.doc(`${path}/${name}-${state}`);
}

/** Stores a whole document, one of before, one that can be mended, and one that can't. */
async function store(row: DocumentRow): Promise<void> {
  const put = (state: State, changes: object, without: readonly string[] = []) => {
    const ref = refOf(row, state);
    const fields = Object.entries({ ...row.stored(context, ref.id), ...changes });
    return ref.set(Object.fromEntries(fields.filter(([field]) => !without.includes(field))));
  };
  await put('whole', {});
  await put('old', {}, Object.keys(row.old));
  await put('broken', row.mended[0]);
  if (row.hopeless) await put('hopeless', row.hopeless[0]);
}

/** A stored document with its times as text, so that they can be compared. */
async function read(row: DocumentRow, state: State): Promise<unknown> {
  return plain((await refOf(row, state).get()).data());
}

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

/** What is expected, any time where some time is. */
function expected(value: unknown): unknown {
  if (value === SOME_TIME) return expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  if (Array.isArray(value)) return value.map(expected);
  if (typeof value !== 'object' || value === null || value instanceof Date) return plain(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, expected(item)]));
}

const jobSchema = z.object({
  status: z.string(),
  counts: z.record(z.string(), z.int()),
  problems: z.array(z.object({ item: z.string(), detail: z.string() })),
  problems_omitted: z.int(),
});

/** Begins the job, does it here, and gives it as it ends. */
async function migrate(): Promise<z.output<typeof jobSchema>> {
  const request = { baseUrl: site.url, token };
  const begun = await call<{ id: string }>('/admin/api/migrate', { method: 'POST', ...request });
  expect(begun).toMatchObject({ status: 202 });
  await createJobWorker(platformOn(site.firestore)).run(begun.body.id);
  const job = await call(`/admin/api/jobs/${begun.body.id}`, request);
  return jobSchema.parse(job.body);
}

test('every collection has a row here', () => {
  expect(DOCUMENT_ROWS.map(({ name }) => name).sort()).toEqual(COLLECTIONS.map(({ name }) => name).sort());
});

/** Lists of the API, by the collection that they show; of each the items in the answer. */
const LISTS = {
  users: ['/admin/api/users?', 'users'],
  sessions: ['/api/auth/sessions?', 'sessions'],
  audit_log: ['/admin/api/audit-log?', 'entries'],
  jobs: ['/admin/api/jobs?', 'jobs'],
} as const;

/** The ids of all pages. */
async function walk(path: string, name: string, baseUrl = site.url): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? 'limit=2' : `limit=2&cursor=${cursor}`;
    const answer = await call<Record<string, unknown>>(`${path}${query}`, { baseUrl, token });
    expect(answer).toMatchObject({ status: 200 });
    const items = z.array(z.object({ id: z.string() })).parse(answer.body[name]);
    expect(items.length).toBeLessThanOrEqual(2);
    ids.push(...items.map(({ id }) => id));
    cursor = z.string().nullable().parse(answer.body['next_cursor']);
  } while (cursor !== null);
  return ids;
}

describe('before', () => {
  test.each(Object.entries(LISTS))('a list of %s has the others', async (collection, [path, items]) => {
    const ids = await walk(path, items);
    expect(ids).toEqual(expect.arrayContaining([`${collection}-whole`, `${collection}-old`]));
    // A session has no mends: only the hopeless one is broken.
    expect(ids).not.toContain(`${collection}-${collection === 'sessions' ? 'hopeless' : 'broken'}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a broken document at the end of a page does not end the list', async () => {
    // Texts come before all times, numbers behind them.
    const strays = ['zzz', 'zzy', 'zzx', 5].map((createdAt) => ({
      ref: site.firestore.doc(`users/sorted-by-${createdAt}`),
      data: { ...DOCUMENT_ROWS[0]?.stored(context, 'stray'), created_at: createdAt },
    }));
    await Promise.all(strays.map(({ ref, data }) => ref.set(data)));
    const instance = await site.startInstance();
    const ids = await walk('/admin/api/users?', 'users', instance.url);
    expect(ids).toEqual(expect.arrayContaining(['users-whole', 'users-old']));
    await instance.stop();
    await Promise.all(strays.map(({ ref }) => ref.delete()));
  });

  test('a list of todos has the others', async () => {
    const answer = await call('/api/todos', { baseUrl: site.url, token });
    const { todos } = z.object({ todos: z.array(z.object({ id: z.string() })) }).parse(answer.body);
    expect(todos.map(({ id }) => id).sort()).toEqual(['todos-old', 'todos-whole']);
  });

  test.each(['/api/todos/todos-broken', '/admin/api/users/users-broken', '/admin/api/jobs/jobs-hopeless'])(
    '%s says that it is broken',
    async (path) => {
      const answer = await call(path, { baseUrl: site.url, token });
      expect(answer).toMatchObject({ status: 500, body: { type: 'urn:firefolio:problem:data-loss' } });
    },
  );

  test('readiness and reports count them', async () => {
    const ready = await call('/api/ready', { baseUrl: site.url });
    const broken = { users: 2, sessions: 1, audit_log: 2, jobs: 2, todos: 2 };
    expect(ready).toMatchObject({ status: 200, body: { documents: { status: 'broken', broken } } });
    const report = await call('/admin/api/reports', { baseUrl: site.url, token });
    expect(report.body).toMatchObject({ broken_documents: broken });
  });
});

describe('migrate', () => {
  let job: z.output<typeof jobSchema>;
  let before: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    before = new Map(
      await Promise.all(DOCUMENT_ROWS.map(async (row) => [stepOf(row), await read(row, 'whole')] as const)),
    );
    job = await migrate();
  });

  test('ends well, with its counts by collection', () => {
    expect(job).toMatchObject({ status: 'succeeded', problems_omitted: 0 });
    for (const row of DOCUMENT_ROWS) {
      const { old, mended, hopeless } = row;
      const step = stepOf(row);
      const counts = {
        ...(Object.keys(old).length > 0 && { [`${step}_changed`]: 1 }),
        ...(Object.keys(mended[0]).length > 0 && { [`${step}_mended`]: 1 }),
        ...(hopeless && { [`${step}_${hopeless[1] === 'removed' ? 'removed' : 'failed'}`]: 1 }),
      };
      expect(job.counts).toMatchObject(counts);
    }
  });

  test.each(DOCUMENT_ROWS.map((row) => [stepOf(row), row] as const))(
    'in %s leaves what is whole, completes what is old, and mends what it can',
    async (step, row) => {
      expect(await read(row, 'whole')).toEqual(before.get(step));
      expect(await read(row, 'old')).toMatchObject(Object(expected(row.old)) as object);
      expect(await read(row, 'broken')).toMatchObject(Object(expected(row.mended[1])) as object);
    },
  );

  const hopeless = DOCUMENT_ROWS.flatMap((row) =>
    row.hopeless ? [[stepOf(row), row, row.hopeless] as const] : [],
  );

  test.each(hopeless)('in %s names or removes what it can not mend', async (_name, row, [broken, field]) => {
    const ref = refOf(row, 'hopeless');
    if (field === 'removed') {
      expect((await ref.get()).exists).toBe(false);
      return;
    }
    expect(await read(row, 'hopeless')).toMatchObject(broken);
    const problem = job.problems.find(({ item }) => item === ref.path);
    expect(problem?.detail).toContain(field);
  });

  test('keeps what it replaced in the audit log, but for secrets', async () => {
    const { docs } = await site.firestore
      .collection('audit_log')
      .where('target.type', '==', 'document')
      .get();
    const kept = new Map(docs.map((doc) => [String(doc.get('target.id')), doc.data()]));
    expect(kept.get('users/users-broken')).toMatchObject({
      action: 'document_mended',
      actor_id: context.userId,
      changes: { role: { before: 'owner', after: 'user' }, is_active: { before: 'yes', after: false } },
    });
    expect(kept.get('sessions/sessions-hopeless')).toMatchObject({
      action: 'document_removed',
      changes: { user_id: { before: context.userId, after: null } },
    });
    expect(JSON.stringify([...kept.values()])).not.toMatch(
      /"jti"|"refresh_hash":\{"before":"hash"|key of a preview/,
    );
  });

  test('finds nothing to do the second time', async () => {
    const again = await migrate();
    const done = Object.keys(again.counts).filter((name) => !/_(?:unchanged|failed)$/.test(name));
    expect(done).toEqual([]);
    expect(again.problems.length).toBe(job.problems.length);
  });
});

test('a document that is changed while it is looked at is looked at again, and not overwritten', async () => {
  const ref = site.firestore.doc('things/one');
  await ref.set({ size: 'large' });
  let times = 0;
  const size = field(z.int(), 'nobody', async () => {
    times += 1;
    if (times === 1) await ref.update({ size: 7 });
    return 1;
  });
  const collection = new StoredCollection({ name: 'things', fields: { size } });
  const { firestore, clock } = platformOn(site.firestore);
  const migration = new CollectionMigration({ collection, firestore, audit: new AuditTrail(clock) });
  expect(await migration.bring([ref.path])).toEqual([{ path: ref.path, outcome: 'unchanged' }]);
  expect((await ref.get()).data()).toEqual({ size: 7 });
});

test('collections of one name below others are looked at apart', async () => {
  const paths = ['parts_a/x/parts/1', 'parts_b/x/parts/1', 'parts_b/y/parts/2', 'parts_c/x/parts/1'];
  await Promise.all(paths.map((path) => site.firestore.doc(path).set({ size: 'large' })));
  const collection = new StoredCollection({
    name: 'parts',
    fields: { size: field(z.int(), 'nobody', () => 1) },
    below: 'parts_b',
  });
  const { firestore, clock } = platformOn(site.firestore);
  const migration = new CollectionMigration({ collection, firestore, audit: new AuditTrail(clock) });
  expect(migration.name).toBe('parts_b/parts');
  const first = await migration.look(null, 1);
  expect(first).toEqual([{ path: 'parts_b/x/parts/1', outcome: 'mended' }]);
  const rest = await migration.look('parts_b/x/parts/1', 2);
  expect(rest).toEqual([{ path: 'parts_b/y/parts/2', outcome: 'mended' }]);
});

test('a document whose mend can not be stored is named, and the others are mended', async () => {
  await site.firestore.doc('halves/one').set({ size: 'large', is_red: 'yes' });
  await site.firestore.doc('halves/two').set({ size: 2, is_red: 'yes' });
  const fields = {
    size: field(z.int(), 'nobody', () => 0.5),
    isRed: field(z.boolean(), 'nobody', () => false),
  };
  const collection = new StoredCollection({ name: 'halves', fields });
  const { firestore, clock } = platformOn(site.firestore);
  const migration = new CollectionMigration({ collection, firestore, audit: new AuditTrail(clock) });
  const found = [
    { path: 'halves/one', outcome: 'failed', detail: expect.stringContaining('size') },
    { path: 'halves/two', outcome: 'mended' },
  ];
  expect(await migration.look(null, 5)).toEqual(found);
  expect(await migration.bring(['halves/one', 'halves/two'])).toEqual(found);
});
