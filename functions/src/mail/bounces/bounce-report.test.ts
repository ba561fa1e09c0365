import { describe, expect, test } from '@jest/globals';
import { complaint, lines, postfixBounce } from '../../../test/support/work/bounces.js';
import { parseBounceReport } from './bounce-report.js';

const ADDRESS = 'ada@example.org';
const MESSAGE_ID = '<job-1@site.test>';
const OF_OURS = { address: ADDRESS, messageId: MESSAGE_ID };

const parse = (source: string) => parseBounceReport(source);

describe('a report in fields', () => {
  test('of Postfix tells whom, why and of which mail', async () => {
    expect(await parse(postfixBounce(OF_OURS))).toEqual([
      {
        kind: 'failed',
        address: ADDRESS,
        messageIds: [MESSAGE_ID],
        said: {
          code: 550,
          status: '5.1.1',
          text: '550 5.1.1 <x>: Recipient address rejected: User unknown',
        },
        isNoMailbox: true,
      },
    ]);
  });

  test.each([
    ['delayed', '4.4.1', 'delayed'],
    ['failed', '4.4.7', 'failed'],
  ])('that is %s with %s is no reason to stop', async (action, status, kind) => {
    const diagnostic = 'smtp; 451 no answer for a long time';
    expect(await parse(postfixBounce({ ...OF_OURS, action, status, diagnostic }))).toMatchObject([
      { kind, isNoMailbox: false, said: { status } },
    ]);
  });

  test('of a policy is no reason to stop', async () => {
    const refusal = { status: '5.7.1', diagnostic: 'smtp; 550 5.7.1 blocked by policy' };
    expect(await parse(postfixBounce({ ...OF_OURS, ...refusal }))).toMatchObject([
      { kind: 'failed', isNoMailbox: false },
    ]);
  });

  test('with a vague status is understood by the words', async () => {
    const refusal = { status: '5.0.0', diagnostic: 'smtp; 550-5.1.1 The account that you tried to reach' };
    expect(await parse(postfixBounce({ ...OF_OURS, ...refusal }))).toMatchObject([
      { said: { status: '5.1.1' }, isNoMailbox: true },
    ]);
  });

  test('that a mail was delivered tells nothing', async () => {
    expect(await parse(postfixBounce({ ...OF_OURS, action: 'delivered', status: '2.0.0' }))).toEqual([]);
  });

  test('of many recipients tells of all', async () => {
    const source = postfixBounce(OF_OURS);
    const block = (count: number) =>
      `Final-Recipient: rfc822; a${String(count)}@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n`;
    const blocks = Array.from({ length: 60 }, (_block, count) => block(count)).join('');
    expect(await parse(source.replace('Final-Recipient:', `${blocks}Final-Recipient:`))).toHaveLength(61);
  });

  test('in UTF-8 has an address beyond ASCII, however it is written', async () => {
    const source = lines(`From: MAILER-DAEMON@example.org
Content-Type: multipart/report; report-type=global-delivery-status; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Unzustellbar.

--b
Content-Type: message/global-delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: utf-8; zo\\x{EB}@m\\x{FC}nchen.test
Action: failed
Status: 5.1.1

Final-Recipient: utf-8; 用户@例え.テスト
Action: failed
Status: 5.1.1
--b
Content-Type: message/global-headers

Message-ID: ${MESSAGE_ID}
--b--
`);
    expect(await parse(source)).toMatchObject([
      { address: 'zoë@münchen.test', messageIds: [MESSAGE_ID] },
      { address: '用户@例え.テスト' },
    ]);
  });

  test('encoded as base64 is decoded', async () => {
    const fields =
      'Reporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; ada@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n';
    const source = lines(`From: a@b.test
Content-Type: multipart/report; boundary=b

--b
Content-Type: message/delivery-status
Content-Transfer-Encoding: base64

${Buffer.from(fields).toString('base64')}
--b--
`);
    expect(await parse(source)).toMatchObject([{ address: ADDRESS, isNoMailbox: true }]);
  });

  test('of Exchange is read by its fields', async () => {
    const source = lines(`From: postmaster@example.org
Date: Sun, 29 Nov 2026 10:00:00 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="x"
In-Reply-To: ${MESSAGE_ID}
References: ${MESSAGE_ID}
Subject: Undeliverable: Hello

--x
Content-Type: text/html; charset="utf-8"

<p>Your message to ada@example.org couldn't be delivered.</p>

--x
Content-Type: message/delivery-status

Reporting-MTA: dns;AB1PR01MB0001.eurprd01.prod.exchangelabs.com
Received-From-MTA: dns;mail.site.test
Arrival-Date: Sun, 29 Nov 2026 10:00:00 +0000

Final-Recipient: rfc822;ada@example.org
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ada@example.org not found by SMTP address lookup

--x--
`);
    expect(await parse(source)).toMatchObject([
      { address: ADDRESS, messageIds: [MESSAGE_ID], said: { status: '5.1.10' }, isNoMailbox: true },
    ]);
  });

  test('is read where only that part was pasted', async () => {
    const source =
      '\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; <ada@example.org>\nAction: failed\nStatus: 5.1.1\n';
    expect(await parse(source)).toMatchObject([{ address: ADDRESS, isNoMailbox: true }]);
  });
});

