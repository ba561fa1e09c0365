import { escapeHtml } from '../shared/index.js';
import { htmlPage, type RenderedMail, type Site } from './letter.js';
import type { TemplateData } from './mail-job.js';

/** An answer to a visitor's message, which it quotes, as a mail client would write it. */
export function renderAnswerMail(
  { name, subject, text, writer, quote, quotedAt, thread }: TemplateData['answer'],
  site: Site,
): RenderedMail {
  const wrote = `On ${dayOf(quotedAt, site.timeZone)}, ${name} wrote:`;
  const signature = [writer, site.name].filter((part) => part !== '').join(', ');
  const about = subject === '' ? `Your message to ${site.name}` : subject;
  return {
    subject: /^re:/i.test(about) ? about : `Re: ${about}`,
    text: [
      text,
      '',
      '-- ',
      `${signature}, ${site.url}`,
      '',
      wrote,
      ...quote.split(/\r\n?|\n/).map((line) => `> ${line}`),
    ].join('\n'),
    html: htmlPage(
      `<p style="white-space:pre-wrap">${escapeHtml(text)}</p>
<p style="color:#555"><a href="${escapeHtml(site.url)}">${escapeHtml(signature)}</a></p>
<p>${escapeHtml(wrote)}</p>
<blockquote style="white-space:pre-wrap;margin:0;padding-left:1em;border-left:3px solid #ccc">${escapeHtml(quote)}</blockquote>`,
    ),
    ...(writer !== '' && { fromName: `${writer} (${site.name})` }),
    thread,
  };
}

/** The day of a time where the site is, such as `2026-05-01`. */
function dayOf(time: string, timeZone: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time.slice(0, 10);
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // Canada's English writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...parts }).format(at);
}
