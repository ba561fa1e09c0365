import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { messagesJson } from '../../src/contact/inbox/messages.presenter.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { auditEntries } from '../support/audit-wire.js';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { walkPages } from '../support/posts/posts.js';
import { readHeaders, waitForMail } from '../support/work/inbox.js';
import { waitForJob } from '../support/work/mail-jobs.js';
import { storeMessage } from '../support/work/messages.js';

interface AnswerJson {
  readonly text: string;
  readonly by: { readonly name: string };
  readonly mail_id: string;
}

interface MessageJson {
  readonly id: string;
  readonly handled: boolean;
  readonly verdict: string;
  readonly answers: readonly AnswerJson[];
  readonly mail: { readonly id: string; readonly status: string } | null;
  readonly version: number;
}

let admin: string;
let editor: string;
let adminId: string;

beforeAll(async () => {
  const account = await createAccount({ role: 'admin', firstName: 'Grace', lastName: 'Hopper' });
  adminId = account.id;
  admin = (await logIn(account)).access_token;
  editor = (await logIn(await createAccount({ role: 'editor' }))).access_token;
});

type Request = Omit<NonNullable<Parameters<typeof call>[1]>, 'token'>;

const ask = <T = MessageJson>(path: string, request: Request = {}): Promise<Answer<T>> =>
  call<T>(`/admin/api/messages${path}`, { token: admin, ...request });

const newWord = () => `w${randomUUID().replaceAll('-', '').slice(0, 20)}`;

async function idsOf(query: string): Promise<string[]> {
  const { status, body } = await ask<{ messages: MessageJson[]; total: number }>(`?${query}`);
  expect([status, body.total]).toEqual([200, body.messages.length]);
  return body.messages.map(({ id }) => id);
}

test.each([
  ['GET', ''],
  ['GET', '/counts'],
  ['GET', '/export'],
  ['GET', '/ID'],
  ['PATCH', '/ID'],
  ['DELETE', '/ID'],
  ['POST', '/ID/answers'],
  ['POST', '/ID/retry-mail'],
  ['POST', '/bulk'],
])('%s %s is not for editors', async (method, path) => {
  const of = path.replace('ID', await storeMessage());
  expectProblem(await call<unknown>(`/admin/api/messages${of}`, { method, token: editor }), 403);
});

