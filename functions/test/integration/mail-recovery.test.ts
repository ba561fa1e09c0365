import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { firestore } from '../support/accounts.js';
import { call, type Answer } from '../support/api.js';
import { startFunction } from '../support/functions-framework.js';
import { findMails, readHeaders, valuesOf, waitForMail } from '../support/inbox.js';
import {
  countQueuedTasks,
  dispatchTask,
  readMailJob,
  storeMailJob,
  waitForJob,
} from '../support/mail-jobs.js';
import { uniqueWord } from '../support/posts.js';
import { runScheduled } from '../support/scheduled.js';
import { findProcesses, MAIL_SERVER, signalProcesses, workerOf } from '../support/suite-processes.js';
import { waitFor } from '../support/wait-for.js';

/** The queue tries again after 10 s and then 20 s. */
jest.setTimeout(90_000);
const RETRIED_MS = 60_000;

const WORKER = workerOf('sendEmail');

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

const sendMessage = (subject: string, baseUrl?: string): Promise<Answer<{ id: string }>> =>
  call('/api/contact', {
    method: 'POST',
    body: { name: 'Ada', email: 'ada@example.org', subject, message: 'Whatever happens, this arrives.' },
    ...(baseUrl !== undefined && { baseUrl }),
  });

const jobOf = async (messageId: string) => {
  const message = await firestore.collection('contact_messages').doc(messageId).get();
  return String(message.get('mail_job_id'));
};

describe('killing the worker between the 202 and the delivery', () => {
  afterEach(() => {
    signalProcesses(MAIL_SERVER, 'SIGCONT');
    signalProcesses(WORKER, 'SIGCONT');
  });

  const kill = async (pids: readonly number[]) => {
    expect(pids).not.toEqual([]);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await waitFor(() => findProcesses(WORKER).every((pid) => !pids.includes(pid)), {
      description: 'the workers to be gone',
    });
  };

  const expectOneMail = async (subject: string, jobId: string, requestId: string | null) => {
    await waitForJob(jobId, 'sent', RETRIED_MS);
    const mail = await waitForMail(subject);
    expect(valuesOf(await readHeaders(mail), 'X-Request-Id')).toEqual([requestId]);
    expect(await dispatchTask({ mail_job_id: jobId })).toBe(204);
    expect(await findMails(subject)).toHaveLength(1);
  };

  test('with the task not begun, the mail still arrives, once', async () => {
    await dispatchTask({ mail_job_id: 'starts-a-worker' });
    const stopped = signalProcesses(WORKER, 'SIGSTOP');

    const subject = uniqueWord();
    const answer = await sendMessage(subject);
    expect(answer.status).toBe(202);
    const jobId = await jobOf(answer.body.id);
    await waitFor(async () => (await countQueuedTasks()) === 0, { description: 'the task to be handed out' });
    expect(await readMailJob(jobId)).toMatchObject({ status: 'queued', attempts: 0 });

    await kill(stopped);
    expect(await findMails(subject)).toEqual([]);
    await expectOneMail(subject, jobId, answer.headers.get('x-request-id'));
  });

  test('in the middle of sending, the mail still arrives, once', async () => {
    signalProcesses(MAIL_SERVER, 'SIGSTOP');
    const subject = uniqueWord();
    const answer = await sendMessage(subject);
    expect(answer.status).toBe(202);
    const jobId = await jobOf(answer.body.id);
    await waitForJob(jobId, 'sending');

    await kill(findProcesses(WORKER));
    signalProcesses(MAIL_SERVER, 'SIGCONT');
    expect(await readMailJob(jobId)).toMatchObject({ status: 'sending', attempts: 1, sent_at: null });
    // The dead worker's lease holds for a minute; the tries until then find it busy.
    await firestore.collection('mail_jobs').doc(jobId).update({ lease_until: new Date() });
    await expectOneMail(subject, jobId, answer.headers.get('x-request-id'));
    expect(await readMailJob(jobId)).toMatchObject({ attempts: 2 });
  });
});

describe('sweepJobs', () => {
  test('has a mail sent that has stood still for more than five minutes', async () => {
    const id = await storeMailJob({ createdAt: minutesAgo(6), updatedAt: minutesAgo(6) });
    await runScheduled('sweepJobs');
    expect(await waitForJob(id, 'sent', RETRIED_MS)).toMatchObject({ attempts: 1 });
    expect(valuesOf(await readHeaders(await waitForMail(id)), 'X-Request-Id')).toEqual([`request-${id}`]);
  });

  test('has a mail sent whose worker died while sending', async () => {
    const id = await storeMailJob({
      status: 'sending',
      attempts: 1,
      leaseUntil: minutesAgo(5),
      updatedAt: minutesAgo(6),
    });
    await runScheduled('sweepJobs');
    expect(await waitForJob(id, 'sent', RETRIED_MS)).toMatchObject({ attempts: 2 });
    expect(await findMails(id)).toHaveLength(1);
  });

  test('sends one mail however often it runs', async () => {
    const id = await storeMailJob({ updatedAt: minutesAgo(6) });
    await Promise.all([runScheduled('sweepJobs'), runScheduled('sweepJobs')]);
    await runScheduled('sweepJobs');
    expect(await waitForJob(id, 'sent', RETRIED_MS)).toMatchObject({ attempts: 1 });
    await runScheduled('sweepJobs');
    expect(await findMails(id)).toHaveLength(1);
  });

  test('lets jobs alone that are young or ended', async () => {
    const young = await storeMailJob({ updatedAt: minutesAgo(4) });
    const ended = await storeMailJob({ status: 'failed', attempts: 12, updatedAt: minutesAgo(60) });
    const standing = await storeMailJob({ updatedAt: minutesAgo(6) });
    await runScheduled('sweepJobs');
    await waitForJob(standing, 'sent', RETRIED_MS);
    expect(await readMailJob(young)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await readMailJob(ended)).toMatchObject({ status: 'failed', attempts: 12 });
    expect([...(await findMails(young)), ...(await findMails(ended))]).toEqual([]);
  });

  test('has a mail sent that could not be enqueued when its message was accepted', async () => {
    const subject = uniqueWord();
    // Nothing listens there: the API runs, the queue is out of reach.
    const api = await startFunction({ CLOUD_TASKS_EMULATOR_HOST: '127.0.0.1:9' });
    try {
      const answer = await sendMessage(subject, api.url);
      expect(answer.status).toBe(202);
      const jobId = await jobOf(answer.body.id);
      expect(await readMailJob(jobId)).toMatchObject({ status: 'queued', attempts: 0 });
      await firestore
        .collection('mail_jobs')
        .doc(jobId)
        .update({ updated_at: minutesAgo(6) });
      await runScheduled('sweepJobs');
      expect(await waitForJob(jobId, 'sent', RETRIED_MS)).toMatchObject({ attempts: 1 });
    } finally {
      await api.stop();
    }
    await waitForMail(subject);
  });
});
