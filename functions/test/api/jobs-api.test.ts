import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Job } from '../../src/jobs/index.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { auditEntries } from '../support/audit-wire.js';
import { buildWorker, jobsRepository, lineHandler, storeJob, TestClock } from '../support/work/jobs.js';
import { expectProblem } from '../support/http/problems.js';

const time = z.iso.datetime({ precision: 3 });

const jobSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  progress: z.strictObject({ done: z.int(), total: z.int().nullable() }),
  counts: z.record(z.string(), z.int()),
  problems: z.array(z.strictObject({ item: z.string(), detail: z.string() })),
  problems_omitted: z.int(),
  error: z.string().nullable(),
  file: z.string().nullable(),
  archive: z.string().nullable(),
  created_by: z.strictObject({ id: z.string(), name: z.string() }),
  created_at: time,
  started_at: time.nullable(),
  finished_at: time.nullable(),
});

const pageSchema = z.strictObject({ jobs: z.array(jobSchema), next_cursor: z.string().nullable() });

let editor: Account;
let token: string;
let admin: string;

beforeAll(async () => {
  editor = await createAccount({ role: 'editor' });
  token = (await logIn(editor)).access_token;
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

const store = (traits: Partial<Job> = {}) =>
  storeJob({ createdBy: { id: editor.id, name: 'Ada' }, ...traits });
const cancel = (id: string) => call<unknown>(`/admin/api/jobs/${id}/cancel`, { method: 'POST', token });

describe.each<[string, string]>([
  ['GET', '/admin/api/jobs'],
  ['GET', '/admin/api/jobs/:id'],
  ['POST', '/admin/api/jobs/:id/cancel'],
])('%s %s', (method, pattern) => {
  test('is for staff only', async () => {
    const { id } = await store();
    const path = pattern.replace(':id', id);
    const user = (await logIn(await createAccount())).access_token;
    expectProblem(await call<unknown>(path, { method }), 401);
    expectProblem(await call<unknown>(path, { method, token: user }), 403);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'queued' });
    expect(await call<unknown>(path, { method, token })).toMatchObject({ status: 200 });
  });
});

describe('GET /admin/api/jobs/:id', () => {
  test('says how far a job is, and no more than that', async () => {
    const startedAt = new Date('2026-05-01T12:00:00.000Z');
    const { id, createdAt } = await store({
      kind: 'import',
      input: { secret: 'input' },
      status: 'running',
      done: 3,
      total: 7,
      counts: { created: 2 },
      problems: [{ item: 'ghost:1', detail: 'is a page' }],
      problemsOmitted: 4,
      state: { secret: 'state' },
      startedAt,
    });
    const { status, body } = await call<unknown>(`/admin/api/jobs/${id}`, { token });
    expect(status).toBe(200);
    expect(jobSchema.parse(body)).toEqual({
      id,
      kind: 'import',
      status: 'running',
      progress: { done: 3, total: 7 },
      counts: { created: 2 },
      problems: [{ item: 'ghost:1', detail: 'is a page' }],
      problems_omitted: 4,
      error: null,
      file: null,
      archive: null,
      created_by: { id: editor.id, name: 'Test Account' },
      created_at: createdAt.toISOString(),
      started_at: startedAt.toISOString(),
      finished_at: null,
    });
  });

  test('knows no job that there is not', async () => {
    expectProblem(await call<unknown>('/admin/api/jobs/nobody-has-this-id', { token }), 404);
    expectProblem(await call<unknown>('/admin/api/jobs/__x__', { token }), 422);
  });
});

describe('GET /admin/api/jobs', () => {
  test('is narrowed to a status', async () => {
    const [queued, failed] = [await store(), await store({ status: 'failed', error: 'No room.' })];
    const { body } = await call<unknown>('/admin/api/jobs?status=failed&limit=50', { token });
    const found = pageSchema.parse(body).jobs;
    expect(found.map(({ id }) => id)).toContain(failed.id);
    expect(found.map(({ id }) => id)).not.toContain(queued.id);
    expect(new Set(found.map(({ status }) => status))).toEqual(new Set(['failed']));
    expectProblem(await call<unknown>('/admin/api/jobs?status=lost', { token }), 422);
  });

  test('has each job once, the newest first, page by page', async () => {
    // In a future that other tests' jobs are not in.
    const at = (second: number) => new Date(Date.UTC(2100, 0, 1, 0, 0, second));
    const stored: string[] = [];
    for (const second of [1, 2, 2, 2, 3]) stored.push((await store({ createdAt: at(second) })).id);
    const found: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const answer = await call<unknown>(`/admin/api/jobs?limit=2${cursor}`, { token });
      expect(answer.status).toBe(200);
      const { jobs, next_cursor: next } = pageSchema.parse(answer.body);
      if (next !== null) expect(answer.headers.get('link')).toContain('rel="next"');
      found.push(...jobs.map(({ id }) => id));
      cursor = `&cursor=${encodeURIComponent(next ?? '')}`;
    }
    const [first, , , , last] = stored;
    const middle = stored.slice(1, 4).sort().reverse();
    expect(found.slice(0, 5)).toEqual([last, ...middle, first]);
    await Promise.all(stored.map((id) => firestore.collection('jobs').doc(id).delete()));
  });

  test('refuses a cursor that is not its own', async () => {
    expectProblem(await call<unknown>('/admin/api/jobs?cursor=forged', { token }), 400);
  });
});

