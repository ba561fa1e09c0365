import { beforeAll, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { dispatchTask, readMailJob, storeMailJob } from '../support/work/mail-jobs.js';
import { newAddress, readSuppression, unsubscribePath } from '../support/work/suppressions.js';

let admin: string;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

/** Sends a mail of a kind. @returns its job's id */
async function mailTo(address: string, template: 'change-email' | 'reset-password'): Promise<string> {
  const id = await storeMailJob({ template, data: { tokenSeed: address }, recipient: { address } });
  await dispatchTask({ mail_job_id: id });
  return id;
}

const oneClick = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };

test('the link in a mail that strangers can cause stops such mails at one click, and no others', async () => {
  const address = newAddress();
  await mailTo(address, 'change-email');
  const path = unsubscribePath(address);
  const page = await call<string>(path);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.body).toContain(address);
  expect(page.body).toContain('<form method="post">');
  expect(await readSuppression(address, 'unsubscribed')).toBeUndefined();

  for (let clicks = 0; clicks < 2; clicks += 1) expect((await call<string>(path, oneClick)).status).toBe(200);
  expect(await readSuppression(address, 'unsubscribed')).toMatchObject({ address, source: 'reader' });
  expect((await readMailJob(await mailTo(address, 'change-email'))).status).toBe('suppressed');
  expect((await readMailJob(await mailTo(address, 'reset-password'))).status).toBe('sent');
  const { body } = await call<{ suppressions: { reason: string }[] }>(
    `/admin/api/suppressions?q=${address}`,
    { token: admin },
  );
  expect(body.suppressions).toMatchObject([{ reason: 'unsubscribed' }]);
});

test('a link that is not whole stops nothing', async () => {
  const path = unsubscribePath(newAddress());
  for (const method of ['GET', 'POST']) {
    expectProblem(await call<unknown>(path.slice(0, -1), { method }), 400);
    expectProblem(await call<unknown>('/api/unsubscribe', { method }), 422);
  }
});
