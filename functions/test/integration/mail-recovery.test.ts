/** Workers are stopped and killed here, which needs processes of their own and a queue that outlives them. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { call, type Answer } from '../support/http/api.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';
import { readMailJob, storeMailJob, waitForJob, type StoredMailJob } from '../support/work/mail-jobs.js';
import { startOwnMail, type OwnMail } from '../support/work/own-mail.js';
import { uniqueWord } from '../support/posts/posts.js';
import { waitFor } from '../support/wait-for.js';

jest.setTimeout(180_000);
const RETRIED_MS = 60_000;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

let mail: OwnMail;
let sweeper: RunningFunction;
let worker: RunningFunction;

beforeAll(async () => {
  mail = await startOwnMail();
  [worker, sweeper] = await Promise.all([mail.startWorker(), mail.project.startInstance('sweepJobs')]);
});

afterAll(() => mail.stop());

const sendMessage = (subject: string, baseUrl = mail.project.url): Promise<Answer<{ id: string }>> =>
  call('/api/contact', {
    method: 'POST',
    body: { name: 'Ada', email: 'ada@example.org', subject, message: 'Whatever happens, this arrives.' },
    baseUrl,
  });

async function jobOf(messageId: string): Promise<string> {
  const message = await mail.project.firestore.collection('contact_messages').doc(messageId).get();
  return String(message.get('mail_job_id'));
}

const store = (traits: Parameters<typeof storeMailJob>[0]) => storeMailJob(traits, mail.project.firestore);
const read = (jobId: string) => readMailJob(jobId, mail.project.firestore);
const waitUntil = (jobId: string, status: string): Promise<StoredMailJob> =>
  waitForJob(jobId, status, RETRIED_MS, mail.project.firestore);

const requestIdOf = (source: string | undefined) => /^X-Request-Id: (.*)$/im.exec(source ?? '')?.[1]?.trim();

async function sweep(): Promise<void> {
  expect((await fetch(sweeper.url, { method: 'POST' })).status).toBe(200);
}

/** Calls the worker as Cloud Tasks does. */
async function dispatch(jobId: string): Promise<number> {
  const response = await fetch(worker.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data: { mail_job_id: jobId } }),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('killing the worker between the 202 and the delivery', () => {
  afterEach(async () => {
    mail.smtp.answers.rcptTo = undefined;
    if (!worker.isRunning()) worker = await mail.startWorker();
  });

  async function expectOneMail(subject: string, jobId: string, requestId: string | null): Promise<void> {
    await waitUntil(jobId, 'sent');
    expect(mail.findMails(subject).map(requestIdOf)).toEqual([requestId]);
    expect(await dispatch(jobId)).toBe(204);
    expect(mail.findMails(subject)).toHaveLength(1);
  }

  test('with the task not begun, the mail still arrives, once', async () => {
    process.kill(worker.pid, 'SIGSTOP');
    const subject = uniqueWord();
    const answer = await sendMessage(subject);
    expect(answer.status).toBe(202);
    const jobId = await jobOf(answer.body.id);
    await waitFor(async () => (await mail.countQueuedTasks()) === 0, {
      description: 'the task to be handed out',
      timeoutMs: RETRIED_MS,
    });
    expect(await read(jobId)).toMatchObject({ status: 'queued', attempts: 0 });

    await worker.stop();
    expect(mail.findMails(subject)).toEqual([]);
    worker = await mail.startWorker();
    await expectOneMail(subject, jobId, answer.headers.get('x-request-id'));
  });

  test('in the middle of sending, the mail still arrives, once', async () => {
    // The worker waits for the mail server's word.
    mail.smtp.answers.rcptTo = new Promise<undefined>(() => undefined);
    const subject = uniqueWord();
    const answer = await sendMessage(subject);
    expect(answer.status).toBe(202);
    const jobId = await jobOf(answer.body.id);
    await waitUntil(jobId, 'sending');

    await worker.stop();
    expect(await read(jobId)).toMatchObject({ status: 'sending', attempts: 1, sent_at: null });
    mail.smtp.answers.rcptTo = undefined;
    // The dead worker's lease holds for a minute; the tries until then find it busy.
    await mail.project.firestore.collection('mail_jobs').doc(jobId).update({ lease_until: new Date() });
    worker = await mail.startWorker();
    await expectOneMail(subject, jobId, answer.headers.get('x-request-id'));
    expect(await read(jobId)).toMatchObject({ attempts: 2 });
  });
});

describe('sweepJobs', () => {
  test('has a mail sent that has stood still for more than five minutes', async () => {
    const id = await store({ createdAt: minutesAgo(6), updatedAt: minutesAgo(6) });
    await sweep();
    expect(await waitUntil(id, 'sent')).toMatchObject({ attempts: 1 });
    expect(mail.findMails(id).map(requestIdOf)).toEqual([`request-${id}`]);
  });

  test('has a mail sent whose worker died while sending', async () => {
    const id = await store({
      status: 'sending',
      attempts: 1,
      leaseUntil: minutesAgo(5),
      updatedAt: minutesAgo(6),
    });
    await sweep();
    expect(await waitUntil(id, 'sent')).toMatchObject({ attempts: 2 });
    expect(mail.findMails(id)).toHaveLength(1);
  });

  test('sends one mail however often it runs', async () => {
    const id = await store({ updatedAt: minutesAgo(6) });
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await waitUntil(id, 'sent')).toMatchObject({ attempts: 1 });
    await sweep();
    expect(mail.findMails(id)).toHaveLength(1);
  });

  test('lets jobs alone that are young or ended', async () => {
    const young = await store({ updatedAt: minutesAgo(4) });
    const ended = await store({ status: 'failed', attempts: 12, updatedAt: minutesAgo(60) });
    const standing = await store({ updatedAt: minutesAgo(6) });
    await sweep();
    await waitUntil(standing, 'sent');
    expect(await read(young)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await read(ended)).toMatchObject({ status: 'failed', attempts: 12 });
    expect([...mail.findMails(young), ...mail.findMails(ended)]).toEqual([]);
  });

  test('has a mail sent that could not be enqueued when its message was accepted', async () => {
    const subject = uniqueWord();
    // Nothing listens there: the API runs, the queue is out of reach.
    const api = await mail.project.startInstance('api', { CLOUD_TASKS_EMULATOR_HOST: '127.0.0.1:9' });
    const answer = await sendMessage(subject, api.url);
    expect(answer.status).toBe(202);
    const jobId = await jobOf(answer.body.id);
    expect(await read(jobId)).toMatchObject({ status: 'queued', attempts: 0 });
    await mail.project.firestore
      .collection('mail_jobs')
      .doc(jobId)
      .update({ updated_at: minutesAgo(6) });
    await sweep();
    expect(await waitUntil(jobId, 'sent')).toMatchObject({ attempts: 1 });
    expect(mail.findMails(subject)).toHaveLength(1);
  });
});
