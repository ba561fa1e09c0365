import { describe, expect, test } from '@jest/globals';
import type { TemplateData } from './mail-job.js';
import { renderMail } from './templates.js';

const SITE = {
  name: 'Firefolio',
  url: 'https://site.test',
  timeZone: 'UTC',
  accountPage: (page: string) => `https://pages.test/me/${page}`,
  tokenOf: (seed: string) => `token-of-${seed}`,
};
const DATA: TemplateData['contact'] = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  subject: 'A question',
  message: 'First line.\nSecond line.',
  messageId: 'message-1',
  doubts: [],
};

const render = (changes: Partial<typeof DATA> = {}) =>
  renderMail({ template: 'contact', data: { ...DATA, ...changes } }, SITE);

describe('the mail of a contact message', () => {
  test('says who wrote what in text and HTML', () => {
    const { subject, text, html } = render();
    expect(subject).toBe('[Firefolio] A question');
    for (const body of [text, html]) {
      for (const part of ['Ada Lovelace', 'ada@example.com', 'A question', DATA.message, 'message-1']) {
        expect(body).toContain(part);
      }
    }
  });

  test('without a subject is named after the sender', () => {
    const { subject, text, html } = render({ subject: '' });
    expect(subject).toBe('[Firefolio] Message from Ada Lovelace');
    expect(text).not.toContain('Subject:');
    expect(html).not.toContain('<h1');
  });

  test('of one that may be spam is marked in the subject, and says why', () => {
    const doubts = ['has links (a.test)', 'wants <b>money</b>'];
    const { subject, text, html } = render({ doubts });
    expect(subject).toBe('[Firefolio] [unsure] A question');
    expect(text).toContain(
      'This message may be spam. What speaks for it:\n* has links (a.test)\n* wants <b>money</b>\n',
    );
    expect(html).toContain('<li>has links (a.test)</li><li>wants &lt;b&gt;money&lt;/b&gt;</li>');
    expect(render().text).not.toContain('may be spam');
  });

  test('of before, which said nothing of spam, is still sent', () => {
    const before: Partial<typeof DATA> = { ...DATA };
    delete (before as Record<string, unknown>)['doubts'];
    expect(renderMail({ template: 'contact', data: before }, SITE)).toEqual(render());
  });

  test.each(['name', 'email', 'subject', 'message', 'messageId'] as const)(
    'escapes HTML in the %s, and leaves the text as typed',
    (field) => {
      const typed = `<script>alert("1")</script>'&amp;`;
      const { text, html } = render({ [field]: typed });
      expect(html).not.toContain('<script');
      expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;amp;');
      expect(text).toContain(typed);
    },
  );

  test('has no attribute that a visitor can leave', () => {
    const { html } = render({ email: '"onmouseover="alert(1)"@example.com' });
    expect(html.match(/<a href="[^"]*">/g)).toHaveLength(2);
    expect(html).not.toContain('"onmouseover');
  });

  test('keeps line breaks where they belong: in the message, never in the link', () => {
    const { html, text } = render({ email: 'a@example.com\r\nBcc: b@example.com', message: 'a\r\n\r\nb' });
    expect(html).toContain('mailto:a@example.com%0D%0ABcc:%20b@example.com');
    expect(text).toContain('a\r\n\r\nb');
  });
});

describe('the mail of an answer', () => {
  const answer: TemplateData['answer'] = {
    name: 'Ada',
    subject: 'A question',
    text: 'Yes,\nwe do.',
    writer: 'Grace Hopper',
    quote: 'Do you\nwork <b>remotely</b>?',
    quotedAt: '2026-05-01T12:00:00.000Z',
    thread: ['first', 'second'],
  };
  const renderAnswer = (changes: Partial<typeof answer> = {}) =>
    renderMail({ template: 'answer', data: { ...answer, ...changes } }, SITE);

  test('says what was written, by whom, and quotes line by line', () => {
    const { text, html, fromName, thread } = renderAnswer();
    expect(text).toContain('Yes,\nwe do.\n');
    expect(text).toContain('On 2026-05-01, Ada wrote:\n> Do you\n> work <b>remotely</b>?');
    expect(html).toContain('Do you\nwork &lt;b&gt;remotely&lt;/b&gt;?</blockquote>');
    expect([fromName, thread]).toEqual(['Grace Hopper (Firefolio)', ['first', 'second']]);
  });

  test.each([
    ['A question', 'Re: A question'],
    ['RE: A question', 'RE: A question'],
    ['', 'Re: Your message to Firefolio'],
  ])('of a message with the subject %j has the subject %j', (subject, expected) => {
    expect(renderAnswer({ subject }).subject).toBe(expected);
  });

  test.each(['name', 'text', 'writer', 'quote', 'quotedAt'] as const)('escapes HTML in the %s', (field) => {
    expect(renderAnswer({ [field]: '<i>a' }).html).not.toContain('<i>');
  });
});

describe('a mail that is a letter', () => {
  const evil = '<b>evil</b>@example.com';
  const letters: { [T in Exclude<keyof TemplateData, 'contact' | 'answer'>]: TemplateData[T] } = {
    'verify-email': { tokenSeed: 'seed' },
    'already-registered': {},
    invitation: { tokenSeed: 'seed', role: 'editor', inviter: evil },
    'reset-password': { tokenSeed: 'seed' },
    'password-changed': {},
    'change-email': { tokenSeed: 'seed' },
    'change-email-requested': { newEmail: evil },
    'email-in-use': {},
    'email-changed': { newEmail: evil },
    'contact-receipt': {},
    'mfa-enabled': {},
    'mfa-disabled': {},
    'mfa-reset': {},
    'recovery-codes-renewed': {},
    'recovery-code-used': { codesLeft: 7 },
  };
  const mails = Object.entries(letters) as [keyof typeof letters, TemplateData[keyof typeof letters]][];

  test.each(mails)(
    '%s names the site, says what to do if it comes unexpected, and is safe',
    (template, data) => {
      const { subject, text, html } = renderMail({ template, data }, SITE);
      expect(subject).toMatch(/^\[Firefolio\] \S/);
      for (const body of [text, html]) {
        expect(body).toContain('Firefolio');
        expect(body).toMatch(/not you|did not expect/);
        expect(body).not.toMatch(/undefined|null|\[object/);
      }
      expect(html).not.toContain('<b>');
    },
  );

  test.each(mails)(
    '%s has the token of its seed, in a fragment of our own site, or no link at all',
    (template, data) => {
      const { text, html } = renderMail({ template, data }, SITE);
      const linked = 'tokenSeed' in data;
      for (const body of [text, html]) {
        expect(body).not.toContain('=seed');
        expect(body.match(/#token=[\w-]+/g) ?? []).toEqual(
          linked ? Array.from({ length: body === html ? 2 : 1 }, () => '#token=token-of-seed') : [],
        );
      }
      for (const [, url] of html.matchAll(/href="([^"]*)"/g)) {
        expect(url).toMatch(
          linked
            ? /^https:\/\/(?:site\.test|pages\.test\/me\/[a-z-]+#token=[\w-]+)$/
            : /^https:\/\/site\.test$/,
        );
      }
    },
  );

  test('invites as the role, in the inviter’s name', () => {
    const { text } = renderMail(
      { template: 'invitation', data: { tokenSeed: 'seed', role: 'editor', inviter: 'Ada Lovelace' } },
      SITE,
    );
    expect(text).toContain('Ada Lovelace invites you to Firefolio as editor.');
    expect(text).toContain('https://pages.test/me/accept-invitation#token=token-of-seed');
  });

  test.each([
    ['verify-email', 'verify-email', '24 hours'],
    ['reset-password', 'reset-password', 'one hour'],
    ['change-email', 'confirm-email', '24 hours'],
  ] as const)('%s leads to the page %s and says that its link is good for %s', (template, page, life) => {
    const { text } = renderMail({ template, data: { tokenSeed: 'seed' } }, SITE);
    expect(text).toContain(`https://pages.test/me/${page}#token=token-of-seed`);
    expect(text).toContain(`The link is good for ${life}`);
  });

  test.each(['change-email-requested', 'email-changed'] as const)('%s names the new address', (template) => {
    const { text } = renderMail({ template, data: { newEmail: 'new@example.com' } }, SITE);
    expect(text).toContain('new@example.com');
  });

  test('says how many recovery codes are left', () => {
    const { text } = renderMail({ template: 'recovery-code-used', data: { codesLeft: 7 } }, SITE);
    expect(text).toContain('7 of your codes are left');
  });
});
