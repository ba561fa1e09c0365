/**
 * Bundles a TypeScript file that uses the product's source, so that Node can run it.
 */
import { symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { BANNER, EXTERNAL } from '../build.mjs';
import { FUNCTIONS_DIR, ROOT } from './paths.mjs';

/**
 * Bundles a file for the project's Node; packages are the functions'.
 * @param {string} entry absolute path of a .ts file
 * @param {string} folder a folder for the bundle, which must stay as long as the bundle runs
 * @param {object} [options]
 * @param {Record<string, string>} [options.define] expressions and what they are replaced by
 * @param {'inline' | false} [options.sourcemap]
 * @returns {Promise<string>} absolute path of the bundle, an ES module
 */
export async function bundleScript(entry, folder, { define = {}, sourcemap = 'inline' } = {}) {
  const outfile = join(folder, `${basename(entry, '.ts')}.mjs`);
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(folder, 'node_modules'), 'dir');
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: EXTERNAL,
    banner: { js: BANNER },
    define,
    nodePaths: [join(FUNCTIONS_DIR, 'node_modules'), join(ROOT, 'node_modules')],
    sourcemap,
    logLevel: 'error',
  });
  return outfile;
}