describe('a complaint', () => {
  test('tells whose and of which mail', async () => {
    expect(await parse(complaint(OF_OURS))).toMatchObject([
      {
        kind: 'complained',
        address: ADDRESS,
        messageIds: [MESSAGE_ID],
        said: { text: 'abuse SomeGenerator/1.0' },
      },
    ]);
  });

  test('that names nobody is of the reader of the mail', async () => {
    expect(await parse(complaint({ ...OF_OURS, address: '' }))).toMatchObject([
      { kind: 'complained', address: null, messageIds: [MESSAGE_ID] },
    ]);
  });

  test('that takes one back is none', async () => {
    expect(await parse(complaint({ ...OF_OURS, type: 'not-spam' }))).toEqual([]);
  });
});

describe('a bounce in words', () => {
  test('of qmail', async () => {
    const source = lines(`Return-Path: <>
From: MAILER-DAEMON@mail.example.org
Date: 29 Nov 2026 10:00:00 -0000
Subject: failure notice

Hi. This is the qmail-send program at mail.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ada@example.org>:
Sorry, no mailbox here by that name. (#5.1.1)

<eve@example.org>:
192.0.2.7 failed after I sent the message.
Remote host said: 554 5.7.1 looks like spam

--- Below this line is a copy of the message.

Return-Path: <noreply@site.test>
Message-ID: ${MESSAGE_ID}
To: ada@example.org

<mallory@example.org>:
550 5.1.1 no such user
`);
    expect(await parse(source)).toMatchObject([
      {
        kind: 'failed',
        address: ADDRESS,
        said: { status: '5.1.1' },
        isNoMailbox: true,
        messageIds: [MESSAGE_ID],
      },
      { kind: 'failed', address: 'eve@example.org', isNoMailbox: false },
    ]);
  });

  test.each([
    ['    Unrouteable address', true],
    [
      '    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<ada@example.org>:\n    550 5.1.1 <ada@example.org>: no such user',
      true,
    ],
    [
      '    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after end of data:\n    552 5.2.2 mailbox full',
      false,
    ],
    ['    retry timeout exceeded', false],
  ])('of Exim: %s', async (said, isNoMailbox) => {
    const source = lines(`From: Mail Delivery System <Mailer-Daemon@mail.example.org>
X-Failed-Recipients: ada@example.org
Date: Sun, 29 Nov 2026 10:00:00 +0000
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ada@example.org
${said}

------ This is a copy of the message, including all the headers. ------

Message-ID: ${MESSAGE_ID}
`);
    expect(await parse(source)).toMatchObject([
      { kind: 'failed', address: ADDRESS, isNoMailbox, messageIds: [MESSAGE_ID] },
    ]);
  });

  test('of Exchange, as it is shown', async () => {
    const source = `Your message to ada@example.org couldn't be delivered.

Diagnostic information for administrators:

Generating server: AB1PR01MB0001.eurprd01.prod.exchangelabs.com

ada@example.org
Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipientNotFound; not found'

Original message headers:

Message-ID: ${MESSAGE_ID}
`;
    expect(await parse(source)).toMatchObject([
      { address: ADDRESS, isNoMailbox: true, messageIds: [MESSAGE_ID] },
    ]);
  });

  test('of Postfix, as it is shown', async () => {
    const source =
      'This is the mail system at host mail.site.test.\n\n<ada@example.org>: host mx.example.org[192.0.2.25] said: 450 4.2.2 full\n    (in reply to RCPT TO command)\n';
    expect(await parse(source)).toMatchObject([{ kind: 'delayed', address: ADDRESS, isNoMailbox: false }]);
  });
});

test.each([
  '',
  'Hello',
  'From: ada@example.org\nSubject: Hello\n\nHello,\n\nada@example.org\nwrote to me.\n',
  'Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nno fields at all\n--b--',
  `From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(1_000)}`,
  '-'.repeat(400_000),
  `${'<'.repeat(200_000)}@${'a'.repeat(200_000)}`,
  `<${'a@'.repeat(200_000)}`,
  '\n \n'.repeat(100_000),
])('what is no report tells nothing: %#', async (source) => {
  expect(await parse(source)).toEqual([]);
});
