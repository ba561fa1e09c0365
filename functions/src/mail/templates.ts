import { escapeHtml } from '../shared/index.js';
import type { MailJob, TemplateData, TemplateName } from './mail-job.js';

/** The words of a mail. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What every template may name. */
export interface Site {
  readonly name: string;
  readonly url: string;
}

const TEMPLATES: { readonly [T in TemplateName]: (data: TemplateData[T], site: Site) => RenderedMail } = {
  contact: ({ name, email, subject, message, messageId }, site) => ({
    subject: `[${site.name}] ${subject === '' ? `Message from ${name}` : subject}`,
    text: [
      `${name} <${email}> wrote through the contact form of ${site.url}:`,
      '',
      ...(subject === '' ? [] : [`Subject: ${subject}`, '']),
      message,
      '',
      '-- ',
      `Reply to this mail to answer ${name}. Message ${messageId}.`,
    ].join('\n'),
    html: page(
      `<p><strong>${escapeHtml(name)}</strong> &lt;<a href="mailto:${escapeHtml(encodeURI(email))}">${escapeHtml(email)}</a>&gt;
wrote through the contact form of <a href="${escapeHtml(site.url)}">${escapeHtml(site.name)}</a>:</p>
${subject === '' ? '' : `<h1 style="font-size:1.2em">${escapeHtml(subject)}</h1>`}
<p style="white-space:pre-wrap">${escapeHtml(message)}</p>
<hr>
<p style="color:#555">Reply to this mail to answer ${escapeHtml(name)}. Message ${escapeHtml(messageId)}.</p>`,
    ),
  }),
};

/** The subject, text and HTML of a job's mail; what people typed is escaped in the HTML. */
export function renderMail<T extends TemplateName>(
  job: Pick<MailJob<T>, 'template' | 'data'>,
  site: Site,
): RenderedMail {
  return TEMPLATES[job.template](job.data, site);
}

function page(body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em">
${body}
</body></html>`;
}