describe('POST /admin/api/jobs/:id/cancel', () => {
  test.each(['queued', 'running'] as const)(
    'ends a job that is %s, and the audit log says so',
    async (status) => {
      const leaseUntil = status === 'running' ? new Date(Date.now() + 60_000) : null;
      const { id } = await store({ status, leaseUntil, done: 2 });
      const answer = await cancel(id);
      expect(answer.status).toBe(200);
      expect(jobSchema.parse(answer.body)).toMatchObject({
        status: 'cancelled',
        progress: { done: 2 },
        finished_at: expect.anything(),
      });
      expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled', leaseUntil: null });
      expect(await auditEntries(admin, `?target_type=job&target_id=${id}`)).toMatchObject([
        {
          action: 'job_cancelled',
          actor: { id: editor.id },
          changes: { status: { before: status, after: 'cancelled' } },
        },
      ]);
    },
  );

  test.each(['succeeded', 'failed', 'cancelled'] as const)('refuses a job that is %s', async (status) => {
    const job = await store({ status });
    expectProblem(await cancel(job.id), 409);
    expect(await jobsRepository.get(job.id)).toEqual(job);
    expect(await auditEntries(admin, `?target_id=${job.id}`)).toEqual([]);
  });

  test('knows no job that there is not', async () => {
    expectProblem(await cancel('nobody-has-this-id'), 404);
  });

  test("refuses an editor another's job, whatever its state; an admin may cancel any", async () => {
    const other = { id: (await createAccount({ role: 'editor' })).id, name: 'Ada' };
    for (const status of ['queued', 'succeeded'] as const) {
      const job = await store({ createdBy: other, status });
      const refused = await cancel(job.id);
      expectProblem(refused, 403);
      expect(refused.body).toMatchObject({ type: expect.stringContaining('permission-denied') });
      expect(await jobsRepository.get(job.id)).toEqual(job);
    }
    const { id } = await store({ createdBy: other });
    const path = `/admin/api/jobs/${id}/cancel`;
    expect(await call<unknown>(path, { method: 'POST', token: admin })).toMatchObject({ status: 200 });
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled' });
  });

  test('stops the worker that has the job', async () => {
    const { id } = await store();
    const items: number[] = [];
    const handler = lineHandler(5, async (item) => {
      items.push(item);
      if (item === 2) expect(await cancel(id)).toMatchObject({ status: 200 });
    });
    await buildWorker({ export: handler }, new TestClock()).runner.run(id);
    expect(items).toEqual([1, 2]);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled', done: 1 });
  });
});

describe('a request that begins a job', () => {
  test('is refused with 429 while its account has twenty that have not ended', async () => {
    const account = await createAccount({ role: 'editor' });
    const { access_token: busy } = await logIn(account);
    const createdBy = { id: account.id, name: 'Ada' };
    await store({ createdBy, status: 'succeeded' });
    const unfinished: string[] = [];
    for (let count = 0; count < 20; count += 1) {
      const status = count % 2 === 0 ? 'queued' : 'running';
      unfinished.push((await store({ createdBy, status })).id);
    }
    const begin = () =>
      call<unknown>('/admin/api/posts/export', { method: 'POST', token: busy, body: { format: 'json' } });
    const refused = await begin();
    expectProblem(refused, 429);
    expect(refused.body).toMatchObject({
      type: expect.stringContaining('resource-exhausted'),
      detail: expect.stringContaining('20 jobs'),
    });
    expect(refused.headers.get('retry-after')).toBe('60');

    await call<unknown>(`/admin/api/jobs/${unfinished[0] ?? ''}/cancel`, { method: 'POST', token: busy });
    expect(await begin()).toMatchObject({ status: 202 });
  });
});
