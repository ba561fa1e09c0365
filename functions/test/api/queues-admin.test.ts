import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { inProcess } from '../support/in-process/index.js';
import { endPauses, storePause } from '../support/queues/pauses.js';
import { getQueue, operateQueue, type QueueAnswer } from '../support/queues/queue-wire.js';
import { createServices } from '../support/suite/services.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { dispatchJobTask, jobsRepository, storeJob } from '../support/work/jobs.js';
import { dispatchTask, readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';
import { waitFor } from '../support/wait-for.js';
import { createOutbox } from '../../src/wiring/mail.js';
import { platformOn } from '../support/suite/platform.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let admin: string;
let other: string;
let editor: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  other = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  editor = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

afterEach(endPauses);

const pause = (name = 'sendEmail', reason?: string) =>
  operateQueue(admin, name, 'pause', reason === undefined ? undefined : { reason });
const resume = (name = 'sendEmail') => operateQueue(admin, name, 'resume');

/** Sends a message by the contact form and gives the job of its mail. */
async function sendMessage(subject: string): Promise<string> {
  const body = { name: 'Ada', email: 'ada@example.org', subject, message: 'Does this arrive in the end?' };
  const answer = await call<{ id: string }>('/api/contact', { method: 'POST', body });
  expect(answer.status).toBe(202);
  const message = await firestore.collection('contact_messages').doc(answer.body.id).get();
  return String(message.get('mail_job_id'));
}

/** Has every task that the queue was given come to its end. */
const queueIsEmpty = () =>
  waitFor(
    async () => {
      const { depth, inFlight } = (await inProcess?.queues.sendEmail.look()) ?? {};
      return depth === 0 && inFlight === 0;
    },
    { description: 'the queue to be empty' },
  );

describe('the queues', () => {
  test('are shown with what they hold, what they do not tell and what is stored of their work', async () => {
    const { status, body } = await call<{ queues: QueueAnswer[] }>('/admin/api/queues', { token: admin });
    expect(status).toBe(200);
    expect(body.queues).toMatchObject([
      { name: 'sendEmail', work: 'mails', state: 'running', pause: null, warnings: [] },
      { name: 'runJob', work: 'jobs', state: 'running', pause: null, warnings: [] },
    ]);
    for (const { tasks } of body.queues) {
      expect(tasks).toMatchObject({ state: 'running', oldest_at: null, rate_limits: {} });
      expect(Object.keys(tasks?.unknown ?? {})).toContain('oldest_at');
    }
  });

  test('count queued work and work in hand, and tell how old the oldest is', async () => {
    const { body: before } = await getQueue(admin, 'sendEmail');
    const createdAt = new Date(Date.now() - 20 * DAY_MS);
    await storeMailJob({ createdAt });
    await storeMailJob({ status: 'sending', leaseUntil: new Date(Date.now() + 60_000) });
    await storeMailJob({ status: 'sent' });
    const { body } = await getQueue(admin, 'sendEmail');
    const { queued, held } = before.waiting;
    expect(body.waiting).toMatchObject({ queued: queued + 1, held: held + 1 });
    expect(body.waiting.oldest_queued_at).toBe(createdAt.toISOString());
  });

  test('are nothing for editors, and there are no others', async () => {
    expectProblem(await call('/admin/api/queues', { token: editor }), 403);
    expectProblem(await operateQueue(editor, 'sendEmail', 'pause'), 403);
    expectProblem(await getQueue(admin, 'sendemail'), 404);
    for (const verb of ['pause', 'resume'] as const)
      expectProblem(await operateQueue(admin, 'sweepJobs', verb), 404);
    expectProblem(await operateQueue(admin, 'sweepJobs', 'purge', { confirm: 'sweepJobs' }), 404);
  });
});

describe('a paused queue', () => {
  test('keeps the mail of a message, which is taken as ever, until it is resumed; then it goes out once', async () => {
    const { status, body } = await pause('sendEmail', 'The mail server is being mended.');
    expect([status, body.state]).toEqual([200, 'paused']);
    expect(body.pause).toMatchObject({ reason: 'The mail server is being mended.' });
    expect(body.warnings.join()).toContain('reset a password');
    const subject = randomUUID();
    const id = await sendMessage(subject);
    await queueIsEmpty();
    expect(await readMailJob(id)).toMatchObject({ status: 'queued', attempts: 0 });
    expect((await getQueue(admin, 'sendEmail')).body.waiting.queued).toBeGreaterThanOrEqual(1);

    const resumed = await resume();
    expect(resumed.body).toMatchObject({ state: 'running', pause: null, warnings: [] });
    expect(resumed.body.announced).toBeGreaterThanOrEqual(1);
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 1 });
    await resume();
    await queueIsEmpty();
    await waitForMail(subject);
    expect(await findMails(subject)).toHaveLength(1);
    expect(await readMailJob(id)).toMatchObject({ attempts: 1 });
  });

  test('has its tasks answered as done, and nothing noted of them', async () => {
    await pause();
    const id = await storeMailJob();
    const before = await readMailJob(id);
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toEqual(before);
  });

  test('holds for its own work alone', async () => {
    await pause('runJob');
    const id = await storeMailJob();
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({ status: 'sent' });
    const job = await storeJob();
    expect(await dispatchJobTask({ job_id: job.id })).toBe(204);
    expect(await jobsRepository.get(job.id)).toMatchObject({ status: 'queued', attempts: 0 });
  });

  test('is one for admins as well where its document was made by hand and is not whole', async () => {
    await firestore.collection('queues').doc('sendEmail').set({ paused_at: new Date(), paused_by: 5 });
    const { body } = await getQueue(admin, 'sendEmail');
    expect(body).toMatchObject({ state: 'paused', pause: { by: null, reason: '' } });
    const id = await storeMailJob();
    await dispatchTask({ mail_job_id: id });
    expect(await readMailJob(id)).toMatchObject({ status: 'queued', attempts: 0 });
    expect((await resume()).body).toMatchObject({ state: 'running', pause: null });
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 1 });
  });

  test('is swept of nothing, however long work stands', async () => {
    await pause();
    const long = new Date(Date.now() - DAY_MS);
    const id = await storeMailJob({ createdAt: long, updatedAt: long });
    const outbox = createOutbox(platformOn(firestore));
    expect(await outbox.sweep()).toBe(0);
    expect(await readMailJob(id)).toMatchObject({ status: 'queued', updated_at: long });
  });

  test('lets no work grow too old', async () => {
    const before = new Date(Date.now() - 4 * DAY_MS);
    const id = await storeMailJob({ createdAt: before, updatedAt: before });
    await storePause('sendEmail', before);
    await resume();
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 1, last_error: null });
  });

  test('stays as the first of two admins has paused it', async () => {
    const answers = await Promise.all([
      operateQueue(admin, 'runJob', 'pause', { reason: 'one' }),
      operateQueue(other, 'runJob', 'pause', { reason: 'two' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'paused'],
      [200, 'paused'],
    ]);
    const { body } = await getQueue(admin, 'runJob');
    expect((await pause('runJob', 'three')).body.pause).toEqual(body.pause);
    const entries = await auditEntries(admin, '?action=queue_paused&target_id=runJob');
    const reasons = entries.map(({ changes }) => changes['reason']?.after);
    expect(reasons.filter((reason) => ['one', 'two', 'three'].includes(String(reason)))).toEqual([
      body.pause?.reason,
    ]);
    expect(entries[0]).toMatchObject({
      target: { type: 'queue', id: 'runJob' },
      changes: { paused: { before: false, after: true } },
    });
  });

  test('takes a reason of one line and nothing else', async () => {
    expectProblem(await operateQueue(admin, 'runJob', 'pause', { reason: 'a\nb' }), 422);
    expectProblem(await operateQueue(admin, 'runJob', 'pause', { until: 'noon' }), 422);
    expect((await getQueue(admin, 'runJob')).body.state).toBe('running');
  });
});

