import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { readHeaders, valuesOf, waitForMail } from '../support/work/inbox.js';
import { waitForJob } from '../support/work/mail-jobs.js';
import { uniqueWord } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

interface Received {
  readonly message: string;
  readonly id: string;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('POST /api/contact', () => {
  const valid = () => ({
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    subject: `About ${uniqueWord()}`,
    message: 'I read a post here and have a question: does it work with Node 24 as well?',
  });

  const send = <T = Received>(body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> =>
    call<T>('/api/contact', { method: 'POST', body, headers });

  const stored = async (id: string) => (await firestore.collection('contact_messages').doc(id).get()).data();

  test('answers 202 with the id of the stored message', async () => {
    const sent = valid();
    const answer = await send(sent);
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({ message: 'Message received', id: expect.stringMatching(/^\w{10,}$/) });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await stored(answer.body.id)).toEqual({
      ...sent,
      handled: false,
      verdict: 'ham',
      decided: null,
      learned: null,
      has_lesson: false,
      score: expect.any(Number),
      reasons: expect.arrayContaining([{ code: 'question', detail: '', weight: expect.any(Number) }]),
      content_key: expect.stringMatching(/^[\w-]{43}$/),
      note: '',
      answers: [],
      answered: false,
      email_folded: 'ada@example.org',
      expires_at: null,
      version: 1,
      found_by: expect.arrayContaining(['ada lovelace', 'ada@example.org']),
      request_id: answer.headers.get('x-request-id'),
      ip_hash: expect.stringMatching(/^[\w-]{43}$/),
      created_at: expect.anything(),
      mail_job_id: expect.stringMatching(/^\w{10,}$/),
    });
  });

  test('stores a job for the mail, which ends as sent', async () => {
    const sent = valid();
    const answer = await send(sent);
    const jobId = String((await stored(answer.body.id))?.['mail_job_id']);
    expect(await waitForJob(jobId, 'sent')).toEqual({
      template: 'contact',
      recipient: { address: process.env['CONTACT_RECIPIENT'], name: null },
      reply_to: { address: sent.email, name: sent.name },
      data: { ...sent, messageId: answer.body.id, doubts: [] },
      status: 'sent',
      attempts: 1,
      lease_until: null,
      last_error: null,
      request_id: answer.headers.get('x-request-id'),
      created_at: expect.any(Date),
      updated_at: expect.any(Date),
      sent_at: expect.any(Date),
      retried_at: null,
      history: [{ at: expect.anything(), status: 'sent', attempt: 1, error: null }],
      expires_at: expect.any(Date),
    });
  });

  test('the owner gets one mail with text and HTML, to be answered to the visitor', async () => {
    const sent = { ...valid(), message: 'First line,\nsecond line: ünïcode ✓.' };
    const answer = await send(sent);
    const mail = await waitForMail(sent.subject);
    expect(mail).toMatchObject({
      from: [{ address: process.env['MAIL_FROM'], name: process.env['SITE_NAME'] }],
      to: [{ address: process.env['CONTACT_RECIPIENT'] }],
      subject: `[${process.env['SITE_NAME'] ?? ''}] ${sent.subject}`,
      envelope: {
        from: { address: process.env['MAIL_FROM'] },
        to: [{ address: process.env['CONTACT_RECIPIENT'] }],
      },
    });
    expect(mail.envelope.to).toHaveLength(1);
    for (const words of [sent.name, sent.email, 'second line: ünïcode ✓.', answer.body.id]) {
      expect(mail.text).toContain(words);
      expect(mail.html).toContain(words);
    }
    const headers = await readHeaders(mail);
    expect(valuesOf(headers, 'Reply-To')).toEqual(['Ada Lovelace <ada@example.org>']);
    expect(valuesOf(headers, 'X-Request-Id')).toEqual([answer.headers.get('x-request-id')]);
    expect(valuesOf(headers, 'Content-Type')[0]).toMatch(/^multipart\/alternative;/);
    expect(valuesOf(headers, 'Auto-Submitted')).toEqual(['auto-generated']);
  });

  test('without a subject the mail names the visitor', async () => {
    const { subject, ...sent } = { ...valid(), name: `Ada ${uniqueWord()}` };
    expect(subject).not.toBe('');
    const { status, body } = await send(sent);
    expect(status).toBe(202);
    expect(await stored(body.id)).toMatchObject({ subject: '' });
    expect((await waitForMail(sent.name)).subject).toBe(
      `[${process.env['SITE_NAME'] ?? ''}] Message from ${sent.name}`,
    );
  });

  test("keeps the client's request id from the answer to the mail", async () => {
    const [sent, requestId] = [valid(), `client.id_${randomUUID()}`];
    const answer = await send(sent, { 'X-Request-Id': requestId });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    expect(await stored(answer.body.id)).toMatchObject({ request_id: requestId });
    const headers = await readHeaders(await waitForMail(sent.subject));
    expect(valuesOf(headers, 'X-Request-Id')).toEqual([requestId]);
  });

  test.each(['short', 'with a space', 'x'.repeat(65), 'semi;colon', '<script>alert'])(
    'gives a request id of its own in place of "%s"',
    async (given) => {
      const answer = await send(valid(), { 'X-Request-Id': given });
      expect(answer.status).toBe(202);
      expect(answer.headers.get('x-request-id')).toMatch(UUID);
    },
  );

  test.each([
    ['without a name', { name: undefined }, '/name'],
    ['with an empty name', { name: '  ' }, '/name'],
    ['with a name of 101 characters', { name: 'x'.repeat(101) }, '/name'],
    ['with a name that is no text', { name: ['Ada'] }, '/name'],
    ['without an address', { email: undefined }, '/email'],
    ['with an address without a domain', { email: 'ada' }, '/email'],
    ['with an address without a dot', { email: 'ada@localhost' }, '/email'],
    ['with an address of 255 characters', { email: `${'a'.repeat(243)}@example.org` }, '/email'],
    ['with a subject of 151 characters', { subject: 'x'.repeat(151) }, '/subject'],
    ['with null for a subject', { subject: null }, '/subject'],
    ['without a message', { message: undefined }, '/message'],
    ['with a message of 9 characters', { message: ' 123456789 ' }, '/message'],
    ['with a message of 5,001 characters', { message: 'x'.repeat(5_001) }, '/message'],
    ['with control characters in the message', { message: 'bell \u0007 rings, nul \u0000' }, '/message'],
    ['with an unknown field', { 'a/b~c': 1 }, '/a~1b~0c'],
    ['with a field of the stored message', { handled: true }, '/handled'],
  ])('refuses a message %s', async (_what, change, pointer) => {
    const email = `${uniqueWord()}@example.org`;
    const answer = await send<unknown>({ ...valid(), email, ...change });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer, detail: expect.stringMatching(/./) }] });
    const found = await firestore.collection('contact_messages').where('email', '==', email).get();
    expect(found.size).toBe(0);
  });

  test('names every refused field at once', async () => {
    const answer = await send<{ errors: { pointer: string }[] }>({ subject: 'x'.repeat(151) });
    expectProblem(answer, 422);
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/email',
      '/message',
      '/name',
      '/subject',
    ]);
  });

  test.each([[[]], [null], ['text'], [1], [{}]])('refuses %j as a body', async (body) => {
    const answer = await send(body);
    expect([400, 422]).toContain(answer.status);
  });

  test.each(['name', 'subject', 'message'])('refuses half a surrogate pair in the %s', async (field) => {
    expectProblem(await send({ ...valid(), [field]: 'Long enough: \ud800' }), 400);
  });
});
