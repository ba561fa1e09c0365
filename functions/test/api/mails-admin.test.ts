import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { mailsJson } from '../../src/mail/operations/mails.presenter.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { walkPages } from '../support/posts/posts.js';
import { waitForMail } from '../support/work/inbox.js';
import { dispatchTask, readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';

interface MailJson {
  readonly id: string;
  readonly status: string;
  readonly history: readonly { readonly status: string; readonly error: string | null }[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

let admin: string;
let editor: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  editor = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

const get = (id: string) => call<MailJson>(`/admin/api/mails/${id}`, { token: admin });
const act = (id: string, verb: 'retry' | 'cancel') =>
  call<MailJson>(`/admin/api/mails/${id}/${verb}`, { method: 'POST', token: admin });

/** An address that no other mail goes to. */
const newRecipient = () => ({ address: `${randomUUID()}@mails.test` });

async function idsOf(query: string): Promise<string[]> {
  const { status, body } = await call<{ mails: MailJson[] }>(`/admin/api/mails?${query}`, { token: admin });
  expect(status).toBe(200);
  return body.mails.map(({ id }) => id);
}

test('editors see no mails', async () => {
  const id = await storeMailJob({ status: 'failed' });
  for (const path of ['/admin/api/mails', `/admin/api/mails/${id}`])
    expectProblem(await call<unknown>(path, { token: editor }), 403);
  for (const verb of ['retry', 'cancel'])
    expectProblem(
      await call<unknown>(`/admin/api/mails/${id}/${verb}`, { method: 'POST', token: editor }),
      403,
    );
});

test('a mail tells what became of it, and nothing of what it says', async () => {
  const recipient = { ...newRecipient(), name: 'Ada' };
  const id = await storeMailJob({ recipient, data: { tokenSeed: 'a-seed' }, template: 'verify-email' });
  const { body } = await get(id);
  expect(body).toMatchObject({
    id,
    kind: 'verify-email',
    recipient,
    status: 'queued',
    attempts: 0,
    last_error: null,
    sent_at: null,
    history: [],
  });
  expect(JSON.stringify(body)).not.toContain('a-seed');
  expectProblem(await get('nobody-has-this-id'), 404);
});

describe('the list', () => {
  test('is narrowed by status, kind and recipient together, the newest first', async () => {
    const recipient = newRecipient();
    const at = (ms: number) => new Date(Date.now() - ms);
    const traits = { recipient, status: 'sent' as const };
    const older = await storeMailJob({ ...traits, createdAt: at(2_000) });
    const newer = await storeMailJob({ ...traits, createdAt: at(1_000) });
    const failed = await storeMailJob({ recipient, status: 'failed', createdAt: at(0) });
    const to = `recipient=${encodeURIComponent(recipient.address)}`;
    expect(await idsOf(to)).toEqual([failed, newer, older]);
    expect(await idsOf(`${to}&status=sent`)).toEqual([newer, older]);
    expect(await idsOf(`${to}&status=failed&kind=contact`)).toEqual([failed]);
    expect(await idsOf(`${to}&kind=invitation`)).toEqual([]);
    expect(await idsOf('status=failed')).toContain(failed);
    expect(await idsOf('kind=contact')).toContain(failed);
  });

  test('goes page by page', async () => {
    const recipient = newRecipient();
    const ids = [];
    for (let count = 0; count < 5; count += 1)
      ids.unshift(await storeMailJob({ recipient, status: 'sent', createdAt: new Date(count * 1_000) }));
    const path = `/admin/api/mails?limit=2&recipient=${recipient.address}`;
    const pages = await walkPages(path, mailsJson, { token: admin });
    expect(pages.map(({ mails }) => mails.map(({ id }) => id))).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4),
      ids.slice(4),
    ]);
  });

  test.each(['status=lost', 'kind=letter', 'recipient=nobody', 'limit=51', 'sort=id'])(
    'refuses %s',
    async (query) => {
      expectProblem(await call<unknown>(`/admin/api/mails?${query}`, { token: admin }), 422);
    },
  );
});

