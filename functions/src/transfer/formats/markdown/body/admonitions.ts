import { findCode, type CodeRange } from './code.js';
import { containerLine } from './containers.js';
import { columnsOf } from './indentation.js';

/** A note of MkDocs and Python-Markdown, one that opens, or the page of a tab; what belongs to it is four columns further in. */
const OPENING =
  /^(?<indent>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?<kind>[a-z][\w-]*)(?:[ \t]+[a-z][\w-]*){0,4}(?:[ \t]+"(?<title>[^"\n]*)")?|===[!+]?[ \t]+"(?<tab>[^"\n]*)")[ \t]*$/gim;

const FURTHER_IN = 4;

/** Notes within each other; those further in stay as they are. */
const MAX_DEPTH = 5;

/** A text in which such notes are containers (containers.ts), whose content is no further in than their first line. */
export function withAdmonitions(text: string, depth = 0): string {
  const found = depth < MAX_DEPTH ? Array.from(text.matchAll(OPENING)) : [];
  if (found.length === 0) return text;
  const code = findCode(text);
  const parts: string[] = [];
  let at = 0;
  for (const { 0: line, index, groups = {} } of found) {
    if (index < at || isWithin(index, code)) continue;
    const begin = index + line.length;
    const { content, end } = contentAt(text, begin, columnsOf(line));
    if (content === null) continue;
    parts.push(text.slice(at, index), noteOf(groups, withAdmonitions(content, depth + 1)));
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

function noteOf(groups: Readonly<Record<string, string | undefined>>, content: string): string {
  const { indent = '', kind = '', title, tab } = groups;
  if (tab !== undefined) return `${indent}**${tab}**\n\n${content}`;
  return `${indent}${containerLine(kind, title)}\n${content}\n${indent}:::`;
}

/** By halves: there may be many. */
function isWithin(index: number, ranges: readonly CodeRange[]): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.begin ?? Infinity) <= index;
}

/** The lines further in than a first one, as far in as that is; null where there are none. */
function contentAt(text: string, from: number, columns: number): { content: string | null; end: number } {
  const lines: string[] = [];
  let length = 0;
  let end = from;
  for (let at = from + 1; at <= text.length && at > 0;) {
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd === -1 ? undefined : lineEnd);
    const isBlank = line.trim() === '';
    if (!isBlank && columnsOf(line) < columns + FURTHER_IN) break;
    lines.push(isBlank ? '' : lessFarIn(line, columns));
    if (!isBlank) [length, end] = [lines.length, at + line.length];
    at = lineEnd + 1;
  }
  const content = lines.slice(0, length).join('\n').replace(/^\n+/, '');
  return { content: content === '' ? null : content, end };
}

/** Without a tab or four blanks behind the columns of the first line. */
function lessFarIn(line: string, columns: number): string {
  let at = 0;
  while (columnsOf(line.slice(0, at + 1)) <= columns && at < columns) at += 1;
  return (
    line.slice(0, at) +
    line.slice(at).replace(/^(?:\t| {1,4}\t?)/, (blanks) => (/^ {1,3}$/.test(blanks) ? blanks : ''))
  );
}
