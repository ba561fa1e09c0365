/** An address of the library in any text, such as a document as JSON. */
const ADDRESS = /\/media\/([\da-f]{40})\//g;

/** The files of the library whose addresses are written somewhere in a value, by their hashes, each once. */
export function writtenHashes(value: unknown): string[] {
  return [...new Set([...JSON.stringify(value).matchAll(ADDRESS)].map(([, hash = '']) => hash))];
}
