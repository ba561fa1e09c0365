import { embedOf } from '../../html/embeds.js';

const BLOCK =
  /<\/?(?:address|article|aside|blockquote|dd|div|dl|dt|figure|figcaption|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video|audio)\b/i;

/** `[name]` alone is a word in brackets as often as a shortcode: only known ones, those with attributes or an end count. */
const SHORTCODE =
  /\[(?:\/([a-z][\w-]*)|([a-z][\w-]*)[ \t]+[\w-]+=[^[\]]*|(gallery|playlist|audio|video)[ /]*)\]/gi;

/** Content of WordPress as HTML, and what in it no longer works. */
export interface WordpressContent {
  readonly html: string;
  /** Names of the shortcodes that stay as text, each once. */
  readonly shortcodes: readonly string[];
}

/**
 * Content as WordPress stores it, made the HTML that it shows: captions become figures, addresses of videos players, and
 * text of the classic editor gets its paragraphs.
 */
export function toHtml(content: string): WordpressContent {
  const hasBlocks = content.includes('<!-- wp:');
  // The block editor marks its blocks by comments, the classic one where a list shall cut.
  let html = replaceEnclosed(content.replaceAll('\r\n', '\n'), /<!--/g, '-->', () => '');
  html = replaceEnclosed(html, /\[caption\b[^[\]]*\]/g, '[/caption]', figureOf);
  html = replaceEnclosed(html, /\[wp_caption\b[^[\]]*\]/g, '[/wp_caption]', figureOf);
  html = replaceEnclosed(html, /\[embed\b[^[\]]*\]/g, '[/embed]', (_open, url) => `\n\n${url.trim()}\n\n`);
  html = html.replaceAll(/^[ \t]*(https?:\/\/\S+)[ \t]*$/gm, (line, url: string) => embedOf(url) ?? line);
  return { html: hasBlocks ? html : withParagraphs(html), shortcodes: shortcodesIn(html) };
}

/** The picture with its link first; the text behind it, or the attribute `caption`, below. */
function figureOf(open: string, inner: string): string {
  const image = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/.exec(inner)?.[0] ?? '';
  const text = inner.slice(image.length).trim() || (/\bcaption=(["'])(.*?)\1/.exec(open)?.[2] ?? '');
  return `\n\n<figure>${image.trim()}<figcaption>${text}</figcaption></figure>\n\n`;
}

/** Paragraphs at blank lines and line breaks at others, where the text has no blocks of its own. */
function withParagraphs(content: string): string {
  return splitEnclosed(content, /<pre\b[^<>]*>/g, '</pre>')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .split(/\n\s*\n/)
            .map(paragraphOf)
            .join('\n'),
    )
    .join('\n');
}

function paragraphOf(chunk: string): string {
  const text = chunk.trim();
  return text === '' || BLOCK.test(text) ? text : `<p>${text.replaceAll('\n', '<br>\n')}</p>`;
}

function shortcodesIn(html: string): string[] {
  const withoutBlocks = replaceEnclosed(html, /<pre\b[^<>]*>/g, '</pre>', () => '');
  const prose = replaceEnclosed(withoutBlocks, /<code\b[^<>]*>/g, '</code>', () => '');
  const names = Array.from(
    prose.matchAll(SHORTCODE),
    ([, ended, given, known]) => ended ?? given ?? known ?? '',
  );
  return [...new Set(names)];
}

function replaceEnclosed(
  text: string,
  open: RegExp,
  close: string,
  replace: (open: string, inner: string) => string,
): string {
  return splitEnclosed(text, open, close)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const [opening = ''] = new RegExp(open.source).exec(part) ?? [];
      return replace(opening, part.slice(opening.length, -close.length));
    })
    .join('');
}

/**
 * The text outside of and, at odd places, within what is opened and closed. In one pass: a lazy pattern would look through
 * all of the text for each of many that are never closed.
 */
function splitEnclosed(text: string, open: RegExp, close: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: opening, index } of text.matchAll(open)) {
    if (index < at) continue;
    const end = text.indexOf(close, index + opening.length);
    if (end === -1) break;
    parts.push(text.slice(at, index), text.slice(index, end + close.length));
    at = end + close.length;
  }
  return [...parts, text.slice(at)];
}
