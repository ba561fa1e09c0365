/** Signs that mean something wherever they stand. */
const SIGNS = /[\\`*_[\]]/g;

/** Addresses become links by themselves, up to the next blank: signs behind one, and escapes, would belong to it. */
const ADDRESS = /((?:https?|ftp):\/\/[^\s\p{Cc}*<>`\\[\]]*)/iu;

/** What in an address could be read as a sign, or is escaped by others at the end of a heading. */
const SIGN_IN_ADDRESS = /~~|~$|&#?\w+;|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\{#|[#}]$|:\/\/(?![\p{L}\p{N}])/u;

/** Where a text stands. */
export interface TextPlace {
  /** Within a link or in place of a picture, where no other link can be. */
  readonly isInLink: boolean;
  /** Whether a sign follows without a blank. */
  readonly isTouched: boolean;
}

/**
 * Text as Markdown that shows just that: what could be read as a sign, HTML, an entity or strikethrough is escaped.
 * What means something only at the start of a line is up to `escapeLineStarts`.
 */
export function escapeText(text: string, { isInLink, isTouched }: TextPlace): string {
  const parts = text.split(ADDRESS);
  const escaped = parts.map(escapeSigns);
  return parts
    .map((part, index) => {
      const next = escaped[index + 1] ?? '';
      const isBeforeSign = next === '' ? isTouched : /^\S/.test(next);
      if (index % 2 === 0) return escaped[index];
      if (!isBeforeSign && !SIGN_IN_ADDRESS.test(part)) return part;
      // Between angle brackets it ends where it ends; where it can't be a link it must not look like one.
      const isText = isInLink || !/:\/\/[\p{L}\p{N}]/u.test(part);
      return isText ? escaped[index]?.replace(':', '\\:') : `<${part}>`;
    })
    .join('');
}

function escapeSigns(text: string): string {
  return text
    .replaceAll(SIGNS, '\\$&')
    .replaceAll(/<(?=[a-z/!?]|$)/gi, '\\<')
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
