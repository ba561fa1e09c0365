import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { logIn, tryLogin } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { storeMailJob } from '../support/work/mail-jobs.js';
import { expectProblem } from '../support/http/problems.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const count = z.int().min(0);
const recently = z.strictObject({ last_24_hours: count, last_7_days: count, last_30_days: count });

/** The report as admins get it: these fields and no others. */
const reportSchema = z.strictObject({
  generated_at: z.iso.datetime({ precision: 3 }),
  posts_per_month: z.array(z.strictObject({ month: z.string(), count })).length(12),
  posts: z.strictObject({ draft: count, published: count, scheduled: count, trashed: count }),
  messages: z.strictObject({ total: count, unhandled: count, last_30_days: count }),
  users: z.strictObject({
    total: count,
    active: count,
    by_role: z.strictObject({ admin: count, editor: count, user: count }),
    registered_last_30_days: count,
  }),
  failed_logins: recently,
  login_locks: recently,
  mails: z.strictObject({
    ...{ queued: count, sending: count, sent: count, failed: count },
    ...{ cancelled: count, suppressed: count, bounced: count },
  }),
  broken_documents: z.record(z.string(), z.int().min(1)),
});

let site: OwnProject;
let token: string;
let report: z.output<typeof reportSchema>;
/** When the one post that visitors see since today was published. */
let publishedAt: string;
let sentMails: number;

/** The middle of the month so many months ago. */
function monthsAgo(months: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15));
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY_MS);
}

