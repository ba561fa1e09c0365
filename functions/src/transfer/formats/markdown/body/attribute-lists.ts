import { BREAK } from './kept-text.js';

const MARKDOWN_INSIDE =
  /<(div|section|article|aside|figure|details|blockquote|main|center)\b([^<>]{0,500}?)\smarkdown=["']?(?:1|block|span)["']?([^<>]{0,500})>/i;

/** A table of contents that a generator would put in: a post has one of its own. */
const TOC_LIST = /^[ \t]*(?:[-*+]|\d+\.)[ \t][^\n]*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$/gim;
const TOC_MARK = /^[ \t]*(?:@?\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|\{:[ \t]*toc\b[^}\n]*\})[ \t]*$/gim;

/** kramdown's own elements: `{::comment}`, `{::options … /}`. */
const EXTENSION = /\{::comment\}[\s\S]{0,2000}?\{:\/(?:comment)?\}|\{::options\b[^{}\n]{0,500}\/\}/g;
const TRANSPARENT = /\{::nomarkdown[^{}\n]{0,500}\}|\{:\/(?:nomarkdown)?\}/g;

/** A heading, and a list of attributes in a line of its own below it. */
const HEADING = /^ {0,3}#{1,6}[ \t][^\n]*(?:\n[ \t]*\{:[^{}\n]*\}[ \t]*$)?/gm;

/** What at the end of a heading is such a list. */
const AT_END =
  /(?:\{(?::[^{}\n]*|#[\w.:-][^{}\n]*)|(?<=[ \t])\{(?:\.[\w.:-][^{}\n]*|-|[\w-]+=["'][^{}\n]*))\}$/;

/** Of a block: a line of its own, or one below a paragraph. */
const OF_BLOCK = /^(?<lead>[ \t>]*)\{:(?!:)(?<list>[^{}\n]*)\}[ \t]*$/gm;
const OF_BLOCK_BARE = /(?<=\S[ \t]*\n)[ \t>]*\{(?<list>(?:[.#][\w-]+[ \t]*)+)\}[ \t]*$/gm;

/** Where files of Hugo are, which has such lists without a colon. */
const OF_HUGO = /(?:^|\/)content\//;

/** What may be the list of what stands before it in a line. */
const IN_LINE = /\{(?::(?!:)[^{}\n]*|(?:[.#][\w-]+[ \t]*)+|(?:[.#][\w-]+[ \t]+)*[\w-]+=[^{}\n]*)\}/g;

/** Of a line, in characters: what begins earlier is not looked for. */
const MAX_SPAN_LENGTH = 1_000;

/** Ends of what has such a list, besides code: emphasis, what stands in brackets, an element. */
const EMPHASIS =
  /(?:(?<![\w*])(\*{1,3})(?![\s*])[^*\n]{0,300}[^*\s]\1|\b(_{1,3})(?![\s_])[^_\n]{0,300}[^_\s]\2)$/;
const BRACKETS = /(?:(?<![\w\]])|\][ \t]?)\[[^[\]\n]{1,300}\]$/;
const ELEMENT = /<[^<>\n]{1,500}>$/;

/** A body without what kramdown, goldmark and Pandoc note of its elements for styles; ids of headings stay. */
export function convertAttributeLists(text: string, path: string): string {
  const withoutToc = withMarkdownInside(text).replaceAll(TOC_LIST, '').replaceAll(TOC_MARK, '');
  if (!withoutToc.includes('{')) return withoutToc;
  const withoutBlocks = withoutToc
    .replaceAll(EXTENSION, '')
    .replaceAll(TRANSPARENT, '')
    .replaceAll(HEADING, headingOf)
    .replaceAll(OF_BLOCK, (_all, lead: string, list: string) => lead + anchorOf(list));
  const isOfHugo = OF_HUGO.test(path);
  return (
    isOfHugo ? withoutBlocks.replaceAll(OF_BLOCK_BARE, (_all, list: string) => anchorOf(list)) : withoutBlocks
  ).replaceAll(IN_LINE, (list, at: number, all: string) => (isOfSpan(list, all, at) ? anchorOf(list) : list));
}

/** Whether a list has something before it that it is of (kept code ends with a sign of kept-text.ts): formulas and code in prose have braces, too. */
function isOfSpan(list: string, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_SPAN_LENGTH), at);
  if (endsWithLink(before)) return true;
  if (list.startsWith('{:') && ELEMENT.test(before)) return true;
  const isNamed = /^\{[:.#]/.test(list);
  return isNamed && (before.endsWith('\u0002') || EMPHASIS.test(before) || BRACKETS.test(before));
}

/** Whether the last parenthesis of a text closes the address of a link or picture. */
function endsWithLink(text: string): boolean {
  if (!text.endsWith(')')) return false;
  const begin = text.lastIndexOf('](');
  const address = begin === -1 ? '\n' : text.slice(begin + 2, -1);
  return !address.includes('\n') && !/[()]/.test(address.replaceAll(/\([^()]*\)|\\[()]/g, ''));
}

/** kramdown reads Markdown within elements that say so, CommonMark within those that blank lines are in. */
function withMarkdownInside(text: string): string {
  if (!MARKDOWN_INSIDE.test(text)) return text;
  return text
    .replaceAll(
      new RegExp(MARKDOWN_INSIDE, 'gi'),
      (_all, tag: string, before: string, after: string) => `<${tag}${before}${after}>${BREAK}`,
    )
    .replaceAll(
      /\n[ \t]*(<\/(?:div|section|article|aside|figure|details|blockquote|main|center)>)/gi,
      `${BREAK}$1`,
    );
}

/** A heading with nothing but its id after it, as it stands there. */
function headingOf(heading: string): string {
  const text = heading
    .trimEnd()
    .replace(/[ \t]#+$/, '')
    .trimEnd();
  const list = AT_END.exec(text)?.[0];
  if (list === undefined) return heading;
  const id = idIn(list);
  const bare = text.slice(0, -list.length).trimEnd();
  return id === null ? bare : `${bare} {#${id}}`;
}

function idIn(list: string): string | null {
  return /#([\w.:-]+)/.exec(list)?.[1] ?? /\bid=["']?([\w.:-]+)/.exec(list)?.[1] ?? null;
}

/** An element that links reach where the block can't have the id. */
function anchorOf(list: string): string {
  const id = idIn(list);
  return id === null ? '' : `<a id="${id}"></a>`;
}
