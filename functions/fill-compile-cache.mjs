/**
 * Keeps what V8 compiles of the built functions, for `functions/src/compile-cache.ts`. Google's build of the functions' image
 * runs it as `npm run gcp-build`, with the Node, the folder and the user that run the functions.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

const lib = join(import.meta.dirname, 'lib');
const directory = join(lib, 'compile-cache');
mkdirSync(directory, { recursive: true });
enableCompileCache({ directory, portable: true });
for (const name of readdirSync(join(lib, 'chunks'))) {
  if (name.endsWith('.mjs')) await import(`./lib/chunks/${name}`);
}
flushCompileCache();
