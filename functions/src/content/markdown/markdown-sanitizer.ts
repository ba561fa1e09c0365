import sanitizeHtml from 'sanitize-html';
import { validationFailed } from '../../errors/index.js';
import { decodeBasicEntities } from '../../shared/index.js';

const MAX_NESTING = 100;

/** Players that may be embedded; firebase.json lets the site's own pages frame the same hosts. */
const EMBED =
  /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[\w-]+(?:\?[\w=&%.-]*)?(?:#[\w=]*)?$/;

/** Ids that our own plugins give; others could stand in for parts of the page that shows the post. */
const OWN_ID = /^(?:h-[a-z\d-]+|fn(?:ref)?\d+(?::\d+)?)$/;

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li'],
    ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'caption', 'dl', 'dt', 'dd', 'div', 'span'],
    ...[
      'a',
      'img',
      'figure',
      'figcaption',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
      'del',
      'ins',
      'mark',
      'small',
    ],
    ...['sub', 'sup', 'kbd', 'samp', 'var', 'abbr', 'cite', 'q', 'time', 'details', 'summary', 'section'],
    ...['input', 'label', 'iframe'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
    ol: ['start', 'reversed'],
    th: ['align', 'scope', 'colspan', 'rowspan'],
    td: ['align', 'colspan', 'rowspan'],
    abbr: ['title'],
    time: ['datetime'],
    details: ['open'],
    input: [{ name: 'type', values: ['checkbox'] }, 'checked', 'disabled'],
    iframe: ['src', 'title', 'width', 'height', 'allowfullscreen', 'loading', 'sandbox', 'referrerpolicy'],
    '*': ['lang', 'dir', 'id'],
  },
  allowedClasses: {
    code: [/^language-[\w+#.-]+$/, 'hljs'],
    span: [/^hljs-[\w-]+$/, /^[a-z]+_+$/],
    li: ['task-list-item', 'footnote-item'],
    input: ['task-list-item-checkbox'],
    hr: ['footnotes-sep'],
    section: ['footnotes'],
    ol: ['footnotes-list'],
    sup: ['footnote-ref'],
    a: ['footnote-backref'],
  },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowedSchemesByTag: { img: ['https', 'http'], iframe: ['https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  exclusiveFilter: ({ tag, attribs }) =>
    (tag === 'iframe' && attribs['src'] === undefined) || (tag === 'input' && attribs['type'] !== 'checkbox'),
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, ...relOf(attribs['href']) } }),
    img: sanitizeHtml.simpleTransform('img', { loading: 'lazy' }),
    // A task list's boxes show what the writer ticked.
    input: sanitizeHtml.simpleTransform('input', { disabled: '' }),
    iframe: (tagName, attribs) => ({ tagName, attribs: asEmbed(attribs) }),
    th: alignFromStyle('th'),
    td: alignFromStyle('td'),
    '*': (tagName, attribs) => ({ tagName, attribs: withOwnId(attribs) }),
  },
};

/**
 * HTML with nothing but what the allow-list has: safe to insert into a page.
 *
 * @throws AppError validation-failed when it is nested more than 100 deep
 */
export function sanitize(html: string): string {
  return sanitizeHtml(html, { ...ALLOWED, ...nestingLimit() });
}

/**
 * The same as `sanitize`, for a reader that does not show it at the site: relative links and images are resolved
 * against `baseUrl`.
 */
export function sanitizeForElsewhere(html: string, baseUrl: string): string {
  const resolved = (tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag => {
    const { href, src } = attribs;
    return {
      tagName,
      attribs: {
        ...attribs,
        ...(href !== undefined && { href: absoluteUrl(href, baseUrl) }),
        ...(src !== undefined && { src: absoluteUrl(src, baseUrl) }),
      },
    };
  };
  return sanitizeHtml(html, {
    ...ALLOWED,
    transformTags: { ...ALLOWED.transformTags, a: resolved, img: resolved },
  });
}

/** What is no URL stays as it is. */
function absoluteUrl(url: string, baseUrl: string): string {
  return URL.canParse(url) ? url : (URL.parse(url, baseUrl)?.href ?? url);
}

/** What is not told of a post in a few words. */
const NO_PROSE = ['pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'figure', 'iframe', 'footnote'];

/** The text of sanitised HTML without code blocks, headings, tables and footnotes: one line, not escaped. */
export function proseOf(html: string): string {
  return textWithout(html, NO_PROSE);
}

/** All text of sanitised HTML but its footnotes: one line, not escaped. */
export function textOf(html: string): string {
  return textWithout(html, ['iframe', 'footnote']);
}

/** Where words end though no space follows. */
const BOUNDARY =
  /<\/(?:p|li|h\d|blockquote|div|d[dt]|t[dh]|caption|figcaption|summary|section|pre)>|<br \/>/g;

function textWithout(html: string, nonTextTags: string[]): string {
  const text = sanitizeHtml(html.replaceAll(BOUNDARY, '$& '), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags,
    transformTags: { sup: footnoteAside, section: footnoteAside },
  });
  return decodeBasicEntities(text).replaceAll(/\s+/g, ' ').trim();
}

/** Refuses deep nesting, which takes the HTML parser quadratic time: seconds for one post. */
function nestingLimit(): Pick<sanitizeHtml.IOptions, 'onOpenTag' | 'onCloseTag'> {
  let depth = 0;
  return {
    onOpenTag: () => {
      depth += 1;
      if (depth <= MAX_NESTING) return;
      throw validationFailed([
        { pointer: '/content_md', detail: `nests HTML more than ${String(MAX_NESTING)} deep` },
      ]);
    },
    onCloseTag: () => {
      depth -= 1;
    },
  };
}

/** Links within the post stay as they are; others must not reach the page that opens them, nor count as praise. */
function relOf(href: string | undefined): { rel?: string } {
  return href?.startsWith('#') ? {} : { rel: 'noopener noreferrer nofollow ugc' };
}

function withOwnId({ id, ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return id !== undefined && OWN_ID.test(id) ? { ...attribs, id } : attribs;
}

/** A frame that gets no more of the page than its place; without a `src`, and so removed, when it is of nobody known. */
function asEmbed({ src = '', ...attribs }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  if (!EMBED.test(src)) return {};
  return {
    src,
    ...attribs,
    loading: 'lazy',
    referrerpolicy: 'strict-origin-when-cross-origin',
    sandbox: 'allow-scripts allow-same-origin allow-presentation',
  };
}

/** Tells the marks and the list of footnotes from what else is in elements of their kind. */
function footnoteAside(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName: attribs['class']?.startsWith('footnote') ? 'footnote' : tagName, attribs };
}

/** markdown-it aligns table cells by a style attribute; `align` says the same without opening `style`. */
function alignFromStyle(tagName: string): sanitizeHtml.Transformer {
  return (_tag, { style, ...attribs }) => {
    const align = /^text-align:(left|center|right)$/.exec(style ?? '')?.[1];
    return { tagName, attribs: align ? { ...attribs, align } : attribs };
  };
}
