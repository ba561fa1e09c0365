import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { suppressionId } from '../../src/mail/suppressions/suppression.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { signedByStandard } from '../support/work/mail-events.js';
import { readMailJob, storeMailJob } from '../support/work/mail-jobs.js';
import { newAddress, readSuppression, storeSuppression } from '../support/work/suppressions.js';

const PATH = '/api/mail-events';

const MAIL_FROM = String(process.env['MAIL_FROM']);

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
async function bouncedMail(more: Parameters<typeof storeMailJob>[0] = {}) {
  const address = newAddress();
  const traits = { template: 'mfa-enabled', data: {}, recipient: { address } } as const;
  const id = await storeMailJob({ ...traits, status: 'sent', attempts: 1, sentAt: new Date(), ...more });
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
  await send({ type: 'email.complained', data: { to: address, from: `Site <${MAIL_FROM}>` } });
  const { body } = await call(`/admin/api/suppressions/${suppressionId(address, 'complained')}`, {
    token: admin,
  });
  expect(body).toMatchObject({ address, reason: 'complained', source: 'webhook', mail_id: null });
  await firestore.doc(`mail_suppressions/${suppressionId(address, 'complained')}`).delete();
});

test.each([
  ['of another site', { message_id: '<m@elsewhere.test>', from: 'site@elsewhere.test' }],
  ['that is not there', { message_id: `<m@${new URL(environment.siteUrl).hostname}>` }],
  ['that is not named', {}],
])('what is told of a mail %s suppresses nobody', async (_what, mail) => {
  const address = newAddress();
  const bounce = { type: 'Permanent', message: '550 5.1.1 no such user' };
  expect((await send({ type: 'email.bounced', data: { to: [address], bounce, ...mail } })).status).toBe(204);
  expect((await send({ type: 'email.complained', data: { to: [address], ...mail } })).status).toBe(204);
  expect(await readSuppression(address)).toBeUndefined();
});

test('a complaint about a mail that strangers can cause holds back no more than such mails', async () => {
  const { address, event } = await bouncedMail({ template: 'already-registered' });
  expect((await send({ ...event, type: 'email.complained' })).status).toBe(204);
  expect(await readSuppression(address)).toBeUndefined();
  expect(await readSuppression(address, 'unsubscribed')).toMatchObject({ reason: 'unsubscribed' });
});

test('a complaint takes the place of a bounce, but not of an entry of an admin', async () => {
  const { address, event } = await bouncedMail();
  await send(event);
  await send({ ...event, type: 'email.complained' });
  expect(await readSuppression(address)).toMatchObject({ reason: 'complained' });
  await send(event);
  expect(await readSuppression(address)).toMatchObject({ reason: 'complained' });
  const other = await bouncedMail();
  await storeSuppression({ address: other.address, source: 'admin', diagnostic: 'He said so.' });
  await send({ ...other.event, type: 'email.complained' });
  expect(await readSuppression(other.address)).toMatchObject({
    reason: 'bounced',
    diagnostic: 'He said so.',
  });
});

test('a bounce that is told before its mail is noted as sent is to be told again', async () => {
  const { address, id, event } = await bouncedMail({ status: 'sending', sentAt: null });
  const early = await send(event);
  expectProblem(early, 503);
  expect(early.headers.get('retry-after')).toBe('60');
  expect(await readSuppression(address)).toMatchObject({ mail_id: id });
  await firestore.doc(`mail_jobs/${id}`).update({ status: 'sent' });
  expect((await send(event)).status).toBe(204);
  expect(await readMailJob(id)).toMatchObject({ status: 'bounced' });
});

test('a bounce is noted again after a retry, though the words are the same', async () => {
  const { id, event } = await bouncedMail();
  await send(event);
  await firestore.doc(`mail_jobs/${id}`).update({ status: 'queued' });
  expect((await send(event)).status).toBe(204); // the first once more
  await firestore.doc(`mail_jobs/${id}`).update({ status: 'sent', attempts: 2 });
  await send(event);
  await send(event);
  const mail = await readMailJob(id);
  expect(mail).toMatchObject({ status: 'bounced', history: [{ attempt: 1 }, { attempt: 2 }] });
  expect(mail['history']).toHaveLength(2);
});

test('a batch is taken whole, however many events it has', async () => {
  const addresses = Array.from({ length: 130 }, newAddress);
  const data = { to: addresses, from: MAIL_FROM };
  expect((await send({ type: 'email.complained', data })).status).toBe(204);
  const entries = await Promise.all(addresses.map((address) => readSuppression(address)));
  expect(entries.filter((entry) => entry?.['reason'] === 'complained')).toHaveLength(130);
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
