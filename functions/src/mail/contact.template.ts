import { escapeHtml } from '../shared/index.js';
import { htmlPage, type RenderedMail, type Site } from './letter.js';
import type { TemplateData } from './mail-job.js';

const MAY_BE_SPAM = 'This message may be spam. What speaks for it:';

/** A visitor's message, to the owner of the site. What the visitor typed is escaped in the HTML. */
export function renderContactMail(
  { name, email, subject, message, messageId, doubts }: TemplateData['contact'],
  site: Site,
): RenderedMail {
  const isUnsure = doubts.length > 0;
  return {
    subject: `[${site.name}] ${isUnsure ? '[unsure] ' : ''}${subject === '' ? `Message from ${name}` : subject}`,
    text: [
      `${name} <${email}> wrote through the contact form of ${site.url}:`,
      '',
      ...(subject === '' ? [] : [`Subject: ${subject}`, '']),
      message,
      '',
      ...(isUnsure ? [MAY_BE_SPAM, ...doubts.map((doubt) => `* ${doubt}`), ''] : []),
      '-- ',
      `Reply to this mail to answer ${name}. Message ${messageId}.`,
    ].join('\n'),
    html: htmlPage(
      `<p><strong>${escapeHtml(name)}</strong> &lt;<a href="mailto:${escapeHtml(encodeURI(email))}">${escapeHtml(email)}</a>&gt;
wrote through the contact form of <a href="${escapeHtml(site.url)}">${escapeHtml(site.name)}</a>:</p>
${subject === '' ? '' : `<h1 style="font-size:1.2em">${escapeHtml(subject)}</h1>`}
<p style="white-space:pre-wrap">${escapeHtml(message)}</p>
${isUnsure ? `<p>${MAY_BE_SPAM}</p>\n<ul>${doubts.map((doubt) => `<li>${escapeHtml(doubt)}</li>`).join('')}</ul>` : ''}
<hr>
<p style="color:#555">Reply to this mail to answer ${escapeHtml(name)}. Message ${escapeHtml(messageId)}.</p>`,
    ),
  };
}
