import { domainToUnicode } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSmtpServer, type TestSmtpServer } from '../../test/support/work/smtp.js';
import { parseEmailAddress } from '../shared/email-address.js';
import { smtpMailer } from './mailer.js';

let server: TestSmtpServer;

beforeAll(async () => {
  server = await startSmtpServer();
});

afterAll(() => server.stop());

/** Sends a mail. @returns its header fields as the server got them, by name in lower case, and who it was for */
async function sent(to: string, replyTo?: string, references: string[] = []) {
  await smtpMailer(server.url).send({
    from: { address: 'site@example.com', name: 'Site' },
    to: { address: to },
    ...(replyTo !== undefined && { replyTo: { address: replyTo, name: 'Ada' } }),
    subject: 'Hello',
    text: 'Text',
    html: '<p>Text</p>',
    messageId: '<one@example.com>',
    references,
    headers: {},
  });
  const [head = ''] = (server.mails.at(-1) ?? '').split('\r\n\r\n');
  const fields = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field]));
  return { headers, count: fields.length, recipients: server.recipients.at(-1) };
}

test.each([
  'a&b@x.org',
  'dept/name@x.org',
  "!#$%&'*+/=?^_`{|}~-@x.org",
  'zoë@example.org',
  '用户@例え.テスト',
  'я@xn--e1afmkfd.xn--p1ai',
  'a@münchen.de',
  "o'eve+tag@mail.example.org",
])('a mail to %s has that one recipient and nothing more in its header', async (typed) => {
  const address = parseEmailAddress(typed) ?? '';
  const plain = await sent('ada@example.com');
  const { headers, count, recipients } = await sent(address);
  // The server shows the domain of an envelope in Unicode, however it came.
  const [local = '', domain = ''] = address.split('@');
  const inUnicode = `${local}@${domainToUnicode(domain)}`;
  expect(recipients).toEqual([inUnicode]);
  const isAscii = Buffer.byteLength(local) === local.length;
  expect(headers.get('to')).toBe(`To: ${isAscii ? address : inUnicode}`);
  expect([...headers.keys()]).toEqual([...plain.headers.keys()]);
  expect(count).toBe(plain.count);
});

test.each([
  ['a&b@x.org', 'Reply-To: Ada <a&b@x.org>'],
  ["!#$%&'*+/=?^_`{|}~-@x.org", "Reply-To: Ada <!#$%&'*+/=?^_`{|}~-@x.org>"],
  ['a@münchen.de', 'Reply-To: Ada <a@xn--mnchen-3ya.de>'],
  ['zoë@example.org', undefined],
])('a reply goes to %s where every server can carry the address', async (typed, expected) => {
  const { headers } = await sent('owner@example.com', parseEmailAddress(typed) ?? '');
  expect(headers.get('reply-to')).toBe(expected);
});

test('a mail of a thread refers to all before it, and answers the last', async () => {
  const { headers } = await sent('ada@example.com', undefined, ['<first@site.test>', '<second@site.test>']);
  expect(headers.get('references')).toBe('References: <first@site.test> <second@site.test>');
  expect(headers.get('in-reply-to')).toBe('In-Reply-To: <second@site.test>');
});
