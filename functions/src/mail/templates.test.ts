import { describe, expect, test } from '@jest/globals';
import type { TemplateData } from './mail-job.js';
import { renderMail } from './templates.js';

const SITE = { name: 'Firefolio', url: 'https://site.test', tokenOf: (seed: string) => `token-of-${seed}` };
const DATA: TemplateData['contact'] = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  subject: 'A question',
  message: 'First line.\nSecond line.',
  messageId: 'message-1',
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
