import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Timestamp } from 'firebase-admin/firestore';
import { params } from '../../src/config/params.js';
import { DEFAULT_THRESHOLDS } from '../../src/moderation/index.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { from, newAddress } from '../support/http/forwarded-clients.js';
import { expectProblem } from '../support/http/problems.js';
import { findMails, waitForMail } from '../support/work/inbox.js';
import {
  dubious,
  honest,
  newWords,
  sendMessage,
  spam,
  startJudging,
  storedMessage,
} from '../support/work/contact.js';
import { waitForJob } from '../support/work/mail-jobs.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface JudgedJson {
  readonly verdict: string;
  readonly score: number;
  readonly reasons: readonly { readonly text: string; readonly weight: number }[];
  readonly mail: { readonly id: string } | null;
}

let api: RunningFunction;
let token: string;

beforeAll(async () => {
  api = await startJudging();
  token = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

afterAll(() => api.stop());

type Request = Omit<NonNullable<Parameters<typeof call>[1]>, 'token'>;

const ask = <T = JudgedJson>(path: string, request: Request = {}): Promise<Answer<T>> =>
  call<T>(`/admin/api/messages${path}`, { token, ...request });

const jobsOf = async (id: string) =>
  (await firestore.collection('mail_jobs').where('data.messageId', '==', id).get()).docs;

const patch = (id: string, body: object) => ask(`/${id}`, { method: 'PATCH', body });

/** What a sender sees of an answer, but what differs between any two. */
function seen({ status, headers, body }: Answer<{ id: string }>) {
  const own = ['date', 'x-request-id', 'ratelimit', 'ratelimit-policy', 'etag', 'content-length'];
  const shown = [...headers].filter(([name]) => !own.includes(name));
  return { status, headers: shown, body: { ...body, id: body.id.replaceAll(/\w/g, 'x') } };
}

test('the thresholds are those that the corpus was measured with, unless a site says otherwise', () => {
  const { UNSURE_FROM, SPAM_FROM } = params;
  const defaults = { unsure: Number(UNSURE_FROM.options.default), spam: Number(SPAM_FROM.options.default) };
  expect(defaults).toEqual(DEFAULT_THRESHOLDS);
});

test('an honest message is mailed as it is', async () => {
  const sent = honest();
  const { body } = await sendMessage(api, sent);
  expect(await storedMessage(body.id)).toMatchObject({ verdict: 'ham', expires_at: null });
  const mail = await waitForMail(sent.email);
  expect(mail.subject).toBe(`[${process.env['SITE_NAME'] ?? ''}] ${sent.subject}`);
  expect(mail.text).not.toContain('may be spam');
});

test('an unsure one is mailed, and says so in its subject and why; it is found in the inbox', async () => {
  const sent = dubious();
  const { body } = await sendMessage(api, sent);
  const mail = await waitForMail(sent.email);
  expect(mail.subject).toBe(`[${process.env['SITE_NAME'] ?? ''}] [unsure] ${sent.subject}`);
  expect(mail.text).toContain('This message may be spam. What speaks for it:\n* ');
  const list = await ask<{ messages: { id: string }[] }>(`?verdict=unsure&q=${sent.email}`);
  expect(list.body.messages).toMatchObject([{ id: body.id, verdict: 'unsure', score: expect.any(Number) }]);
});

describe('spam', () => {
  test('is kept for 30 days, has no mail, and is answered as any message is', async () => {
    const [good, bad] = [await sendMessage(api, honest()), await sendMessage(api, spam())];
    expect(seen(bad)).toEqual(seen(good));
    const stored = await storedMessage(bad.body.id);
    expect(stored).toMatchObject({ verdict: 'spam', mail_job_id: '', handled: false });
    const [expires, created] = [stored['expires_at'], stored['created_at']] as Timestamp[];
    expect((expires?.toMillis() ?? 0) - (created?.toMillis() ?? 0)).toBe(30 * DAY_MS);
    expect(await jobsOf(bad.body.id)).toEqual([]);
  });

  test('sent again under its key is answered as any message is', async () => {
    const twice = async (make: typeof honest) => {
      const [sent, headers] = [make(), { ...from(newAddress()), 'Idempotency-Key': randomUUID() }];
      const [first, again] = [await sendMessage(api, sent, headers), await sendMessage(api, sent, headers)];
      expect(again.body).toEqual(first.body);
      return [first, again].map(seen);
    };
    expect(await twice(spam)).toEqual(await twice(honest));
  });

  test('says to admins in words why it was taken for that', async () => {
    const { body } = await sendMessage(api, spam());
    const { verdict, score, reasons, mail } = (await ask(`/${body.id}`)).body;
    expect([verdict, mail]).toEqual(['spam', null]);
    expect(score).toBeGreaterThanOrEqual(5);
    const texts = reasons.map(({ text }) => text);
    expect(texts).toContainEqual(
      expect.stringMatching(/^wants to place or sell links or articles \(.*backlinks/),
    );
    const weights = reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });

  test('that an admin says is none expires no more and is mailed, once', async () => {
    const sent = spam();
    const { id } = (await sendMessage(api, sent)).body;
    const answers = await Promise.all(Array.from({ length: 3 }, () => patch(id, { verdict: 'ham' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await patch(id, { verdict: 'spam' });
    await patch(id, { verdict: 'ham' });
    const stored = await storedMessage(id);
    expect(stored).toMatchObject({ verdict: 'ham', expires_at: null });
    expect((await jobsOf(id)).map((job) => job.id)).toEqual([stored['mail_job_id']]);
    await waitForJob(String(stored['mail_job_id']), 'sent');
    const [mail, ...others] = await findMails(sent.email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`[${process.env['SITE_NAME'] ?? ''}] ${sent.subject}`);
  });

  test('of many that are none each is mailed', async () => {
    const ids = [];
    for (const sent of [spam(), spam()]) ids.push((await sendMessage(api, sent)).body.id);
    const body = { action: 'ham', ids };
    expect((await ask<unknown>('/bulk', { method: 'POST', body })).body).toMatchObject({ changed: 2 });
    for (const id of ids) await waitForJob(String((await storedMessage(id))['mail_job_id']), 'sent');
  });

  test('has no mail to be sent again, and it is said what would make one', async () => {
    const { id } = (await sendMessage(api, spam())).body;
    const answer = await ask<unknown>(`/${id}/retry-mail`, { method: 'POST' });
    expectProblem(answer, 409);
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('Say that its verdict is ham') });
  });

  test('that was mailed as ham and is spam since is not mailed again when it is none', async () => {
    const { id } = (await sendMessage(api, honest())).body;
    const before = (await storedMessage(id))['mail_job_id'];
    await patch(id, { verdict: 'spam' });
    await patch(id, { verdict: 'ham' });
    expect((await storedMessage(id))['mail_job_id']).toBe(before);
    expect(await jobsOf(id)).toHaveLength(1);
  });
});

test('what the threshold of spam is, the site decides', async () => {
  const mild = await startJudging({ SPAM_FROM: '900' });
  try {
    const { body } = await sendMessage(mild, { ...spam(), message: `${spam().message} ${newWords()}` });
    expect(await storedMessage(body.id)).toMatchObject({ verdict: 'unsure' });
  } finally {
    await mild.stop();
  }
});
