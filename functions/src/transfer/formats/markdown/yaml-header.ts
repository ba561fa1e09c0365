import { Composer, isMap, isScalar, Lexer, Parser, type CST, type Document } from 'yaml';
import { ItemRefused } from '../import-collector.js';

const MAX_NAMES = 200;

/** Anchors are refused beyond so many uses: a header has no need of them, and they can multiply. */
const MAX_ALIASES = 20;

/** Names, values, signs and blanks; 200 names with a list each have about half as many. */
const MAX_TOKENS = 5_000;

/** Our own headers nest 3 deep, each level with an entry or two on the parser's stack. */
const MAX_NESTING = 40;

/**
 * The values of a header in YAML. What a parser needs much time or a deep stack for is refused before it is composed: near
 * the end of the stack V8 ends the process where it would compile a regular expression, and no exception comes of it.
 *
 * @throws ItemRefused when it is no YAML mapping, with the line in the file; when it has too many names or signs, or nests
 *   too deep
 */
export function parseHeader(yaml: string): Record<string, unknown> {
  const value = valueOf(compose(yaml, tokenise(yaml))) ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new ItemRefused('has a header that is no list of “name: value” and was left out');
  }
  return withMerged(value as Record<string, unknown>);
}

/** `<<` as YAML 1.1 has it, which most generators read; at the top only, since merging in depth can multiply. */
function withMerged({ '<<': merged, ...own }: Record<string, unknown>): Record<string, unknown> {
  const sources = [merged].flat().filter((source) => typeof source === 'object' && source !== null);
  // The first of several wins.
  return { ...Object.fromEntries(sources.reverse().flatMap((source) => Object.entries(source))), ...own };
}

function tokenise(yaml: string): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(yaml)) {
    count += 1;
    if (count > MAX_TOKENS) {
      throw new ItemRefused(
        `has a header of more than ${MAX_TOKENS.toLocaleString('en')} names, values and signs and was left out: shorten it`,
      );
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_NESTING) {
      throw new ItemRefused('has a header that is nested too deep and was left out: write it flatter');
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

/**
 * Tags of a program's own are warnings to the parser; here they are errors. The parser compares each name with all others
 * when it is to find those that come twice: quadratic, and so done here.
 */
function compose(yaml: string, tokens: readonly CST.Token[]): Document {
  const composer = new Composer({ stringKeys: true, uniqueKeys: false, logLevel: 'silent' });
  const [document] = composer.compose(tokens, true, yaml.length);
  if (!document) throw new Error('unreachable: a document is asked for');
  const [error] = [...document.errors, ...document.warnings];
  if (error) throw badHeader(yaml, error.pos[0], error.message);
  requireFewNames(document.contents);
  return document;
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    throw new ItemRefused(
      'has a header with aliases (*) that multiply or lead nowhere, and was left out: write out what they stand for',
    );
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
function badHeader(yaml: string, position: number, reason: string): ItemRefused {
  const line = yaml.slice(0, position).split('\n').length + 1;
  const [cause = ''] = reason.split('\n');
  return new ItemRefused(`has a header that is no YAML in line ${String(line)} (${cause}) and was left out`);
}
