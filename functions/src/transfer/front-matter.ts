import { parseDocument } from 'yaml';
import { ItemRefused } from './import-collector.js';

const MAX_HEADER_LENGTH = 100_000;

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

/**
 * Splits a Markdown file into its YAML header and the rest.
 *
 * @throws ItemRefused when the header is no YAML mapping; with the line
 */
export function splitFrontMatter(text: string): MarkdownParts {
  if (/^\+\+\+[ \t]*\r?\n/.test(text)) {
    throw new ItemRefused('has a header in TOML and was left out: write it in YAML between lines of ---');
  }
  const match = HEADER.exec(text);
  if (!match) return { header: null, body: text };
  return { header: parseHeader(match.groups?.['yaml'] ?? ''), body: text.slice(match[0].length) };
}

function parseHeader(yaml: string): Record<string, unknown> {
  if (yaml.length > MAX_HEADER_LENGTH)
    throw new ItemRefused('has a header that is too long and was left out');
  const value = parseYaml(yaml) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ItemRefused('has a header that is no list of “name: value” and was left out');
  }
  return value as Record<string, unknown>;
}

/** Tags of a program's own are warnings to the parser; here they are errors. */
function parseYaml(yaml: string): unknown {
  try {
    const document = parseDocument(yaml, { stringKeys: true, prettyErrors: true, logLevel: 'silent' });
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw badHeader((error.linePos?.[0].line ?? 0) + 1, error.message.split('\n')[0] ?? '');
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    if (error instanceof ItemRefused) throw error;
    throw new ItemRefused('has a header that is nested too deep or multiplies itself, and was left out');
  }
}

/** Lines count from the file's first, which is the `---`. */
function badHeader(line: number, reason: string): ItemRefused {
  const cause = reason.replace(/ at line \d+, column \d+:?$/, '');
  return new ItemRefused(`has a header that is no YAML in line ${String(line)} (${cause}) and was left out`);
}
