/**
 * Whether a file is SVG, from its beginning: what XML lets stand before the root element, and then an `svg` element.
 */

/** What may come before the root: a declaration, comments, other instructions, a document type without definitions of its own. */
const BEFORE_ROOT = [
  /\s+/y,
  /<\?[\s\S]*?\?>/y,
  /<!--[\s\S]*?-->/y,
  /<!DOCTYPE\s+(?:[\w-]+:)?svg(?:\s+(?:PUBLIC\s+(?:"[^"]*"|'[^']*')\s*|SYSTEM\s*)(?:"[^"]*"|'[^']*'))?\s*>/y,
];

const ROOT = /<(?:[\w-]+:)?svg(?=[\s/>])/y;

/** A document type that defines entities or the like. */
const DEFINITIONS = /<!DOCTYPE[^>[]*\[/y;

/** What stands at the root of a file that may be SVG; undefined when it is something else. */
export function svgStart(bytes: Uint8Array): 'svg' | 'definitions' | undefined {
  const text = beginning(bytes);
  let position = 0;
  for (;;) {
    const next = BEFORE_ROOT.map((pattern) => endOf(pattern, text, position)).find(
      (end) => end !== undefined,
    );
    if (next === undefined) break;
    position = next;
  }
  if (endOf(ROOT, text, position) !== undefined) return 'svg';
  return endOf(DEFINITIONS, text, position) === undefined ? undefined : 'definitions';
}

/** Comments of editors' licences are long. */
const LOOKED_AT_BYTES = 64 * 1024;

function beginning(bytes: Uint8Array): string {
  // A decoder takes the byte order mark away.
  return new TextDecoder().decode(bytes.subarray(0, LOOKED_AT_BYTES));
}

function endOf(pattern: RegExp, text: string, position: number): number | undefined {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
