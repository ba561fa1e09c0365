import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { validationFailed } from '../errors/index.js';
import { truncateAtWord } from '../shared/index.js';

const WORDS_PER_MINUTE = 220;
const EXCERPT_LENGTH = 240;
const MAX_NESTING = 100;

const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false });

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
    ...['sub', 'sup', 'kbd', 'samp', 'var', 'abbr', 'cite', 'q', 'time', 'details', 'summary'],
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
    '*': ['lang', 'dir'],
  },
  allowedClasses: { code: [/^language-[\w+#.-]+$/] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowedSchemesByTag: { img: ['https', 'http'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow ugc' }),
    img: sanitizeHtml.simpleTransform('img', { loading: 'lazy' }),
    th: alignFromStyle('th'),
    td: alignFromStyle('td'),
  },
};

/** What a Markdown text becomes when it is stored. */
export interface RenderedMarkdown {
  /** Sanitised by an allow-list: safe to insert into a page. */
  readonly html: string;
  /** The first words as plain text, at most 240 characters. */
  readonly excerpt: string;
  /** At least 1. */
  readonly readingTimeMinutes: number;
}

/**
 * Renders CommonMark with tables and strikethrough; inline HTML is kept as far as the allow-list goes.
 *
 * @throws AppError validation-failed when HTML is nested more than 100 deep
 */
export function renderMarkdown(text: string): RenderedMarkdown {
  const html = sanitizeHtml(markdown.render(text), { ...ALLOWED, ...nestingLimit() });
  const plain = plainText(html);
  return {
    html,
    excerpt: truncateAtWord(plain, EXCERPT_LENGTH),
    readingTimeMinutes: Math.max(1, Math.round(countWords(plain) / WORDS_PER_MINUTE)),
  };
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

/** Text of the paragraphs and lists, without code blocks, headings and tables. */
function plainText(html: string): string {
  const text = sanitizeHtml(html.replaceAll(/<\/(?:p|li|h\d|blockquote|div|td|th)>/g, '$& '), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: ['pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'figure'],
  });
  return decodeBasicEntities(text).replaceAll(/\s+/g, ' ').trim();
}

/** sanitize-html leaves these four escaped in text; the excerpt is plain text, escaped where it is shown. */
function decodeBasicEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function countWords(text: string): number {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length;
}

/** markdown-it aligns table cells by a style attribute; `align` says the same without opening `style`. */
function alignFromStyle(tagName: string): sanitizeHtml.Transformer {
  return (_tag, { style, ...attribs }) => {
    const align = /^text-align:(left|center|right)$/.exec(style ?? '')?.[1];
    return { tagName, attribs: align ? { ...attribs, align } : attribs };
  };
}