test('a message sent by the form is found, read with its mail, and filed', async () => {
  const word = newWord();
  const sent = await call<{ id: string }>('/api/contact', {
    method: 'POST',
    body: { name: 'Ada', email: 'ada@example.org', message: `About ${word}, please.` },
  });
  const { id } = sent.body;
  expect(await idsOf(`q=${word}`)).toEqual([id]);
  const { body, headers } = await ask(`/${id}`);
  expect(body).toMatchObject({ id, handled: false, verdict: 'ham', answers: [], version: 1 });
  expect(body.mail).toMatchObject({ kind: 'contact' });
  const changed = await ask(`/${id}`, {
    method: 'PATCH',
    body: { handled: true, note: 'Called back.' },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
  expect(changed.body).toMatchObject({ handled: true, note: 'Called back.', version: 2 });
  const late = {
    method: 'PATCH',
    body: { handled: false },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  };
  expectProblem(await ask<unknown>(`/${id}`, late), 412);
  const same = await ask(`/${id}`, { method: 'PATCH', body: { handled: true } });
  expect(same.body.version).toBe(2);
  expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([
    {
      action: 'message_updated',
      changes: { handled: { before: false, after: true }, note_length: { before: 0, after: 12 } },
    },
  ]);
});

describe('the list', () => {
  test('is narrowed by words, state and verdict together, the newest or the oldest first', async () => {
    const word = newWord();
    const at = (ms: number) => new Date(Date.now() - ms);
    const [older, newer, spam] = [
      await storeMessage({ name: `${word} Lövelace`, createdAt: at(3_000) }),
      await storeMessage({ email: `${word}@example.org`, handled: true, createdAt: at(2_000) }),
      await storeMessage({ message: `Buy ${word}!`, verdict: 'spam', createdAt: at(1_000) }),
    ];
    expect(await idsOf(`q=${word}`)).toEqual([spam, newer, older]);
    expect(await idsOf(`q=${word}&sort=created_at`)).toEqual([older, newer, spam]);
    expect(await idsOf(`q=${word}&handled=false`)).toEqual([spam, older]);
    expect(await idsOf(`q=${word}&handled=false&verdict=ham`)).toEqual([older]);
    expect(await idsOf(`q=${word}&verdict=ham`)).toEqual([newer, older]);
    expect(await idsOf(`q=${word}%20LOV`)).toEqual([older]);
    expect(await idsOf(`q=${word.slice(0, 12)}`)).toEqual([newer, older]);
    for (const query of [
      'handled=true',
      'verdict=spam',
      'handled=true&sort=created_at',
      'verdict=spam&sort=created_at',
    ])
      expect((await ask(`?${query}`)).status).toBe(200);
  });

  test.each(['-created_at', 'created_at'])('goes page by page, sorted by %s', async (sort) => {
    const word = newWord();
    const ids = [];
    for (let count = 0; count < 5; count += 1)
      ids.push(await storeMessage({ name: word, createdAt: new Date(count * 1_000) }));
    const path = `/admin/api/messages?limit=2&q=${word}&sort=${sort}`;
    const pages = await walkPages(path, messagesJson, { token: admin });
    const wanted = sort === '-created_at' ? ids.toReversed() : ids;
    expect(pages.flatMap(({ messages }) => messages.map(({ id }) => id))).toEqual(wanted);
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
  });

  test('leaves a broken message out, and goes on behind it', async () => {
    const word = newWord();
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.unshift(await storeMessage({ name: word }));
    await firestore.doc(`contact_messages/${ids[1] ?? ''}`).update({ message: null });
    const pages = await walkPages(`/admin/api/messages?limit=1&q=${word}`, messagesJson, { token: admin });
    expect(pages.flatMap(({ messages }) => messages.map(({ id }) => id))).toEqual([ids[0], ids[2]]);
  });

  test.each([
    'q=',
    'q=!!',
    'handled=maybe',
    'verdict=eggs',
    'sort=name',
    'sort=newest',
    'sort=oldest',
    'limit=51',
  ])('refuses %s', async (query) => {
    expectProblem(await ask<unknown>(`?${query}`), 422);
  });
});

test('the counts are those of the inbox', async () => {
  const counts = async () =>
    (await ask<Record<'open' | 'unsure' | 'spam' | 'total', number>>('/counts')).body;
  const before = await counts();
  await storeMessage();
  await storeMessage({ verdict: 'unsure' });
  await storeMessage({ verdict: 'spam' });
  await storeMessage({ handled: true });
  expect(await counts()).toEqual({
    open: before.open + 2,
    unsure: before.unsure + 1,
    spam: before.spam + 1,
    total: before.total + 4,
  });
});

test('spam is removed after 30 days, unless it was none', async () => {
  const id = await storeMessage();
  const expiry = async () =>
    (await firestore.doc(`contact_messages/${id}`).get()).get('expires_at') as unknown;
  await ask(`/${id}`, { method: 'PATCH', body: { verdict: 'spam' } });
  expect(await expiry()).not.toBeNull();
  await ask(`/${id}`, { method: 'PATCH', body: { verdict: 'ham' } });
  expect(await expiry()).toBeNull();
  await ask(`/${id}`, { method: 'PATCH', body: { verdict: 'spam' } });
  await ask(`/${id}/answers`, { method: 'POST', body: { text: 'Not spam at all.' } });
  expect([await expiry(), (await ask(`/${id}`)).body.verdict]).toEqual([null, 'ham']);
});

test('the ETag of a message changes with what becomes of its mail', async () => {
  const id = await storeMessage({}, { status: 'failed' });
  const before = await ask(`/${id}`);
  const { body } = await ask<{ id: string }>(`/${id}/retry-mail`, { method: 'POST' });
  await waitForJob(body.id, 'sent');
  const etag = before.headers.get('etag') ?? '';
  const again = await ask(`/${id}`, { headers: { 'If-None-Match': etag } });
  expect([again.status, again.body.mail?.status]).toEqual([200, 'sent']);
  const change = { method: 'PATCH', body: { handled: true }, headers: { 'If-Match': etag } };
  expect((await ask(`/${id}`, change)).status).toBe(200);
});

test('a message is found by words far down its subject, and in scripts without spaces', async () => {
  const word = newWord();
  const id = await storeMessage({
    subject: `A question about the invoice for the photography ${word}`,
    message: `お見積もりをお願いします。${word}`,
  });
  expect(await idsOf(`q=${word}`)).toEqual([id]);
  expect(await idsOf(`q=${encodeURIComponent('お願い')}`)).toContain(id);
});

test.each([{}, { verdict: 'eggs' }, { handled: 'yes' }, { note: 'x'.repeat(2_001) }, { name: 'Eve' }])(
  'a change to %j is refused',
  async (body) => {
    expectProblem(await ask<unknown>(`/${await storeMessage()}`, { method: 'PATCH', body }), 422);
  },
);

describe('an answer', () => {
  test('comes to the visitor with what they wrote, and the next one stands in its thread', async () => {
    const word = newWord();
    const email = `${word}@example.org`;
    const id = await storeMessage({ name: 'Ada', email, subject: 'Prices', message: `How much is ${word}?` });
    const answer = (text: string) => ask<AnswerJson>(`/${id}/answers`, { method: 'POST', body: { text } });
    const first = await answer(`It is free, ${word}.`);
    expect([first.status, first.body.by.name]).toEqual([201, 'Grace Hopper']);
    await waitForJob(first.body.mail_id, 'sent');
    const mail = await waitForMail(`It is free, ${word}`);
    expect(mail).toMatchObject({ subject: 'Re: Prices' });
    expect(mail.text).toContain(`> How much is ${word}?`);
    expect(mail.envelope.to).toMatchObject([{ address: email }]);
    expect(mail.from[0]?.name).toContain('Grace Hopper (');
    const second = await answer(`Still ${word}.`);
    await waitForJob(second.body.mail_id, 'sent');
    const headersOf = async (part: string) => new Map(await readHeaders(await waitForMail(part)));
    const owners = (await ask(`/${id}`)).body.mail?.id ?? '';
    expect((await headersOf(`It is free, ${word}`)).get('In-Reply-To')).toContain(owners);
    const headers = await headersOf(`Still ${word}`);
    expect(headers.get('In-Reply-To')).toContain(first.body.mail_id);
    expect(headers.get('References')).toMatch(new RegExp(`${owners}.*${first.body.mail_id}`));
    expect(headers.has('Auto-Submitted')).toBe(false);
    expect((await ask(`/${id}`)).body).toMatchObject({
      handled: true,
      answers: [{ ...first.body, mail: { status: 'sent' } }, second.body],
    });
    expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([
      { action: 'message_answered', actor: { id: adminId } },
      { action: 'message_answered' },
    ]);
  });

  test('is sent once with one key, however often it is asked for', async () => {
    const id = await storeMessage();
    const request = { method: 'POST', body: { text: 'Once.' }, headers: { 'Idempotency-Key': randomUUID() } };
    const answers = [
      await ask<AnswerJson>(`/${id}/answers`, request),
      await ask<AnswerJson>(`/${id}/answers`, request),
    ];
    expect(answers[1]).toMatchObject({ status: 201, body: answers[0]?.body });
    expect((await ask(`/${id}`)).body.answers).toHaveLength(1);
  });

  test('is refused after 20, and for a message that is not there', async () => {
    const answer = { text: 'Yes.', by: { id: 'a', name: 'Ada' }, at: new Date(), mailJobId: 'none' };
    const id = await storeMessage({ answers: Array.from({ length: 20 }, () => answer) });
    const request = { method: 'POST', body: { text: 'More.' } };
    expectProblem(await ask<unknown>(`/${id}/answers`, request), 409);
    expectProblem(await ask<unknown>('/no-such-message/answers', request), 404);
    expectProblem(await ask<unknown>(`/${id}/answers`, { method: 'POST', body: { text: ' ' } }), 422);
  });
});

test('a deleted message is gone with its mails', async () => {
  const id = await storeMessage();
  const { body } = await ask(`/${id}`);
  expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(204);
  expectProblem(await ask<unknown>(`/${id}`), 404);
  expectProblem(await ask<unknown>(`/${id}`, { method: 'DELETE' }), 404);
  expect((await firestore.doc(`mail_jobs/${body.mail?.id ?? ''}`).get()).exists).toBe(false);
  expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([{ action: 'message_deleted' }]);
});

describe('a message that can not be read', () => {
  const storeBroken = async () => {
    const id = await storeMessage();
    const mail = String((await firestore.doc(`contact_messages/${id}`).get()).get('mail_job_id'));
    await firestore.doc(`contact_messages/${id}`).update({ message: null });
    return { id, mail };
  };

  test('is said to be so when it is read or changed', async () => {
    const { id } = await storeBroken();
    expectProblem(await ask<unknown>(`/${id}`), 500);
    const change = { method: 'PATCH', body: { handled: true } };
    expectProblem(await ask<unknown>(`/${id}`, change), 500);
    expectProblem(await ask<unknown>('/nobody-has-this-id', change), 404);
  });

  test('is deleted with its mail', async () => {
    const { id, mail } = await storeBroken();
    expectProblem(await ask<unknown>(`/${id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } }), 412);
    expect((await ask(`/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await firestore.doc(`contact_messages/${id}`).get()).exists).toBe(false);
    expect((await firestore.doc(`mail_jobs/${mail}`).get()).exists).toBe(false);
    expect(await auditEntries(admin, `?target_id=${id}`)).toMatchObject([{ action: 'message_deleted' }]);
  });

  test('is deleted among many, and not changed', async () => {
    const [{ id }, whole] = [await storeBroken(), await storeMessage()];
    const bulk = async (action: string) =>
      (await ask<unknown>('/bulk', { method: 'POST', body: { action, ids: [id, whole] } })).body;
    expect(await bulk('handle')).toEqual({ changed: 1, not_found: [id] });
    expect(await bulk('delete')).toEqual({ changed: 2, not_found: [] });
  });
});

test('the mail of a message is sent again when it failed', async () => {
  const id = await storeMessage({}, { status: 'failed', lastError: 'away' });
  const { status, body } = await ask<{ id: string }>(`/${id}/retry-mail`, { method: 'POST' });
  expect(status).toBe(200);
  await waitForJob(body.id, 'sent');
  expectProblem(await ask<unknown>(`/${id}/retry-mail`, { method: 'POST' }), 409);
});

test('a message that has no mail and is no spam is mailed when it is asked for, once', async () => {
  const id = await storeMessage({ mailJobId: '' });
  expect((await ask(`/${id}`)).body.mail).toBeNull();
  const retries = Array.from({ length: 3 }, () =>
    ask<{ id: string }>(`/${id}/retry-mail`, { method: 'POST' }),
  );
  const answers = await Promise.all(retries);
  const made = answers.filter(({ status }) => status === 200);
  expect(made).toHaveLength(1);
  await waitForJob(made[0]?.body.id ?? '', 'sent');
  expect((await ask(`/${id}`)).body.mail).toMatchObject({ id: made[0]?.body.id, status: 'sent' });
});

test('spam that has no mail is told how to get one', async () => {
  const id = await storeMessage({ mailJobId: '', verdict: 'spam' });
  expectProblem(await ask<unknown>(`/${id}/retry-mail`, { method: 'POST' }), 409);
});

describe('many at once', () => {
  test('are changed, those that are as asked for already not, and what is not there is named', async () => {
    const ids = [await storeMessage(), await storeMessage({ handled: true }), 'nobody'];
    const body = { action: 'handle', ids };
    expect((await ask<unknown>('/bulk', { method: 'POST', body })).body).toEqual({
      changed: 1,
      not_found: ['nobody'],
    });
    expect((await ask(`/${ids[0] ?? ''}`)).body.handled).toBe(true);
  });

  test('are deleted', async () => {
    const ids = [await storeMessage(), await storeMessage()];
    const { body } = await ask<unknown>('/bulk', { method: 'POST', body: { action: 'delete', ids } });
    expect(body).toEqual({ changed: 2, not_found: [] });
    for (const id of ids) expectProblem(await ask<unknown>(`/${id}`), 404);
  });

  test.each([
    { action: 'delete', ids: [] },
    { action: 'delete', ids: ['a', 'a'] },
    { action: 'delete', ids: Array.from({ length: 101 }, (_id, count) => `id-${String(count)}`) },
    { action: 'spam', ids: ['a'], note: 'x' },
    { action: 'burn', ids: ['a'] },
  ])('are refused for %j', async (body) => {
    expectProblem(await ask<unknown>('/bulk', { method: 'POST', body }), 422);
  });
});

test('as CSV no cell is a formula, and every text comes back as it was typed', async () => {
  const word = newWord();
  await storeMessage({
    name: `=HYPERLINK("x") ${word}`,
    subject: word,
    message: 'Two\nlines, "quoted"\n=1+1;-2;fine',
  });
  const { status, headers, body: text } = await ask<string>(`/export?q=${word}`);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(text).toContain(`"'=HYPERLINK(""x"") ${word}"`);
  expect(text).toContain(`"Two\nlines, ""quoted""\n'=1+1;'-2;fine"`);
  expect(text.split('\r\n')).toHaveLength(3);
});
