import { foldText } from '../../../shared/index.js';
import { htmlToText } from '../../html/source-html.js';

/** A title in a post's text, and the text without it where it stands at its top. */
export interface FoundTitle {
  readonly title: string;
  readonly rest: string;
}

/** Lines that are looked through for a first heading. */
const MAX_LINES_ABOVE = 50;

/** A link or picture, whose text is what is read. */
const LINK = /!?\[([^[\]]{0,500})\]\([^()]{0,500}\)/g;

/** Longer headings are none. */
const MAX_HEADING_LENGTH = 1_000;

/**
 * The heading of the first level that a text begins with, pictures and the like aside, and the text without it if it is the
 * very first; null when the text begins with something else.
 */
export function leadingTitle(body: string): FoundTitle | null {
  const lines = body.split('\n');
  for (const [index, line] of lines.slice(0, MAX_LINES_ABOVE).entries()) {
    const found = titleAt(lines, index);
    if (found) {
      const isTop = lines.slice(0, index).every((before) => before.trim() === '');
      return { title: found.title, rest: isTop ? withoutLines(lines, index + found.length) : body };
    }
    if (!isWithoutText(line.trim())) return null;
  }
  return null;
}

/** What may stand above a first heading: pictures, badges, HTML, comments. */
function isWithoutText(line: string): boolean {
  const isElement = line.startsWith('<') || line.endsWith('>');
  return line === '' || isElement || (/^!?\[/.test(line) && line.endsWith(')'));
}

/** The first heading outside of code, of whatever level; null without one. */
export function firstHeading(body: string): string | null {
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = mark;
    const title = /^ {0,3}#{1,6}[ \t](.*)/.exec(line)?.[1];
    const plain = title === undefined ? '' : plainTitle(title);
    if (plain !== '') return plain;
  }
  return null;
}

/** A text without the heading that it begins with, where that only repeats its title. */
export function withoutRepeatedTitle(body: string, title: string): string {
  const found = leadingTitle(body);
  if (!found || found.rest === body) return body;
  return comparable(found.title) === comparable(title) ? found.rest : body;
}

/** A heading with signs before it or a line below it, or in HTML. */
function titleAt(lines: readonly string[], index: number): { title: string; length: number } | null {
  const line = (lines[index] ?? '').trimEnd();
  const marked = /^ {0,3}#[ \t]+(.*)/.exec(line)?.[1] ?? /^\s*<h1\b[^>]*>(.*)<\/h1>$/i.exec(line)?.[1];
  const isUnderlined = /^ {0,3}=+\s*$/.test(lines[index + 1] ?? '') && /^ {0,3}\S/.test(line);
  const title = plainTitle(marked ?? (isUnderlined ? line : ''));
  return title === '' ? null : { title, length: marked === undefined ? 2 : 1 };
}

/** Without the signs that may end a heading, and what stands there for machines. */
function plainTitle(heading: string): string {
  if (heading.length > MAX_HEADING_LENGTH) return '';
  return heading
    .trim()
    .replace(/(?:^|[ \t])\{[:#.][^{}]*\}$/, '')
    .replace(/(?:^|[ \t])#+$/, '')
    .trim();
}

function withoutLines(lines: readonly string[], count: number): string {
  return lines
    .slice(count)
    .join('\n')
    .replace(/^\s*\n/, '');
}

/** A title as readers see it: without emphasis, code signs and links. */
function comparable(title: string): string {
  return foldText(htmlToText(title.replaceAll(LINK, '$1').replaceAll(/[*_`\\]/g, '')));
}

/** A heading as a title, which has no signs: the text of code, links, emphasis and elements. */
export function titleText(heading: string): string {
  return heading
    .split(/(`+[^`]+`+)/)
    .map((part) => (part.startsWith('`') ? part.replaceAll(/^`+ ?| ?`+$/g, '') : proseText(part)))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function proseText(text: string): string {
  const plain = text
    .replaceAll(LINK, '$1')
    .replaceAll(/(\*{1,3}|~~)(?=\S)([^*~]{0,500}\S)\1/g, '$2')
    .replaceAll(/\b(_{1,3})(?=\S)([^_]{0,500}[^\s_])\1\b/g, '$2')
    .replaceAll(/\\([\p{P}\p{S}])/gu, '$1');
  const [before = '', after = ''] = [
    /^\s*/.exec(plain)?.[0],
    plain.trim() === '' ? '' : /\s*$/.exec(plain)?.[0],
  ];
  return /[<&]/.test(plain) ? before + htmlToText(plain).trim() + after : plain;
}
