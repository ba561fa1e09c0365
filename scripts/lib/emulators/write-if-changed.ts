import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes a file of the cache, unless it is like that: another run of the same clone may be using it. */
export function writeIfChanged(file: string, content: Buffer): void {
  if (!existsSync(file) || !readFileSync(file).equals(content)) writeFileSync(file, content);
}