describe('a purge', () => {
  test('cancels the work that waits and leaves what is in hand', async () => {
    await pause();
    const queued = await Promise.all([storeMailJob(), storeMailJob()]);
    const held = await storeMailJob({ status: 'sending', leaseUntil: new Date(Date.now() + 60_000) });
    const { body: before } = await getQueue(admin, 'sendEmail');
    const { status, body } = await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'paused', cancelled: before.waiting.queued });
    expect(body.waiting).toMatchObject({ queued: 0, oldest_queued_at: null });
    for (const id of queued) {
      expect(await readMailJob(id)).toMatchObject({
        status: 'cancelled',
        history: [{ status: 'cancelled' }],
      });
      expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    }
    expect(await readMailJob(held)).toMatchObject({ status: 'sending' });
    expect(await auditEntries(admin, '?action=queue_purged&limit=1')).toMatchObject([
      { target: { type: 'queue', id: 'sendEmail' }, changes: { cancelled: { after: body.cancelled } } },
    ]);
    expect((await resume()).body.announced).toBe(0);
  });

  test('cancels what a worker has left behind, which counts as waiting', async () => {
    await pause();
    await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
    const { body: before } = await getQueue(admin, 'sendEmail');
    const long = new Date(Date.now() - 10 * 60_000);
    const id = await storeMailJob({ status: 'sending', attempts: 1, leaseUntil: long, updatedAt: long });
    const { body } = await getQueue(admin, 'sendEmail');
    expect(body.waiting).toMatchObject({ queued: before.waiting.queued + 1, held: before.waiting.held });
    const purged = await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
    expect(purged.body).toMatchObject({ cancelled: body.waiting.queued, waiting: { queued: 0 } });
    expect(await readMailJob(id)).toMatchObject({ status: 'cancelled' });
  });

  test('cancels jobs, and ends as failed what can not be read', async () => {
    await pause('runJob');
    const { id } = await storeJob();
    const broken = await storeJob();
    await firestore.collection('jobs').doc(broken.id).update({ counts: 'none' });
    const { body } = await operateQueue(admin, 'runJob', 'purge', { confirm: 'runJob' });
    expect(body.waiting.queued).toBe(0);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'cancelled', finishedAt: expect.any(Date) });
    const stored = await firestore.collection('jobs').doc(broken.id).get();
    expect(stored.get('status')).toBe('failed');
  });

  test.each([undefined, {}, { confirm: 'runJob' }, { confirm: 'sendEmail', all: true }])(
    'is not confirmed by %j',
    async (body) => {
      const id = await storeMailJob();
      expectProblem(await operateQueue(admin, 'sendEmail', 'purge', body), body === undefined ? 415 : 422);
      expect(await readMailJob(id)).toMatchObject({ status: 'queued' });
    },
  );
});

test('of a resume with more than 200 works at once the rest are announced by another', async () => {
  await pause();
  await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
  const tasks: string[] = [];
  const queue = { enqueue: ({ id }: { id: string }) => Promise.resolve(void tasks.push(id)) };
  const queues = { sendEmail: queue, runJob: queue };
  const services = createServices({ now: () => new Date() }, firestore, { queues });
  await Promise.all(Array.from({ length: 230 }, () => storeMailJob()));
  expect(await services.queues.resume('sendEmail')).toMatchObject({ announced: 200 });
  expect(await services.queues.resume('sendEmail')).toMatchObject({ announced: 200 });
  expect(new Set(tasks.map((id) => id.replace(/-resume-\d+$/, ''))).size).toBe(230);
  await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
  await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
});
