import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Timestamp } from 'firebase-admin/firestore';
import { deriveMac } from '../../src/shared/index.js';
import { emailKey } from '../../src/users/index.js';
import { firestore } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { dubious, honest, newWords, sendMessage, spam, startJudging } from '../support/work/contact.js';
import { readHeaders, valuesOf, waitForMail } from '../support/work/inbox.js';
import { waitForJob } from '../support/work/mail-jobs.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';

let api: RunningFunction;
let another: RunningFunction;

beforeAll(async () => {
  const start = () => startJudging({ CONTACT_RECEIPTS: 'on' });
  [api, another] = await Promise.all([start(), start()]);
});

afterAll(() => Promise.all([api.stop(), another.stop()]));

const asking = <M extends { email: string }>(message: M) => ({
  ...message,
  receipt: true,
  email_again: message.email,
});

/** The receipts to an address, as they are stored. */
const receiptsTo = async (address: string) => {
  const { docs } = await firestore.collection('mail_jobs').where('recipient.address', '==', address).get();
  return docs.filter((doc) => doc.get('template') === 'contact-receipt');
};

test('a receipt comes to who asks for one and types the address twice, with nothing that was typed', async () => {
  const sent = { ...honest(), name: newWords(), subject: newWords() };
  expect((await sendMessage(api, asking(sent))).status).toBe(202);
  const [job] = await receiptsTo(sent.email);
  await waitForJob(job?.id ?? '', 'sent');
  const owners = await waitForMail(sent.message);
  expect(owners.to.map(({ address }) => address)).toEqual([process.env['CONTACT_RECIPIENT']]);
  const mails = await fetchMailsTo(sent.email);
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  if (!mail) throw new Error('no mail');
  expect(mail.subject).toBe(`[${process.env['SITE_NAME'] ?? ''}] Your message has arrived`);
  for (const typed of [sent.name, sent.subject, sent.message.slice(0, 30), sent.email])
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(typed);
  const headers = await readHeaders(mail);
  expect(valuesOf(headers, 'Auto-Submitted')).toEqual(['auto-replied']);
  expect(valuesOf(headers, 'Reply-To')).toEqual([]);
});

