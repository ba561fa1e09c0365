/** An address of the library in any text, such as a document as JSON. */
const ADDRESS = /\/media\/([\da-f]{40})\//g;

/** A name of a file in any text. */
const NAME = /\bmedia:([\w-]{1,64})/g;

/** The files of the library whose addresses are written somewhere in a value, by their hashes, each once. */
export function writtenHashes(value: unknown): string[] {
  return found(ADDRESS, value);
}

/** Those that are written by their names somewhere in a value, by their ids, each once. */
export function writtenNames(value: unknown): string[] {
  return found(NAME, value);
}

function found(pattern: RegExp, value: unknown): string[] {
  return [...new Set([...JSON.stringify(value).matchAll(pattern)].map(([, written = '']) => written))];
}
