import { ItemRefused } from '../import-collector.js';
import { findBareHeader, parsePlainHeader } from './bare-header.js';
import type { FoundHeader, HeaderKind } from './found-header.js';
import { parseJsonHeader, parseTomlHeader } from './other-headers.js';
import { parseHeader } from './yaml-header.js';

/** In characters: of one header, and of all of an archive. */
const MAX_HEADER_LENGTH = 20_000;
const MAX_TOTAL_LENGTH = 10_000_000;

/**
 * The header ends with the first line that is as the one before it, YAML also with `...`; one empty line after it is not
 * content. A blank line may stand before all of it.
 */
const FENCED = [
  String.raw`(?<mark>-{3,})(?<label>yaml|toml|json)?[ \t]*\r?\n(?<source>[\s\S]*?)(?<=\n)(?:\k<mark>|\.{3})`,
  String.raw`(?<mark>\+{3}|;{3,})[ \t]*\r?\n(?<source>[\s\S]*?)(?<=\n)\k<mark>`,
].map(
  (pattern) =>
    new RegExp(String.raw`^(?<before>(?:\ufeff|[ \t]*\r?\n)*)${pattern}[ \t]*(?:\r?\n(?:\r?\n)?|$)`),
);

const JSON_START = /^\s*(?=\{\s*")/;
const JSON_END = /^[ \t]*(?:\r?\n(?:\r?\n)?|$)/;

/** A Markdown file, taken apart. */
export interface MarkdownParts {
  /** The header's values; null without a header. */
  readonly header: Readonly<Record<string, unknown>> | null;
  /** How it is written; null without one. */
  readonly kind: HeaderKind | null;
  readonly body: string;
}

const PARSERS: Readonly<Record<HeaderKind, (source: string) => Record<string, unknown>>> = {
  yaml: parseHeader,
  toml: parseTomlHeader,
  json: parseJsonHeader,
  plain: parsePlainHeader,
};

/** Reads the headers of the Markdown files of one import, so many characters in all. */
export class FrontMatterReader {
  private totalLength = 0;

  /**
   * Splits a Markdown file into its header and the rest: YAML between lines of `---` as most have it, TOML between `+++`,
   * JSON alone or between `;;;`; as Hexo has it without the line before, as Pelican does without either.
   *
   * @throws ItemRefused when the header is no mapping, with the line; when it is too long, or all are together
   */
  split(text: string): MarkdownParts {
    const found = findHeader(text);
    if (!found) return { header: null, kind: null, body: text };
    this.requireBounded(found.source);
    return { header: PARSERS[found.kind](found.source), kind: found.kind, body: text.slice(found.end) };
  }

  private requireBounded({ length }: string): void {
    if (length > MAX_HEADER_LENGTH) {
      throw new ItemRefused(
        `has a header of more than ${MAX_HEADER_LENGTH.toLocaleString('en')} characters and was left out: shorten it`,
      );
    }
    this.totalLength += length;
    if (this.totalLength <= MAX_TOTAL_LENGTH) return;
    throw new ItemRefused(
      'was left out: with its header the headers have more than 10 MB; import the files in parts',
    );
  }
}

/** The header of a Markdown file as it stands there; null where it has none. */
export function findHeader(text: string): FoundHeader | null {
  return findFenced(text) ?? findJson(text) ?? findBareHeader(text);
}

const KIND_OF_MARK = { '-': 'yaml', '+': 'toml', ';': 'json' } as const;

function findFenced(text: string): FoundHeader | null {
  const match = FENCED.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return null;
  const { before = '', mark = '', label, source = '' } = match.groups ?? {};
  // Further down three dashes are as often a line across the page.
  if (before.includes('\n') && mark.startsWith('-') && !beginsWithName(source)) return null;
  const kind = (label as HeaderKind | undefined) ?? KIND_OF_MARK[mark[0] as keyof typeof KIND_OF_MARK];
  return { kind, source, end: match[0].length };
}

function beginsWithName(yaml: string): boolean {
  const first = yaml.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'));
  return first !== undefined && /^[\w"'-]+[ \t]*:/.test(first);
}

/** An object that ends with its line; Hugo has a post below it. */
function findJson(text: string): FoundHeader | null {
  const start = JSON_START.exec(text)?.[0].length;
  const end = start === undefined ? null : endOfObject(text, start);
  if (start === undefined || end === null) return null;
  const after = JSON_END.exec(text.slice(end, end + 100))?.[0].length;
  return after === undefined ? null : { kind: 'json', source: text.slice(start, end), end: end + after };
}

/** Where the object that begins at `start` is closed; null when it is not within the longest header. */
function endOfObject(text: string, start: number): number | null {
  const signs = /"(?:[^"\\]|\\.)*"|[{}]/g;
  const bounded = text.slice(start, start + MAX_HEADER_LENGTH + 1);
  let depth = 0;
  for (const { 0: sign, index } of bounded.matchAll(signs)) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth === 0) return start + index + 1;
  }
  return null;
}