test("the site's own form asks, and without a script as well one comes to who ticks its box", async () => {
  const form = await (await fetch(`${api.url}/contact`)).text();
  expect(form).toContain('<input id="contact-receipt" name="receipt" type="checkbox"/>');
  expect(form).toContain('name="email_again"');
  const sent = honest();
  const unticked = await postForm({ ...sent, email_again: '' });
  expect(unticked.headers.get('location')).toMatch(/\/contact\/sent$/);
  expect(await receiptsTo(sent.email)).toHaveLength(0);
  const asked = { ...honest(), receipt: 'on' };
  const mistyped = await postForm({ ...asked, email_again: `x${asked.email}` });
  expect(mistyped.headers.get('location')).toMatch(/\/contact\/refused#email_again$/);
  await postForm({ ...asked, email_again: asked.email });
  expect(await receiptsTo(asked.email)).toHaveLength(1);
});

/** As a browser posts a form. */
function postForm(fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${api.url}/api/contact`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  });
}

async function fetchMailsTo(address: string) {
  const response = await fetch(new URL('/api/email', String(process.env['MAIL_UI_URL'])));
  const mails = (await response.json()) as Awaited<ReturnType<typeof waitForMail>>[];
  return mails.filter(({ to }) => to.some((recipient) => recipient.address === address));
}

test.each<[given: string, receipts: number]>([
  ['on', 1],
  ['', 0],
])('a checkbox that sends %j asks for %d', async (receipt, receipts) => {
  const sent = honest();
  expect((await sendMessage(api, { ...asking(sent), receipt })).status).toBe(202);
  expect(await receiptsTo(sent.email)).toHaveLength(receipts);
});

test.each([
  ['of another address', { email_again: 'other@visitors.test' }],
  ['of no address', { email_again: '' }],
  ['once', { email_again: undefined }],
])('an address that is typed a second time as that %s is refused, with what to do', async (_what, again) => {
  const sent = honest();
  const answer = await sendMessage<unknown>(api, { ...asking(sent), ...again });
  expectProblem(answer, 422);
  expect(answer.body).toMatchObject({
    errors: [{ pointer: '/email_again', detail: expect.stringContaining('type the address twice') }],
  });
});

test('one comes to whose message is unsure, too', async () => {
  const sent = dubious();
  expect((await sendMessage(api, asking(sent))).status).toBe(202);
  expect(await receiptsTo(sent.email)).toHaveLength(1);
});

test('who asks for one is answered alike, whatever the message is taken for', async () => {
  const shapeOf = async (make: typeof honest) => {
    const { status, headers, body } = await sendMessage(api, asking(make()));
    return { status, headers: [...headers.keys()].sort(), message: body.message, idLength: body.id.length };
  };
  const expected = await shapeOf(honest);
  expect(expected.status).toBe(202);
  for (const make of [dubious, spam]) expect(await shapeOf(make)).toEqual(expected);
});

test.each([
  ['who does not ask', () => ({ ...honest(), receipt: false })],
  ['who does not ask and types another address', () => ({ ...honest(), email_again: 'other@visitors.test' })],
  ['whose message is spam', () => asking(spam())],
])('none comes to one %s', async (_what, make) => {
  const sent = make();
  expect((await sendMessage(api, sent)).status).toBe(202);
  expect(await receiptsTo(sent.email)).toEqual([]);
});

describe('one an hour', () => {
  test('and address, of many messages at once, however it is spelled', async () => {
    const { email } = honest();
    const spellings = [email, email.replace(/^[^@]+/, (local) => local.toUpperCase())];
    const sent = spellings.flatMap((spelling) =>
      [api, another].map((instance) => sendMessage(instance, asking({ ...honest(), email: spelling }))),
    );
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect((await Promise.all(spellings.map(receiptsTo))).flat()).toHaveLength(1);
    const messages = firestore.collection('contact_messages').where('email', 'in', spellings);
    expect((await messages.get()).size).toBe(4);
  }, 60_000);

  test('begins with the receipt, whatever the clock says of hours', async () => {
    const { email } = honest();
    await sendMessage(api, asking({ ...honest(), email }));
    const [first] = await receiptsTo(email);
    // As if it were of the hour before, by its id, and some minutes old.
    await moveToHourBefore(first?.id ?? '', email, 50);
    await sendMessage(api, asking({ ...honest(), email }));
    expect(await receiptsTo(email)).toHaveLength(1);
    const [moved] = await receiptsTo(email);
    await moved?.ref.update({ created_at: Timestamp.fromMillis(Date.now() - 61 * 60_000) });
    await sendMessage(api, asking({ ...honest(), email }));
    expect(await receiptsTo(email)).toHaveLength(2);
  });
});

/** Moves a receipt to where one of the hour before lies, made some minutes ago. */
async function moveToHourBefore(id: string, email: string, minutes: number): Promise<void> {
  await waitForJob(id, 'sent');
  const jobs = firestore.collection('mail_jobs');
  const stored = (await jobs.doc(id).get()).data() ?? {};
  const mac = deriveMac(String(process.env['APP_SECRET']), 'contact-receipt');
  const hour = Math.floor(Date.now() / 3_600_000) - 1;
  await jobs.doc(mac(`${emailKey(email)}.${String(hour)}`)).set({
    ...stored,
    created_at: Timestamp.fromMillis(Date.now() - minutes * 60_000),
  });
  await jobs.doc(id).delete();
}

test('where the site gives none, asking for one changes nothing, and a page is told', async () => {
  const off = await startJudging();
  try {
    const sent = honest();
    expect((await sendMessage(off, asking(sent))).status).toBe(202);
    expect(await receiptsTo(sent.email)).toEqual([]);
    const told = async (instance: RunningFunction) =>
      (await call<{ receipts: boolean }>('/api/contact/form', { baseUrl: instance.url })).body.receipts;
    expect([await told(off), await told(api)]).toEqual([false, true]);
  } finally {
    await off.stop();
  }
});
