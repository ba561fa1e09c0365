import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Where `npm run gcp-build` leaves what V8 has compiled: beside the built code. */
const FOLDER = 'compile-cache';

/**
 * Has Node take what is imported from now on as V8 compiled it when the functions' image was built. Where that was not done, in
 * development say, nothing is kept. What is kept of other code, by another Node or for another machine Node leaves aside.
 *
 * @param folder absolute, that of the built code
 * @see ../../docs/adr/0042-cold-start.md
 */
export function useCompileCache(folder: string): void {
  const directory = join(folder, FOLDER);
  if (existsSync(directory)) enableCompileCache({ directory, portable: true });
}
