/**
 * `npm run build`: bundles functions/src into functions/lib, and puts npm's part of the documentation page into web/public.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realpathSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { copyDocsAssets } from './lib/docs-assets.mjs';
import { FUNCTIONS_DIR, PUBLIC_DIR, ROOT } from './lib/paths.mjs';
import { reportError, UserError } from './lib/user-error.mjs';

/** Packages that stay in node_modules: big, patched by the platform, or loading files of their own. */
export const EXTERNAL = ['firebase-admin', 'firebase-functions', '@google-cloud/*'];

/** Bundled CommonJS packages call `require`, which an ES module does not have. Some declare a `createRequire` of their own. */
export const BANNER =
  "import { createRequire as firefolioCreateRequire } from 'node:module';\n" +
  'const require = firefolioCreateRequire(import.meta.url);';

/**
 * One build's outcome.
 * @typedef {{ok: true, files: number, bytes: number, milliseconds: number, changed: boolean}
 *   | {ok: false, message: string}} BuildResult
 */

/**
 * Bundles the functions as ES modules with source maps. In watch mode it builds again whenever a source file changes;
 * a failing build leaves the last good one in place.
 * @param {object} [options]
 * @param {string} [options.outdir] absolute, default functions/lib; whatever else lies in it is removed
 * @param {boolean} [options.watch] default false
 * @param {(result: BuildResult) => void} [options.onRebuild] told of every build after the first
 * @returns {Promise<{result: BuildResult, close: () => Promise<void>}>} after the first build
 */
export async function buildFunctions({ outdir = join(FUNCTIONS_DIR, 'lib'), watch = false, onRebuild } = {}) {
  let first = true;
  let started = 0;
  let previous = new Set();
  const firstBuild = Promise.withResolvers();
  const reporter = {
    name: 'report',
    setup(build) {
      build.onStart(() => {
        started = performance.now();
      });
      build.onEnd(async (built) => {
        let result;
        if (built.errors.length > 0) {
          result = { ok: false, message: await format(built.errors) };
        } else {
          const written = writeOutputs(built.outputFiles, outdir, previous);
          previous = written.names;
          const milliseconds = Math.round(performance.now() - started);
          result = { ok: true, milliseconds, ...written.summary };
        }
        if (first) firstBuild.resolve(result);
        else onRebuild?.(result);
        first = false;
      });
    },
  };
  const context = await esbuild.context({
    absWorkingDir: ROOT,
    entryPoints: { index: join(FUNCTIONS_DIR, 'src', 'index.ts') },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: EXTERNAL,
    banner: { js: BANNER },
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: [reporter],
  });
  if (watch) await context.watch();
  else await context.rebuild().catch(() => undefined); // the reporter has the errors
  const result = await firstBuild.promise;
  if (!watch) await context.dispose();
  return { result, close: () => context.dispose() };
}

/**
 * A build's summary for people.
 * @param {BuildResult & {ok: true}} result
 * @param {string} [outdir] absolute
 * @returns {string} one line
 */
export function describeBuild(result, outdir = join(FUNCTIONS_DIR, 'lib')) {
  const kilobytes = Math.round(result.bytes / 1000);
  return `Built ${relative(ROOT, outdir)}: ${result.files} files, ${kilobytes} kB, in ${result.milliseconds} ms`;
}

/**
 * Writes what changed, entry file last, and removes what neither this build nor the one before made: a function's
 * worker that still runs the previous build may yet load one of its chunks.
 */
function writeOutputs(outputFiles, outdir, previous) {
  const names = new Set(outputFiles.map((file) => file.path));
  const chunksFirst = [...outputFiles].sort((a, b) => depth(b, outdir) - depth(a, outdir));
  let changed = false;
  for (const file of chunksFirst) {
    if (existsSync(file.path) && readFileSync(file.path).equals(file.contents)) continue;
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.contents);
    changed = true;
  }
  for (const path of filesBelow(outdir)) {
    if (!names.has(path) && !previous.has(path)) rmSync(path);
  }
  const code = outputFiles.filter((file) => file.path.endsWith('.js'));
  const bytes = code.reduce((sum, file) => sum + file.contents.length, 0);
  return { names, summary: { files: code.length, bytes, changed } };
}

function depth(file, outdir) {
  return relative(outdir, file.path).split('/').length;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

async function format(errors) {
  const texts = await esbuild.formatMessages(errors, { kind: 'error', color: process.stdout.isTTY === true });
  return texts.join('').trim();
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { result } = await buildFunctions();
    if (!result.ok)
      throw new UserError(`the functions don't compile; mend this and run it again\n${result.message}`);
    copyDocsAssets(PUBLIC_DIR);
    console.log(describeBuild(result));
  } catch (error) {
    process.exitCode = reportError('npm run build', error);
  }
}