/** A request that must succeed. */
async function send<T>(path: string, body: unknown, bearer?: string): Promise<T> {
  const answer = await call<T>(path, {
    method: 'POST',
    body,
    baseUrl: site.url,
    ...(bearer !== undefined && { token: bearer }),
  });
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function readReport(): Promise<z.output<typeof reportSchema>> {
  const { status, headers, body } = await call<unknown>('/admin/api/reports', { token, baseUrl: site.url });
  expect({ status, body }).toMatchObject({ status: 200 });
  expect(headers.get('cache-control')).toBe('no-store');
  return reportSchema.parse(body);
}

/** A draft, four published posts of which one is of the year before last and one scheduled, one in the trash. */
async function layOutPosts(): Promise<void> {
  const create = (status: string) =>
    send<{ id: string; published_at: string }>('/admin/api/posts', { title: 'A post', status }, token);
  const posts = site.firestore.collection('blog_posts');
  await create('draft');
  ({ published_at: publishedAt } = await create('published'));
  await posts.doc((await create('published')).id).update({ published_at: monthsAgo(2) });
  await posts.doc((await create('published')).id).update({ published_at: monthsAgo(12) });
  const { id: scheduled } = await create('draft');
  const inTime = { published_at: new Date(Date.now() + DAY_MS).toISOString() };
  await send(`/admin/api/posts/${scheduled}/schedule`, inTime, token);
  const { id: trashed } = await create('published');
  await call(`/admin/api/posts/${trashed}`, { method: 'DELETE', token, baseUrl: site.url });
}

/** Four messages and three mails besides, one of them handled and one old; of all mails one is in each state but `sent`, which the others are in. */
async function layOutMessages(): Promise<void> {
  const body = { name: 'Ada', email: 'ada@accounts.test', message: 'A message to be counted.' };
  for (let messages = 0; messages < 4; messages += 1) await send('/api/contact', body);
  for (let mails = 0; mails < 3; mails += 1) await storeMailJob({}, site.firestore);
  const [handled, old] = (await site.firestore.collection('contact_messages').get()).docs;
  await handled?.ref.update({ handled: true });
  await old?.ref.update({ created_at: daysAgo(31) });
  const jobs = (await site.firestore.collection('mail_jobs').get()).docs;
  const statuses = ['queued', 'sending', 'failed', 'cancelled', 'suppressed', 'bounced'];
  await Promise.all(jobs.map(({ ref }, index) => ref.update({ status: statuses[index] ?? 'sent' })));
  sentMails = jobs.length - statuses.length;
}

/** Besides the admin an editor, a deactivated user and one who registered long ago. */
async function layOutUsers(): Promise<void> {
  await site.createAccount({ role: 'editor' });
  await site.createAccount({ isActive: false });
  const { id } = await site.createAccount();
  await site.firestore
    .collection('users')
    .doc(id)
    .update({ created_at: daysAgo(31) });
}

/** Six wrong passwords, of which the fifth locks; one of them was given two days ago, one ten and one forty. */
async function layOutFailedLogins(): Promise<void> {
  const account = { email: 'somebody@accounts.test', password: 'a wrong pass phrase' };
  for (let guesses = 0; guesses < 6; guesses += 1) await tryLogin(account, { baseUrl: site.url });
  const entries = site.firestore.collection('audit_log').where('action', '==', 'authn_login_fail');
  const { docs } = await entries.get();
  for (const [index, days] of [2, 10, 40].entries()) await docs[index]?.ref.update({ at: daysAgo(days) });
}

beforeAll(async () => {
  site = await startOwnProject();
  // The emulator gives every project the seed.
  const counted = ['blog_posts', 'contact_messages', 'mail_jobs', 'users', 'audit_log'];
  await Promise.all(counted.map((name) => site.firestore.recursiveDelete(site.firestore.collection(name))));
  const admin = await site.createAccount({ role: 'admin' });
  ({ access_token: token } = await logIn(admin, { baseUrl: site.url }));
  await layOutPosts();
  await layOutMessages();
  await layOutUsers();
  await layOutFailedLogins();
  report = await readReport();
});

afterAll(() => site.stop());

describe('GET /admin/api/reports', () => {
  test('counts posts by where they stand', () => {
    expect(report.posts).toEqual({ draft: 1, published: 4, scheduled: 1, trashed: 1 });
  });

  test('counts what visitors see by the month of publication, of twelve months', () => {
    const months = report.posts_per_month.map(({ month }) => month);
    expect(months.at(-1)).toBe(report.generated_at.slice(0, 7));
    expect(months).toEqual([...new Set(months)].sort());
    const counted = report.posts_per_month.filter((month) => month.count > 0);
    expect(counted).toEqual([
      { month: monthsAgo(2).toISOString().slice(0, 7), count: 1 },
      { month: publishedAt.slice(0, 7), count: 1 },
    ]);
  });

  test('counts messages and their mails', () => {
    expect(report.messages).toEqual({ total: 4, unhandled: 3, last_30_days: 3 });
    expect(report.mails).toEqual({
      ...{ queued: 1, sending: 1, sent: sentMails, failed: 1 },
      ...{ cancelled: 1, suppressed: 1, bounced: 1 },
    });
  });

  test('counts users by role and state', () => {
    expect(report.users).toEqual({
      total: 4,
      active: 3,
      by_role: { admin: 1, editor: 1, user: 2 },
      registered_last_30_days: 3,
    });
  });

  test('counts failed logins and the locks they led to', () => {
    expect(report.failed_logins).toEqual({ last_24_hours: 3, last_7_days: 4, last_30_days: 5 });
    expect(report.login_locks).toEqual({ last_24_hours: 1, last_7_days: 1, last_30_days: 1 });
  });

  test('is the same for a minute, whatever is stored', async () => {
    await send('/admin/api/posts', { title: 'Too late for the report' }, token);
    const again = await Promise.all(Array.from({ length: 5 }, readReport));
    for (const later of again) {
      // A slow machine may need the minute.
      if (Date.parse(later.generated_at) - Date.parse(report.generated_at) < 60_000)
        expect(later).toEqual(report);
    }
  });

  test('is for admins only', async () => {
    const editor = await site.createAccount({ role: 'editor' });
    const { access_token: other } = await logIn(editor, { baseUrl: site.url });
    expectProblem(await call('/admin/api/reports', { token: other, baseUrl: site.url }), 403);
    expectProblem(await call('/admin/api/reports', { baseUrl: site.url }), 401);
  });
});
