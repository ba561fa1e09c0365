import { afterEach, expect, test } from '@jest/globals';
import { Timestamp, type DocumentReference } from 'firebase-admin/firestore';
import { broken, createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { MAIL_JOBS } from '../../src/mail/index.js';
import { WorkRepository } from '../../src/work/index.js';
import { dispatchJobTask, storeJob, waitForJobStatus } from '../support/work/jobs.js';
import { dispatchTask, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';
import { call } from '../support/http/api.js';
import { runScheduled } from '../support/work/scheduled.js';
import { todosClient } from '../support/todos.js';

const made: DocumentReference[] = [];

afterEach(async () => {
  for (const ref of made.splice(0)) await ref.delete();
});

/** Longer ago than the sweeper lets work stand. */
const long = () => new Date(Date.now() - 600_000);

test('a mail job that can not be read ends as failed, and holds up no other', async () => {
  const brokenId = await storeMailJob({ updatedAt: long() });
  await firestore.doc(`mail_jobs/${brokenId}`).update({ recipient: 'owner@firefolio.test' });
  const whole = await storeMailJob({ updatedAt: long() });
  await runScheduled('sweepJobs');
  await waitForJob(whole, 'sent');
  const failed = await waitForJob(brokenId, 'failed');
  expect(failed).toMatchObject({
    recipient: 'owner@firefolio.test',
    last_error: expect.stringContaining('its stored document lacks a field') as unknown,
  });
  expect(await dispatchTask({ mail_job_id: brokenId })).toBe(204);
});

test('a mail job whose data are not its template’s ends as failed', async () => {
  const id = await storeMailJob({ template: 'verify-email', data: { token: 'none' } });
  expect(await dispatchTask({ mail_job_id: id })).toBe(204);
  expect(await waitForJob(id, 'failed')).toMatchObject({
    last_error: expect.stringContaining('its data are not those of its template') as unknown,
  });
});

test('work that is gone when the sweep has told the queue of it holds up no other', async () => {
  const repository = new WorkRepository(MAIL_JOBS, () => Promise.resolve(firestore), broken);
  await expect(repository.touch('nobody-has-this-id', new Date())).resolves.toBeUndefined();
});

test('a job that can not be read ends as failed, and holds up no other', async () => {
  const brokenJob = await storeJob({ updatedAt: long() });
  const ref = firestore.doc(`jobs/${brokenJob.id}`);
  await ref.update({ created_by: 'somebody' });
  const whole = await storeJob({ updatedAt: long(), kind: 'export', input: { format: 'json' } });
  await runScheduled('sweepJobs');
  await waitForJobStatus(whole.id, 'succeeded');
  const token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
  expect((await ref.get()).data()).toMatchObject({ status: 'failed', created_by: 'somebody' });
  expect(await call(`/admin/api/jobs/${brokenJob.id}`, { token })).toMatchObject({ status: 500 });
  expect(await dispatchJobTask({ job_id: brokenJob.id })).toBe(204);
});

test('a part of a file that can not be read is said to be so', async () => {
  const account = await createAccount({ role: 'editor' });
  const job = await storeJob({
    createdBy: { id: account.id, name: 'Ada' },
    status: 'succeeded',
    input: { format: 'json' },
    outputParts: 1,
  });
  const part = firestore.doc(`jobs/${job.id}/output/000001`);
  made.push(part);
  await part.set({ bytes: 'text', expires_at: Timestamp.now() });
  const { access_token: token } = await logIn(account);
  const answer = await call(`/admin/api/jobs/${job.id}/file`, { token });
  expect(answer).toMatchObject({ status: 500, body: { type: 'urn:firefolio:problem:data-loss' } });
});

test('a number of todos that can not be read is counted anew', async () => {
  const account = await createAccount();
  const todos = todosClient((await logIn(account)).access_token);
  await todos.given();
  const list = firestore.doc(`todo_lists/${account.id}`);
  await list.set({ total: 'one' });
  await todos.given();
  expect((await list.get()).data()).toEqual({ total: 2 });
});
