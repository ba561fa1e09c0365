/** Signs that mean something wherever they stand. */
const SIGNS = /[\\`*_[\]]/g;

/** Addresses become links by themselves, and their signs are theirs. */
const ADDRESS = /(https?:\/\/[^\s*<>`\\[\]]+)/;

/**
 * Text as Markdown that shows just that: what could be read as a sign, HTML, an entity or strikethrough is escaped.
 * What means something only at the start of a line is up to `escapeLineStarts`.
 */
export function escapeText(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(SIGNS, '\\$&')))
    .join('')
    .replaceAll(/<(?=[a-z/!?])/gi, '\\<')
    .replaceAll(/&(?=#?\w+;)/g, '\\&')
    .replaceAll(/~(?=~)|(?<=~)~|^~|~$/g, '\\~');
}

/** A line of only these may be the ruler of a table or of a heading. */
const RULER = /^[ \t|:-]+$/;

/** Markdown of a paragraph none of whose lines begins a list, a heading, a quote, a table or the like. */
export function escapeLineStarts(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) =>
      (RULER.test(line) ? line.replace(/[|:]/, '\\$&') : line)
        .replace(/^(?:[-=>]|\+(?=\s|$)|#{1,6}(?=\s|$))/, '\\$&')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}

/** Markdown of a heading: no sign at its end closes it, and none gives it an id. */
export function escapeHeading(markdown: string): string {
  return markdown.replace(/#+$/, '\\$&').replace(/\{(?=#[^{}]*\}$)/, '\\{');
}

/** A link's address as Markdown has it between parentheses. */
export function escapeAddress(href: string): string {
  return href.replaceAll(/[()]/g, '\\$&').replaceAll(/&(?=#?\w+;)/g, '&amp;');
}

/** The title of a link or picture, between its quotes; empty when there is none. */
export function titlePart(title: string | undefined): string {
  if (title === undefined || title === '') return '';
  return ` "${title.replaceAll(/["\\]/g, '\\$&').replaceAll(/&(?=#?\w+;)/g, '\\&')}"`;
}

/** Code in a line. @param isTouching whether a backtick stands before it, by which it would not begin here */
export function codeSpan(code: string, isTouching: boolean): string {
  if (isTouching) return `<code>${escapeAsEntities(code)}</code>`;
  const runs = new Set(Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const fence = '`'.repeat(length);
  const pad = /^`|`$/.test(code) ? ' ' : '';
  return fence + pad + code + pad + fence;
}

/** Text within an HTML element in a line, where Markdown's signs count as well. */
function escapeAsEntities(text: string): string {
  return text.replaceAll(/(?![\w\s])\p{ASCII}|_/gu, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
