import { parseTime } from '../import-times.js';
import type { FoundHeader } from './found-header.js';

/** Of a header that nothing announces; what is longer is none. */
const MAX_LENGTH = 20_001;

/** A line of dashes or semicolons by itself, and one empty line after it. */
const END_LINE = /^(?:-{3,}|;{3,})[ \t]*(?:\r?\n(?:\r?\n)?|$)/m;

/** Lines that may stand in YAML: names with values, what is within them, comments. */
const YAML_LINE = /^(?:[\w"'.-]+[ \t]*:(?:[ \t].*)?|[ \t].*|-[ \t].*|#.*)?$/;

/** Names in small letters as Hexo writes them, by which a header is told from a text with a line below it. */
const HEXO_NAME = /^(?:title|date|updated|layout|tags|categories|permalink|comments)[ \t]*:/m;

const PLAIN_LINE = /^ {0,3}(?<name>[a-z][\w-]*):(?<value>.*)$/i;
const CONTINUED = /^(?: {4}|\t)[ \t]*(?<value>\S.*)$/;

/** A header without a line before it: of Hexo, with one after it; of Pelican, with an empty one. */
export function findBareHeader(text: string): FoundHeader | null {
  const start = /^(?:\ufeff|[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
  const beginning = text.slice(start, start + MAX_LENGTH);
  const found = findEnded(beginning) ?? findPlain(beginning);
  return found && { ...found, end: start + found.end };
}

function findEnded(text: string): FoundHeader | null {
  const match = END_LINE.exec(text);
  if (!match || match.index === 0) return null;
  const source = text.slice(0, match.index);
  const end = match.index + match[0].length;
  if (match[0].startsWith(';')) return /^\s*"/.test(source) ? { kind: 'json', source, end } : null;
  const isYaml = source.split(/\r?\n/).every((line) => YAML_LINE.test(line)) && HEXO_NAME.test(source);
  return isYaml ? { kind: 'yaml', source, end } : null;
}

/** Ends with the first empty line, as Python-Markdown has it; a first paragraph with a colon is none. */
function findPlain(text: string): FoundHeader | null {
  const { source, end } = firstParagraph(text);
  const lines = source.split(/\r?\n/);
  if (!PLAIN_LINE.test(lines[0] ?? '')) return null;
  if (!lines.every((line) => PLAIN_LINE.test(line) || CONTINUED.test(line))) return null;
  const entries = Object.entries(parsePlainHeader(source));
  const fields = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  if (!fields.get('title') && parseTime(fields.get('date')) === null) return null;
  return { kind: 'plain', source, end };
}

/** The lines before the first blank one, without one of dashes at their end; and where what follows begins. */
function firstParagraph(text: string): { source: string; end: number } {
  const blank = /(?<![^\n])[ \t]*(?:\r?\n|$)/.exec(text);
  const end = blank?.index ?? text.length;
  const source = text.slice(0, end).trimEnd();
  return { source: source.replace(/\n(?:-{3,}|\.{3})$/, '').trimEnd(), end: end + (blank?.[0].length ?? 0) };
}

/** The names and values of such a header: all are texts; those of a name that comes twice are one list. */
export function parsePlainHeader(source: string): Record<string, string> {
  const fields = new Map<string, string>();
  let current = '';
  for (const line of source.split(/\r?\n/)) {
    const { name, value = '' } = PLAIN_LINE.exec(line)?.groups ?? CONTINUED.exec(line)?.groups ?? {};
    if (name === undefined) {
      if (value !== '') fields.set(current, `${fields.get(current) ?? ''} ${value.trim()}`.trim());
      continue;
    }
    current = name;
    const before = fields.get(name);
    fields.set(name, before === undefined ? value.trim() : `${before}, ${value.trim()}`);
  }
  return Object.fromEntries(fields);
}
