import { isMap, isScalar, parseDocument } from 'yaml';
import { ItemRefused } from './import-collector.js';

/** In characters: of one header, and of all of an archive. */
const MAX_HEADER_LENGTH = 20_000;
const MAX_TOTAL_LENGTH = 10_000_000;

const MAX_NAMES = 200;

/** Anchors are refused beyond so many uses: a header has no need of them, and they can multiply. */
const MAX_ALIASES = 20;

/** The header ends with the first line of dashes of its own; one empty line after it is not content. */
const HEADER = /^---[ \t]*\r?\n(?<yaml>[\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n(?:\r?\n)?|$)/;

/** A Markdown file, taken apart. */
export interface MarkdownParts {
  /** The header's values; null without a header. */
  readonly header: Readonly<Record<string, unknown>> | null;
  readonly body: string;
}

/** Reads the headers of the Markdown files of one import, so many characters in all. */
export class FrontMatterReader {
  private totalLength = 0;

  /**
   * Splits a Markdown file into its YAML header and the rest.
   *
   * @throws ItemRefused when the header is no YAML mapping, with the line; when it is too long, or all are together
   */
  split(text: string): MarkdownParts {
    if (/^\+\+\+[ \t]*\r?\n/.test(text)) {
      throw new ItemRefused('has a header in TOML and was left out: write it in YAML between lines of ---');
    }
    const match = HEADER.exec(text);
    if (!match) return { header: null, body: text };
    const yaml = match.groups?.['yaml'] ?? '';
    this.requireBounded(yaml);
    return { header: parseHeader(yaml), body: text.slice(match[0].length) };
  }

  private requireBounded({ length }: string): void {
    if (length > MAX_HEADER_LENGTH) throw new ItemRefused('has a header that is too long and was left out');
    this.totalLength += length;
    if (this.totalLength <= MAX_TOTAL_LENGTH) return;
    throw new ItemRefused(
      'was left out: with its header the headers have more than 10 MB; import the files in parts',
    );
  }
}

function parseHeader(yaml: string): Record<string, unknown> {
  const value = parseYaml(yaml) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ItemRefused('has a header that is no list of “name: value” and was left out');
  }
  return value as Record<string, unknown>;
}

/**
 * Tags of a program's own are warnings to the parser; here they are errors. The parser compares each name with all others
 * when it is to find those that come twice: quadratic, and so done here.
 */
function parseYaml(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, {
      stringKeys: true,
      uniqueKeys: false,
      prettyErrors: true,
      logLevel: 'silent',
    });
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw badHeader((error.linePos?.[0].line ?? 0) + 1, error.message.split('\n')[0] ?? '');
    requireFewNames(document.contents);
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ItemRefused) throw error;
    throw new ItemRefused('has a header that is nested too deep or multiplies itself, and was left out');
  }
}

function requireFewNames(contents: unknown): void {
  if (!isMap(contents)) return;
  if (contents.items.length > MAX_NAMES) {
    throw new ItemRefused(`has a header of more than ${String(MAX_NAMES)} names and was left out`);
  }
  const names = new Set<string>();
  for (const { key } of contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (names.has(name)) throw new ItemRefused(`has “${name}” twice in its header and was left out`);
    names.add(name);
  }
}

/** Lines count from the file's first, which is the `---`. */
function badHeader(line: number, reason: string): ItemRefused {
  const cause = reason.replace(/ at line \d+, column \d+:?$/, '');
  return new ItemRefused(`has a header that is no YAML in line ${String(line)} (${cause}) and was left out`);
}
