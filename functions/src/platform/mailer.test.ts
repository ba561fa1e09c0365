import { domainToUnicode } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSmtpServer, type TestSmtpServer } from '../../test/support/work/smtp.js';
import { parseEmailAddress } from '../shared/email-address.js';
import { smtpMailer, type Mail } from './mailer.js';

let server: TestSmtpServer;

beforeAll(async () => {
  server = await startSmtpServer();
});

afterAll(() => server.stop());

/** A mail with nothing special about it. */
const PLAIN: Mail = {
  from: { address: 'site@example.com', name: 'Site' },
  to: { address: 'ada@example.com' },
  subject: 'Hello',
  text: 'Text',
  html: '<p>Text</p>',
  messageId: '<one@example.com>',
  references: [],
  headers: {},
};

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

describe('a mail has no line of over 998 octets, and means the same', () => {
  const sourceOf = async (mail: Partial<Mail>) => {
    await smtpMailer(server.url).send({ ...PLAIN, ...mail });
    return server.mails.at(-1) ?? '';
  };
  const emoji = '👩‍👩‍👧‍👦'.repeat(14);
  const ids = Array.from({ length: 21 }, (_id, count) => `<${'a'.repeat(64)}-${String(count)}@example.com>`);
  const url = `https://site.test/${'x'.repeat(2_000)}`;

  test.each<[string, Partial<Mail>]>([
    ['a long word', { text: 'x'.repeat(5_000), html: `<p>${'x'.repeat(5_000)}</p>` }],
    ['a long line of words', { text: 'word '.repeat(1_000), html: `<p>${'word '.repeat(1_000)}</p>` }],
    ['a long line beyond ASCII', { text: '用户'.repeat(2_500), html: `<p>${'ё'.repeat(5_000)}</p>` }],
    ['a long address of a page', { text: url, html: `<a href="${url}">${url}</a>` }],
    ['a long subject', { subject: 'x'.repeat(300) }],
    ['a subject of emoji', { subject: emoji }],
    [
      'names of emoji',
      { from: { address: 'a@b.test', name: emoji }, to: { address: 'c@d.test', name: emoji } },
    ],
    ['a long name', { replyTo: { address: 'a@b.test', name: 'x'.repeat(300) } }],
    ['a long thread', { references: ids }],
    [
      'a long header',
      { headers: { 'List-Unsubscribe': `<https://site.test/api/unsubscribe?token=${'a'.repeat(390)}>` } },
    ],
    ['lines of dots and mail headers', { text: '.\r\n..\nFrom: eve@example.com\r\n\r\n.' }],
  ])('with %s', async (_what, mail) => {
    const source = await sourceOf(mail);
    const longest = Math.max(...source.split('\r\n').map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(998);
    const { default: PostalMime } = await import('postal-mime');
    const parsed = await PostalMime.parse(source);
    const wanted = { ...PLAIN, ...mail };
    expect(parsed.subject).toBe(wanted.subject);
    expect(parsed.text?.trimEnd().replaceAll('\r\n', '\n')).toBe(
      wanted.text.trimEnd().replaceAll('\r\n', '\n'),
    );
    expect(parsed.html?.trimEnd()).toBe(wanted.html.trimEnd());
    expect([parsed.from, ...(parsed.to ?? [])]).toMatchObject([
      { name: wanted.from.name, address: wanted.from.address },
      { name: wanted.to.name ?? '', address: wanted.to.address },
    ]);
    expect(parsed.references?.split(/\s+/) ?? []).toEqual(wanted.references);
    const headers = parsed.headers.map(({ key, value }): [string, string] => [key, value]);
    for (const [name, value] of Object.entries(wanted.headers))
      expect(new Map(headers).get(name.toLowerCase())).toBe(value);
  });
});

test.each<[string, Partial<Mail>]>([
  ['subject', { subject: 'Hello\r\nBcc: eve@example.com\r\n\r\nBody' }],
  ['name', { to: { address: 'ada@example.com', name: 'Ada\r\nBcc: eve@example.com' } }],
  ['name of an address', { to: { address: 'ada@example.com', name: 'Ada <eve@example.com>, Eve' } }],
  ['reply name', { replyTo: { address: 'ada@example.com', name: 'Ada\nBcc: eve@example.com' } }],
  ['id of a thread', { references: ['<a@b.test>\r\nBcc: eve@example.com'] }],
  ['header', { headers: { 'X-Request-Id': 'a\r\nBcc: eve@example.com' } }],
])('a %s of several lines adds no field and no recipient', async (_what, mail) => {
  await smtpMailer(server.url).send({ ...PLAIN, ...mail });
  const [head = ''] = (server.mails.at(-1) ?? '').split('\r\n\r\n');
  expect(head).not.toMatch(/^bcc:/im);
  expect(server.recipients.at(-1)).toEqual(['ada@example.com']);
});

describe('a mail to an address with letters beyond ASCII before the @', () => {
  const to = { address: 'zoë@example.org' };

  test('that the server can’t carry fails for good, in words that say why', async () => {
    const rcptTo = { code: 553, reason: '5.6.7 non-ASCII addresses not permitted' };
    const old = await startSmtpServer({ rcptTo }, { hideSMTPUTF8: true });
    try {
      const error = await smtpMailer(old.url)
        .send({ ...PLAIN, to })
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ refusal: { permanent: true, responseCode: 553 } });
      expect(String(error)).toMatch(/SMTPUTF8.*5\.6\.7 non-ASCII/);
    } finally {
      await old.stop();
    }
  });
});

test.each([64, 65])('an address of %d octets before the @ is taken as long as it may be', (length) => {
  const address = `${'a'.repeat(length)}@${'b'.repeat(61)}.${'c'.repeat(61)}.${'d'.repeat(61)}.org`;
  expect(parseEmailAddress(address) !== null).toBe(length === 64 && address.length <= 254);
});
