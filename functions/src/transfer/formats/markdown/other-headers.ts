import { parse, TomlDate, TomlError } from 'smol-toml';
import { ItemRefused } from '../import-collector.js';

const MAX_NAMES = 200;

/** As deep as headers in YAML may nest. */
const MAX_DEPTH = 40;

/**
 * The values of a header in TOML; dates as the texts that they are.
 *
 * @throws ItemRefused when it is no TOML, with the line in the file; when it has too many names or nests too deep
 */
export function parseTomlHeader(source: string): Record<string, unknown> {
  try {
    return withFewNames(plainValue(parse(source, { maxDepth: MAX_DEPTH }), 0) as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [cause = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new ItemRefused(
      `has a header that is no TOML in line ${String(error.line + 1)} (${cause}) and was left out`,
    );
  }
}

/**
 * The values of a header in JSON, with or without the braces around it.
 *
 * @throws ItemRefused when it is none, has too many names or nests too deep
 */
export function parseJsonHeader(source: string): Record<string, unknown> {
  const text = source.trim();
  try {
    const value: unknown = JSON.parse(text.startsWith('{') ? text : `{${text.replace(/,$/, '')}}`);
    return withFewNames(plainValue(value, 0) as Record<string, unknown>);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ItemRefused(`has a header that is no JSON (${error.message}) and was left out`);
  }
}

function withFewNames(header: Record<string, unknown>): Record<string, unknown> {
  if (Object.keys(header).length <= MAX_NAMES) return header;
  throw new ItemRefused(`has a header of more than ${String(MAX_NAMES)} names and was left out`);
}

function plainValue(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    throw new ItemRefused('has a header that is nested too deep and was left out: write it flatter');
  }
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? Number(value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, plainValue(inner, depth + 1)]),
  );
}
