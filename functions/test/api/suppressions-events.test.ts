import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { suppressionId } from '../../src/mail/suppressions/suppression.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { signedByStandard } from '../support/work/mail-events.js';
import { readMailJob, storeMailJob } from '../support/work/mail-jobs.js';
import { newAddress, readSuppression } from '../support/work/suppressions.js';

const PATH = '/api/mail-events';

let admin: string;
let without: RunningFunction;

beforeAll(async () => {
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  without = await startFunction({ MAIL_EVENTS_PROVIDER: 'none', MAIL_EVENTS_SECRET: '' });
});

afterAll(() => without.stop());

const send = (body: unknown, headers = signedByStandard(body), baseUrl = environment.siteUrl) =>
  call<unknown>(PATH, { method: 'POST', body, headers, baseUrl });

/** A mail that was sent, and that it came back for good. */
async function bouncedMail() {
  const address = newAddress();
  const traits = { template: 'mfa-enabled', data: {}, recipient: { address } } as const;
  const id = await storeMailJob({ ...traits, status: 'sent', sentAt: new Date() });
  const bounce = { type: 'Permanent', message: '550 5.1.1 no such user' };
  const messageId = `<${id}@${new URL(environment.siteUrl).hostname}>`;
  const event = { type: 'email.bounced', data: { to: [address], message_id: messageId, bounce } };
  return { address, id, event };
}

test('a bounce that the provider tells suppresses the address and is noted at the mail, however often it is told', async () => {
  const { address, id, event } = await bouncedMail();
  const headers = signedByStandard(event);
  expect((await send(event, headers)).status).toBe(204);
  const entry = await readSuppression(address);
  expect(entry).toMatchObject({ address, reason: 'bounced', source: 'webhook', mail_id: id });
  const mail = await readMailJob(id);
  expect(mail).toMatchObject({ status: 'bounced', last_error: 'It came back: 550 5.1.1 no such user' });
  expect((await send(event, headers)).status).toBe(204);
  expect([await readSuppression(address), await readMailJob(id)]).toEqual([entry, mail]);
});

test('a soft bounce and a delay are noted, and mails go on', async () => {
  const { address, id, event } = await bouncedMail();
  const soft = {
    ...event,
    data: { ...event.data, bounce: { type: 'Transient', message: '452 4.2.2 full' } },
  };
  expect((await send(soft)).status).toBe(204);
  expect(await readMailJob(id)).toMatchObject({
    status: 'sent',
    last_error: 'It is delayed: 452 4.2.2 full',
  });
  expect(await readSuppression(address)).toBeUndefined();
});

test('a complaint holds back every mail', async () => {
  const address = newAddress();
  await send({ type: 'email.complained', data: { to: address } });
  const { body } = await call(`/admin/api/suppressions/${suppressionId(address, 'complained')}`, {
    token: admin,
  });
  expect(body).toMatchObject({ address, reason: 'complained', source: 'webhook', mail_id: null });
  await firestore.doc(`mail_suppressions/${suppressionId(address, 'complained')}`).delete();
});

test('events of other kinds are taken and dropped', async () => {
  expect((await send({ type: 'email.opened', data: { to: 'ada@example.org' } })).status).toBe(204);
});

test('what is not signed by the provider, or long ago, changes nothing', async () => {
  const { address, id, event } = await bouncedMail();
  const old = new Date(Date.now() - 6 * 60_000);
  for (const headers of [
    {},
    signedByStandard(event, { secret: `whsec_${Buffer.alloc(24).toString('base64')}` }),
    signedByStandard(event, { at: old }),
    signedByStandard({ ...event, type: 'email.complained' }),
  ]) {
    const answer = await send(event, headers);
    expectProblem(answer, 401);
    expect(answer.headers.get('www-authenticate')).toContain('Webhook-Signature');
  }
  expect(await readSuppression(address)).toBeUndefined();
  expect(await readMailJob(id)).toMatchObject({ status: 'sent', history: [] });
});

test('a body that is too large or of another type is refused', async () => {
  const large = { type: 'x'.repeat(1_100_000) };
  expectProblem(await send(large), 413);
  const headers = { ...signedByStandard({}), 'Content-Type': 'text/plain' };
  expectProblem(await call<unknown>(PATH, { method: 'POST', body: {}, headers }), 415);
});

test('without a provider there is nothing to be told', async () => {
  const { event } = await bouncedMail();
  expectProblem(await send(event, signedByStandard(event), without.url), 404);
});
