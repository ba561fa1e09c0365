import { describe, expect, test } from '@jest/globals';
import { findMails, waitForMail } from '../support/work/inbox.js';
import { dispatchTask, readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';

const MINUTE_MS = 60_000;

/** A lease that ends so many milliseconds from now. */
const lease = (ms: number) => new Date(Date.now() + ms);

describe("sendEmail, the queue's handler", () => {
  test('sends the mail of a queued job', async () => {
    const id = await storeMailJob();
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({
      status: 'sent',
      attempts: 1,
      lease_until: null,
      last_error: null,
      sent_at: expect.any(Date),
    });
    expect((await waitForMail(id)).subject).toContain(id);
  });

  test('sends nothing at a second delivery of the same task', async () => {
    const id = await storeMailJob();
    const task = { mail_job_id: id, request_id: 'request-1234' };
    expect(await dispatchTask(task)).toBe(204);
    const job = await readMailJob(id);
    expect(await dispatchTask(task)).toBe(204);
    expect(await dispatchTask(task)).toBe(204);
    expect(await readMailJob(id)).toEqual(job);
    expect(await findMails(id)).toHaveLength(1);
  });

  test('of five deliveries at once one sends, and the others end well or come again', async () => {
    const id = await storeMailJob();
    const statuses = await Promise.all(Array.from({ length: 5 }, () => dispatchTask({ mail_job_id: id })));
    expect(statuses).toContain(204);
    expect(statuses.filter((status) => status !== 204 && status !== 500)).toEqual([]);
    expect(await waitForJob(id, 'sent')).toMatchObject({ attempts: 1 });
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await findMails(id)).toHaveLength(1);
  });

  test('lets a job alone that another worker is sending, and asks to come again', async () => {
    const id = await storeMailJob({ status: 'sending', attempts: 1, leaseUntil: lease(MINUTE_MS) });
    const job = await readMailJob(id);
    expect(await dispatchTask({ mail_job_id: id })).toBe(500);
    expect(await readMailJob(id)).toEqual(job);
    expect(await findMails(id)).toEqual([]);
  });

  test('takes over a job whose worker died while sending', async () => {
    const id = await storeMailJob({ status: 'sending', attempts: 1, leaseUntil: lease(-1) });
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({ status: 'sent', attempts: 2, lease_until: null });
    await waitForMail(id);
  });

  test.each(['sent', 'failed'] as const)('sends nothing for a job that ended as %s', async (status) => {
    const id = await storeMailJob({ status, attempts: 3, lastError: 'kept' });
    expect(await dispatchTask({ mail_job_id: id })).toBe(204);
    expect(await readMailJob(id)).toMatchObject({ status, attempts: 3, last_error: 'kept' });
    expect(await findMails(id)).toEqual([]);
  });

  test('a task whose job is gone is done', async () => {
    expect(await dispatchTask({ mail_job_id: 'nobody-has-this-id' })).toBe(204);
  });

  test.each([
    [{}],
    ['text'],
    [1],
    [[]],
    [{ mail_job_id: 1 }],
    [{ mail_job_id: '../users/ada' }],
    [{ mail_job_id: '' }],
  ])('a task of %j is dropped: no retry could mend it', async (data) => {
    expect(await dispatchTask(data)).toBe(204);
  });
});
