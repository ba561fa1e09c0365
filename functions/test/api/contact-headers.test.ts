import { describe, expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';
import { readHeaders, valuesOf, waitForMail } from '../support/work/inbox.js';
import { uniqueWord } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

/** Header fields of every mail, those of the receiving server left out. */
const FIELDS = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to'],
  ...['subject', 'to', 'x-request-id'],
];

/** A display name that can't be read as anything else (RFC 5322 §3.2.5): words, a quoted string, encoded words. */
const DISPLAY_NAME =
  /^(?:[\w ]+|"(?:[^"\\]|\\.)*"|=\?utf-8\?[bq]\?[\w=+/]+\?=(?: =\?utf-8\?[bq]\?[\w=+/]+\?=)*)(?= <)/i;

describe('header injection through the contact form', () => {
  const valid = () => ({
    name: 'Eve',
    email: 'eve@example.org',
    subject: uniqueWord(),
    message: `A message, ${uniqueWord()}, that is long enough.`,
  });

  const send = (body: unknown) => call('/api/contact', { method: 'POST', body });

  test.each([
    ['name', 'Eve\r\nBcc: victim@example.org'],
    ['name', 'Eve\nBcc: victim@example.org'],
    ['name', 'Eve\rBcc: victim@example.org'],
    ['name', 'Eve\u0000'],
    ['name', 'Eve\u0085Bcc: victim@example.org'],
    ['subject', 'Hi\r\nBcc: victim@example.org'],
    ['subject', 'Hi\r\n\r\n<script>alert(1)</script>'],
    ['subject', 'Hi\n .\nMAIL FROM:<x@example.org>'],
    ['subject', 'Hi\tthere'],
    ['name', '=?utf-8?Q?Eve=0D=0ABcc:_victim=40example.org?='],
    ['subject', 'Re: =?utf-8?B?SGkNCkJjYzogdmljdGltQGV4YW1wbGUub3Jn?='],
    ['email', 'eve@example.org\r\nBcc: victim@example.org'],
    ['email', 'eve@exam\nple.org'],
    ['email', '=?utf-8?q?eve?=@example.org'],
    ['email', 'e\u202eve@example.org'],
    ['name', 'Zoë \u202elive\u202c'],
    ['subject', '\u200b\u2060'],
    ['email', 'eve@example.org,victim@example.org'],
    ['email', 'eve@example.org;victim@example.org'],
    ['email', 'eve@example.org victim@example.org'],
    ['email', 'Eve <eve@example.org>'],
    ['email', '<eve@example.org>'],
    ['email', 'friends: eve@example.org, victim@example.org;'],
    ['email', '"eve, victim"@example.org'],
    ['email', '"<script>alert(1)</script>"@example.org'],
    ['email', 'eve@example.org?bcc=victim@example.org'],
    ['email', 'eve%0d%0aBcc:victim@example.org'],
    ['email', 'eve@[127.0.0.1]'],
    ['email', 'eve@exä\u2028mple.org'],
    ['email', 'eve@example..org'],
  ])('a %s of %j is refused', async (field, value) => {
    const answer = await send({ ...valid(), [field]: value });
    expectProblem(answer, 422);
    expect(answer.body.errors).toMatchObject([{ pointer: `/${field}` }]);
  });

  test.concurrent.each([
    ['name', 'victim@example.org'],
    ['name', 'Eve, Victim <victim@example.org>'],
    ['name', '"Eve" <victim@example.org>, '],
    ['name', 'Eve" <victim@example.org>, "x'],
    ['name', 'Eve \\" <victim@example.org>'],
    ['name', 'Friends: victim@example.org, other@example.org;'],
    ['name', '(comment) <victim@example.org>'],
    ['name', 'Eve <victim@example.org'],
    ['name', 'Zoë 张伟 \u200flive 👩🏽‍💻'],
    ['name', '👩🏽‍💻'.repeat(14)],
    ['name', 'Ünïcode, "quoted" <victim@example.org>'],
    ['name', 'Eve\u2028Bcc: victim@example.org'],
    ['name', '%0d%0aBcc: victim@example.org'],
    ['subject', 'Bcc: victim@example.org'],
    ['subject', '"quoted", <angle> (round) [square] \\ ; : @'],
    ['subject', 'Zoë 张伟 👩🏽‍💻 '.repeat(8)],
    ['subject', 'x'.repeat(130)],
    ['subject', 'Line\u2028separator: victim@example.org'],
    ['email', "o'eve+tag@mail.example.org"],
    ['email', 'dept/eve&adam@example.org'],
    ['email', "!#$%&'*+/=?^_`{|}~-@example.org"],
    ['email', `${'e'.repeat(64)}@${'x'.repeat(60)}.example.org`],
  ])('with a %s of %j the mail has one recipient and its headers whole', async (field, value) => {
    const sent = { ...valid(), [field]: value };
    const answer = await send(sent);
    expect(answer.status).toBe(202);
    const mail = await waitForMail(sent.message);

    expect(mail.envelope.to.map(({ address }) => address)).toEqual([process.env['CONTACT_RECIPIENT']]);
    expect(mail.envelope.from.address).toBe(process.env['MAIL_FROM']);
    expect(mail.to.map(({ address }) => address)).toEqual([process.env['CONTACT_RECIPIENT']]);
    expect(mail.subject).toBe(`[${process.env['SITE_NAME'] ?? ''}] ${sent.subject.trim()}`);

    const headers = await readHeaders(mail);
    expect(headers.map(([name]) => name.toLowerCase()).sort()).toEqual(FIELDS);
    expect(valuesOf(headers, 'To')).toEqual([process.env['CONTACT_RECIPIENT']]);
    const [replyTo, ...others] = valuesOf(headers, 'Reply-To');
    expect(others).toEqual([]);
    expect(replyTo?.replace(DISPLAY_NAME, '')).toBe(` <${sent.email}>`);
    expect(valuesOf(headers, 'X-Request-Id')).toEqual([answer.headers.get('x-request-id')]);
    // Nothing but printable ASCII, so that no server on the way can read another line into it.
    expect(headers.filter(([, text]) => !/^[\x20-\x7e]*$/.test(text))).toEqual([]);
  });

  test('what a visitor typed is escaped in the HTML and as it was in the text', async () => {
    const word = uniqueWord();
    const markup = `<script>alert("${word}")</script><img src=x onerror='alert(1)'> & &amp; </p>`;
    const sent = { ...valid(), name: `<b>${word}</b>`, subject: `<i>${word}</i>`, message: markup };
    expect(await send(sent)).toMatchObject({ status: 202 });
    const mail = await waitForMail(word);
    expect(mail.html).toContain(
      `&lt;script&gt;alert(&quot;${word}&quot;)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &amp;amp; &lt;/p&gt;`,
    );
    expect(mail.html).toContain(`&lt;b&gt;${word}&lt;/b&gt;`);
    expect(mail.html).toContain(`&lt;i&gt;${word}&lt;/i&gt;`);
    expect(mail.html).not.toMatch(/<(?:script|img|b|i)\b/);
    expect(mail.text).toContain(markup);
  });
});
