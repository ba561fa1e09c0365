import { escapeHtml } from '../shared/index.js';

/** The words of a mail. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Shown beside the site's address in place of the site's name. */
  readonly fromName?: string;
  /** Ids of the mails before it in its thread. */
  readonly thread?: readonly string[];
}

/** What every template may use. */
export interface Site {
  readonly name: string;
  /** Its front page. What a mail leads to is configured, never taken from a request's headers. */
  readonly url: string;
  /** In which dates are written, by its IANA name. */
  readonly timeZone: string;
  /** The address of a page of accounts, such as `verify-email`. */
  accountPage(page: string): string;
  /** The token that belongs to a seed, for links. */
  tokenOf(seed: string): string;
}

/** A link to a page of the site. */
export interface Link {
  readonly label: string;
  /** The page, without the token. */
  readonly page: string;
  readonly token: string;
}

/** A mail in plain words: paragraphs, with at most one link to follow. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: Link;
  /** What to do when the mail comes unexpected. */
  readonly footnote: string;
}

/** A letter as text and as HTML, both with the same words. */
export function renderLetter({ subject, paragraphs, link, footnote }: Letter, site: Site): RenderedMail {
  const greeting = 'Hello,';
  const text = [
    greeting,
    ...paragraphs,
    ...(link ? [`${link.label}:\n${urlOf(link)}`, `${withoutLink(link)}\n${link.token}`] : []),
    footnote,
    `-- \n${site.name}, ${site.url}`,
  ].join('\n\n');
  const html = htmlPage(
    [
      ...[greeting, ...paragraphs].map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
      ...(link ? [linkHtml(link)] : []),
      `<p style="color:#555">${escapeHtml(footnote)}</p>`,
      `<hr>\n<p style="color:#555"><a href="${escapeHtml(site.url)}">${escapeHtml(site.name)}</a></p>`,
    ].join('\n'),
  );
  return { subject: `[${site.name}] ${subject}`, text, html };
}

/** A complete HTML document with `body` inside. */
export function htmlPage(body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:1em auto;padding:0 1em">
${body}
</body></html>`;
}

/** In the fragment, which browsers send to no server and in no Referer. */
function urlOf({ page, token }: Link): string {
  return `${page}#token=${token}`;
}

/** Mail scanners change links, and some cut the fragment off. */
function withoutLink({ page }: Link): string {
  return `If the link does not work, open ${page} and paste this code there:`;
}

/** The address is written out as well, for clients that show no links. */
function linkHtml(link: Link): string {
  const { label, token } = link;
  const href = escapeHtml(urlOf(link));
  return `<p><a href="${href}" style="display:inline-block;padding:.6em 1.2em;border-radius:.4em;background:#1d4ed8;color:#fff;text-decoration:none">${escapeHtml(label)}</a></p>
<p style="color:#555;word-break:break-all">${href}</p>
<p style="color:#555">${escapeHtml(withoutLink(link))}<br><code style="word-break:break-all">${escapeHtml(token)}</code></p>`;
}
