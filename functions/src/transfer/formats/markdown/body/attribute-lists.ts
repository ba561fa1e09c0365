import { BREAK } from './kept-text.js';

const MARKDOWN_INSIDE =
  /<(div|section|article|aside|figure|details|blockquote|main|center)\b([^<>]{0,500}?)\smarkdown=["']?(?:1|block|span)["']?([^<>]{0,500})>/i;

/** A table of contents that a generator would put in: a post has one of its own. */
const TOC_LIST = /^[ \t]*(?:[-*+]|\d+\.)[ \t][^\n]*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$/gim;
const TOC_MARK = /^[ \t]*(?:@?\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|\{:[ \t]*toc\b[^}\n]*\})[ \t]*$/gim;

/** kramdown's own elements: `{::comment}`, `{::options … /}`. */
const EXTENSION = /\{::comment\}[\s\S]{0,2000}?\{:\/(?:comment)?\}|\{::options\b[^}]*\/\}/g;
const TRANSPARENT = /\{::nomarkdown[^}]*\}|\{:\/(?:nomarkdown)?\}/g;

/** A heading, and a list of attributes in a line of its own below it. */
const HEADING = /^ {0,3}#{1,6}[ \t][^\n]*(?:\n[ \t]*\{:[^{}\n]*\}[ \t]*$)?/gm;

/** What at the end of a heading is such a list. */
const AT_END = /\{(?::[^{}\n]*|[.#][\w.:-][^{}\n]*|-|[\w-]+=[^{}\n]*)\}$/;

/** Of a block: a line of its own, or one below a paragraph. */
const OF_BLOCK = /^(?<lead>[ \t>]*)\{:(?!:)(?<list>[^{}\n]*)\}[ \t]*$/gm;
const OF_BLOCK_BARE = /(?<=\S[ \t]*\n)[ \t>]*\{(?<list>(?:[.#][\w-]+[ \t]*)+)\}[ \t]*$/gm;

/** Of what stands before it in a line: a picture, a link, emphasis, code. */
// eslint-disable-next-line no-control-regex -- what stands for code, see kept-text.ts
const OF_SPAN = /(?<=[)\]*_>\u0002])\{(?::(?!:)[^{}\n]*|[.#][\w-][^{}\n]*|[\w-]+=[^{}\n]*)\}/g;

/** A body without what kramdown, goldmark and Pandoc note of its elements for styles; ids of headings stay. */
export function convertAttributeLists(text: string): string {
  const withoutToc = withMarkdownInside(text).replaceAll(TOC_LIST, '').replaceAll(TOC_MARK, '');
  if (!withoutToc.includes('{')) return withoutToc;
  return withoutToc
    .replaceAll(EXTENSION, '')
    .replaceAll(TRANSPARENT, '')
    .replaceAll(HEADING, headingOf)
    .replaceAll(OF_BLOCK, (_all, lead: string, list: string) => lead + anchorOf(list))
    .replaceAll(OF_BLOCK_BARE, (_all, list: string) => anchorOf(list))
    .replaceAll(OF_SPAN, (list) => anchorOf(list));
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
