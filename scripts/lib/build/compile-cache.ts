/**
 * What Google's build of the functions' image does beside installing packages.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS_DIR, PROJECT_NODE } from '../paths.mjs';

/** `npm run gcp-build` in a copy of the built functions. @param functionsDir absolute; its `lib` is built */
export function fillCompileCache(functionsDir: string): void {
  const script = join(functionsDir, 'fill-compile-cache.mjs');
  copyFileSync(join(FUNCTIONS_DIR, 'fill-compile-cache.mjs'), script);
  execFileSync(PROJECT_NODE, [script], { cwd: functionsDir });
}
