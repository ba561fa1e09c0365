/** Pause and resume with the emulated functions and queues: worker processes of their own, which share nothing but Firestore. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { endPauses } from '../support/queues/pauses.js';
import { getQueue, operateQueue } from '../support/queues/queue-wire.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { dispatchTask, waitForJob } from '../support/work/mail-jobs.js';
import { waitFor } from '../support/wait-for.js';

let admin: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

afterEach(endPauses);

/** Sends a message and gives what is stored of its mail. */
async function sendMessage(subject: string) {
  const body = { name: 'Ada', email: 'ada@example.org', subject, message: 'Does this arrive in the end?' };
  const answer = await call<{ id: string }>('/api/contact', { method: 'POST', body });
  expect(answer.status).toBe(202);
  const message = await firestore.collection('contact_messages').doc(answer.body.id).get();
  return firestore.collection('mail_jobs').doc(String(message.get('mail_job_id')));
}

test('a paused queue takes messages and mails none; resumed it mails each once', async () => {
  const { body: paused } = await operateQueue(admin, 'sendEmail', 'pause', { reason: 'A test.' });
  expect(paused).toMatchObject({ state: 'paused', tasks: { state: 'running', in_flight: null } });
  const subjects = [randomUUID(), randomUUID(), randomUUID()];
  const jobs = await Promise.all(subjects.map(sendMessage));
  for (const job of jobs) {
    expect(await dispatchTask({ mail_job_id: job.id })).toBe(204);
    expect((await job.get()).data()).toMatchObject({ status: 'queued', attempts: 0 });
  }
  // Each was given to the queue as well, which hands out what it has.
  const { tasks } = await waitFor(
    async () => {
      const { body } = await getQueue(admin, 'sendEmail');
      return body.tasks?.depth === 0 && body;
    },
    { description: 'the queue to have handed out its tasks', timeoutMs: 20_000 },
  );
  expect(tasks?.executed_last_minute).toEqual(expect.any(Number));
  expect((await getQueue(admin, 'sendEmail')).body.waiting.queued).toBeGreaterThanOrEqual(3);

  const { body: resumed } = await operateQueue(admin, 'sendEmail', 'resume');
  expect(resumed).toMatchObject({ state: 'running', pause: null });
  expect(resumed.announced).toBeGreaterThanOrEqual(3);
  await operateQueue(admin, 'sendEmail', 'resume');
  for (const subject of subjects) await waitForMail(subject);
  for (const [index, job] of jobs.entries()) {
    expect(await waitForJob(job.id, 'sent')).toMatchObject({ attempts: 1 });
    expect(await findMails(String(subjects[index]))).toHaveLength(1);
  }
});

test('a purge cancels what waits, and its tasks do nothing', async () => {
  await operateQueue(admin, 'sendEmail', 'pause');
  const subject = randomUUID();
  const job = await sendMessage(subject);
  const { body } = await operateQueue(admin, 'sendEmail', 'purge', { confirm: 'sendEmail' });
  expect(body.waiting.queued).toBe(0);
  expect(body.warnings.join()).toContain('emulator keeps its tasks');
  await operateQueue(admin, 'sendEmail', 'resume');
  const other = randomUUID();
  await sendMessage(other);
  await waitForMail(other);
  expect((await job.get()).data()).toMatchObject({ status: 'cancelled', attempts: 0 });
  expect(await findMails(subject)).toEqual([]);
});