describe('a retry', () => {
  test('sends a mail that failed, however old it is, and tells both ends in its history', async () => {
    const failedAt = new Date(Date.now() - 10 * DAY_MS);
    const id = await storeMailJob({
      status: 'failed',
      attempts: 2,
      lastError: 'no such mailbox',
      createdAt: failedAt,
      history: [{ at: failedAt, status: 'failed', attempt: 2, error: 'no such mailbox' }],
    });
    const { status, body } = await act(id, 'retry');
    expect([status, body.status]).toEqual([200, 'queued']);
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 3, last_error: null });
    await waitForMail(id);
    expect((await get(id)).body.history.map(({ status: is, error }) => [is, error])).toEqual([
      ['failed', 'no such mailbox'],
      ['queued', null],
      ['sent', null],
    ]);
    expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([
      { action: 'mail_retried', changes: { status: { before: 'failed', after: 'queued' } } },
    ]);
  });

  test.each(['queued', 'sending', 'sent'] as const)('is refused for one that is %s', async (status) => {
    const id = await storeMailJob({ status, leaseUntil: new Date(Date.now() + 60_000) });
    expectProblem(await act(id, 'retry'), 409);
    expect(await readMailJob(id)).toMatchObject({ status });
  });

  test('of a mail whose link has expired is refused, and says what to do', async () => {
    const traits = { status: 'failed', template: 'reset-password', data: { tokenSeed: 'seed' } } as const;
    const late = await storeMailJob({ ...traits, createdAt: new Date(Date.now() - 3_600_001) });
    const answer = await act(late, 'retry');
    expectProblem(answer, 409);
    expect(JSON.stringify(answer.body)).toContain('have a new mail sent');
    expect(await readMailJob(late)).toMatchObject({ status: 'failed' });
    const inTime = await storeMailJob({ ...traits, createdAt: new Date(Date.now() - 3_000_000) });
    expect((await act(inTime, 'retry')).status).toBe(200);
    await waitForJob(inTime, 'sent');
  });

  test('of a mail that came back sends it', async () => {
    const id = await storeMailJob({ status: 'bounced', lastError: '5.1.1 no such user', sentAt: new Date() });
    expect((await act(id, 'retry')).body).toMatchObject({ status: 'queued', sent_at: null });
    await waitForJob(id, 'sent');
  });

  test('by two at once has it sent once', async () => {
    const id = await storeMailJob({ status: 'failed' });
    const answers = await Promise.all([act(id, 'retry'), act(id, 'retry')]);
    // In the same millisecond both are taken for one whose commit went through without an answer.
    expect([
      [200, 409],
      [200, 200],
    ]).toContainEqual(answers.map(({ status }) => status).sort());
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 1 });
  });
});

describe('a cancelled mail', () => {
  test('is not sent by the task that waits for it, and can be sent later', async () => {
    const id = await storeMailJob();
    expect((await act(id, 'cancel')).body).toMatchObject({ status: 'cancelled' });
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({ status: 'cancelled', attempts: 0 });
    expectProblem(await act(id, 'cancel'), 409);
    await act(id, 'retry');
    await waitForJob(id, 'sent');
  });

  test('stays cancelled whatever the worker that has it comes to', async () => {
    const id = await storeMailJob({ status: 'sending', attempts: 1, leaseUntil: new Date(Date.now() - 1) });
    expect((await act(id, 'cancel')).status).toBe(200);
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({ status: 'cancelled', lease_until: null });
  });

  test('that was being sent is retried only once its worker is done with it', async () => {
    const leaseUntil = new Date(Date.now() + 60_000);
    const id = await storeMailJob({ status: 'sending', attempts: 1, leaseUntil });
    expect((await act(id, 'cancel')).body.status).toBe('cancelled');
    expectProblem(await act(id, 'retry'), 409);
    await firestore.doc(`mail_jobs/${id}`).update({ lease_until: new Date(Date.now() - 1) });
    expect((await act(id, 'retry')).status).toBe(200);
    await waitForJob(id, 'sent');
  });

  test.each(['sent', 'failed'] as const)('can not be one that is %s', async (status) => {
    const id = await storeMailJob({ status });
    expectProblem(await act(id, 'cancel'), 409);
  });
});
