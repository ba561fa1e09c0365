import sanitizeHtml from 'sanitize-html';
import { cutAtCharacter, decodeBasicEntities } from '../../shared/index.js';
import { ItemRefused } from '../formats/import-collector.js';

/** Bounds of what is converted: the converter walks the tree by recursion, and back and forth. */
const MAX_NESTING = 100;
const MAX_ELEMENTS = 20_000;
const MAX_HTML_LENGTH = 2_000_000;
const MAX_BLANK_LENGTH = 100;
const MAX_LINE_LENGTH = 5_000;

/** Cells may span so many columns or rows. */
const SPAN = /^(?:[1-9]|1\d|20)$/;

const BLOCKS = [
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'center',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'figcaption',
  ],
  ...['figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p'],
  ...['pre', 'section', 'summary', 'ul'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

const INLINES = [
  ...[
    'a',
    'abbr',
    'b',
    'br',
    'cite',
    'code',
    'del',
    'em',
    'i',
    'img',
    'ins',
    'kbd',
    'mark',
    'q',
    's',
    'samp',
  ],
  ...['small', 'span', 'strike', 'strong', 'sub', 'sup', 'u', 'var'],
  ...['input', 'iframe', 'video', 'audio', 'source'],
];

/**
 * HTML of another site, reduced to what Markdown can say or a post may have: no scripts, styles or handlers, addresses of
 * the web only.
 *
 * @param baseUrl what relative addresses are resolved against; null leaves them
 * @throws ItemRefused when it is too long, too deep or has too many elements to be converted
 */
export function reduceHtml(html: string, baseUrl: string | null): string {
  if (html.length > MAX_HTML_LENGTH) throw tooComplex(`is longer than ${String(MAX_HTML_LENGTH)} characters`);
  const reduced = sanitizeHtml(html, {
    allowedTags: [...BLOCKS, ...INLINES],
    allowedAttributes: {
      a: ['href', 'title'],
      img: ['src', 'alt', 'title'],
      ol: ['start'],
      th: ['align', 'colspan', 'rowspan'],
      td: ['align', 'colspan', 'rowspan'],
      abbr: ['title'],
      input: [{ name: 'type', values: ['checkbox'] }, 'checked'],
      iframe: ['src', 'title'],
      video: ['src'],
      audio: ['src'],
      source: ['src'],
    },
    allowedClasses: {
      code: [/^lang(?:uage)?-[\w+#.-]+$/],
      pre: [/^lang(?:uage)?-[\w+#.-]+$/],
    },
    allowedSchemes: ['https', 'http', 'mailto'],
    allowedSchemesByTag: { img: ['https', 'http'] },
    allowProtocolRelative: false,
    nonTextTags: [
      ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title', 'svg', 'math', 'object'],
    ],
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: tidy(attribs, baseUrl) }) },
    ...complexityLimit(),
  });
  return reduced.replaceAll(/\s+/g, boundedBlank);
}

/** The converter needs quadratic time for what is blank and not of ASCII, such as non-breaking spaces. */
function boundedBlank(run: string): string {
  return run.length > MAX_BLANK_LENGTH && /[^ \t\r\n]/.test(run) ? '\u00a0' : run;
}

/** Stands within runs of blanks: the converter needs quadratic time for long ones. No text of a post has it. */
const BREAK = '\u0001';
const LONG_BLANKS = new RegExp(`\\s{${String(MAX_BLANK_LENGTH)}}`, 'g');

/** Text that the converter must leave as it is, with its runs of blanks broken up; see joinBlanks. */
export function splitBlanks(text: string): string {
  return text.replaceAll(/\s+/g, (run) => run.replaceAll(LONG_BLANKS, `$&${BREAK}`));
}

/** Takes back splitBlanks. */
export function joinBlanks(text: string): string {
  return text.replaceAll(BREAK, '');
}

/** The text of HTML as one line, of its first 5,000 characters: for titles, excerpts and tags. */
export function htmlToText(html: string): string {
  const start = cutAtCharacter(html, MAX_LINE_LENGTH);
  const text = sanitizeHtml(start, { allowedTags: [], allowedAttributes: {} });
  return decodeBasicEntities(text).replaceAll(/\s+/g, ' ').trim();
}

function complexityLimit(): Pick<sanitizeHtml.IOptions, 'onOpenTag' | 'onCloseTag'> {
  let depth = 0;
  let elements = 0;
  return {
    onOpenTag: () => {
      depth += 1;
      elements += 1;
      if (depth > MAX_NESTING) throw tooComplex(`nests HTML more than ${String(MAX_NESTING)} deep`);
      if (elements > MAX_ELEMENTS) throw tooComplex(`has more than ${String(MAX_ELEMENTS)} HTML elements`);
    },
    onCloseTag: () => {
      depth -= 1;
    },
  };
}

function tooComplex(what: string): ItemRefused {
  return new ItemRefused(`${what} and was left out: split the post or simplify it`);
}

function tidy(attribs: sanitizeHtml.Attributes, baseUrl: string | null): sanitizeHtml.Attributes {
  const { href, src, title, alt, colspan, rowspan, ...rest } = attribs;
  // Lazily loaded images keep their address elsewhere.
  const source = src === undefined || src.startsWith('data:') ? rest['data-src'] : src;
  return {
    ...rest,
    ...(href !== undefined && { href: addressOf(href, baseUrl) }),
    ...(source !== undefined && { src: addressOf(source, baseUrl) }),
    ...(title !== undefined && { title: oneLine(title) }),
    ...(alt !== undefined && { alt: oneLine(alt) }),
    ...(colspan !== undefined && SPAN.test(colspan) && { colspan }),
    ...(rowspan !== undefined && SPAN.test(rowspan) && { rowspan }),
  };
}

/** Without what browsers ignore in addresses, and the blanks and signs that would end a Markdown link. */
function addressOf(text: string, baseUrl: string | null): string {
  const trimmed = text.trim().replaceAll(/[\t\n\r]/g, '');
  const address = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  const isLocal = address.startsWith('#') || baseUrl === null;
  const url = isLocal ? null : URL.parse(address, baseUrl);
  return (url?.href ?? address).replaceAll(/[\s\\<>`]/g, (sign) => encodeURIComponent(sign));
}

/** Backslashes would escape the quote that ends it. */
function oneLine(text: string): string {
  return text.replaceAll('\\', '').replaceAll(/\s+/g, ' ').trim();
}
