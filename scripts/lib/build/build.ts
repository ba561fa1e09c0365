/**
 * Bundles the functions, and puts npm's part of the documentation page beside the pages.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { FUNCTIONS_DIR, PUBLIC_DIR, ROOT } from '../paths.mjs';
import { UserError } from '../user-error.mjs';
import { BUNDLE } from './bundle.ts';
import { buildDashboard, describeDashboard } from './dashboard.ts';
import { mergeChunks } from './merge-chunks.ts';

/** What the API's documentation needs of Swagger UI: no page of ours loads anything from another site. */
const DOCS_ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** One build's outcome. */
export type BuildResult = GoodBuild | { readonly ok: false; readonly message: string };

interface GoodBuild {
  readonly ok: true;
  readonly files: number;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly changed: boolean;
}

interface BuildOptions {
  /** Absolute, default functions/lib; whatever else lies in it is removed. */
  readonly outdir?: string;
  /** Default false. */
  readonly watch?: boolean;
  /** Told of every build after the first. */
  readonly onRebuild?: (result: BuildResult) => void;
}

/** `npm run build`. @throws UserError when the functions or the dashboard do not compile */
export async function buildOnce(): Promise<void> {
  const { result } = await buildFunctions();
  copyDocsAssets(PUBLIC_DIR);
  console.log(describeBuild(requireBuilt(result)));
  console.log(describeDashboard((await buildDashboard()).result));
}

/** Copies npm's part of the documentation page beside it. @param publicDir absolute folder that Hosting serves */
export function copyDocsAssets(publicDir: string): void {
  const target = join(publicDir, 'api', 'docs');
  mkdirSync(target, { recursive: true });
  for (const name of DOCS_ASSETS) {
    copyFileSync(join(ROOT, 'node_modules', 'swagger-ui-dist', name), join(target, name));
  }
}

/** A build that went well. @throws UserError with what is wrong in the source */
export function requireBuilt(result: BuildResult): GoodBuild {
  if (result.ok) return result;
  throw new UserError(`the functions don't compile; mend this and run it again\n${result.message}`);
}

/**
 * Bundles the functions as ES modules with source maps. In watch mode it builds again whenever a source file changes;
 * a failing build leaves the last good one in place.
 *
 * @returns after the first build
 */
export async function buildFunctions({
  outdir = join(FUNCTIONS_DIR, 'lib'),
  watch = false,
  onRebuild,
}: BuildOptions = {}): Promise<{ result: BuildResult; close: () => Promise<void> }> {
  let first = true;
  let started = 0;
  let previous = new Set<string>();
  const firstBuild = Promise.withResolvers<BuildResult>();
  const finish = async (built: esbuild.BuildResult): Promise<BuildResult> => {
    if (built.errors.length > 0) return { ok: false, message: await format(built.errors) };
    const outputFiles = await mergeChunks(built, { root: ROOT, outdir });
    const { names, summary } = writeOutputs(outputFiles, outdir, previous);
    previous = names;
    return { ok: true, milliseconds: Math.round(performance.now() - started), ...summary };
  };
  const reporter: esbuild.Plugin = {
    name: 'report',
    setup: (build) => {
      build.onStart(() => {
        started = performance.now();
      });
      build.onEnd(async (built) => {
        const result = await finish(built);
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
    ...BUNDLE,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: 'inline',
    metafile: true,
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
    plugins: [...BUNDLE.plugins, reporter],
  });
  if (watch) await context.watch();
  else await context.rebuild().catch(() => undefined); // the reporter has the errors
  const result = await firstBuild.promise;
  if (!watch) await context.dispose();
  return { result, close: () => context.dispose() };
}

/** A build of functions/lib in one line for people. */
export function describeBuild({ files, bytes, milliseconds }: GoodBuild): string {
  return `Built functions/lib: ${files} files, ${Math.round(bytes / 1000)} kB, in ${milliseconds} ms`;
}

/**
 * Writes what changed, entry file last, and removes what neither this build nor the one before made: a function's
 * worker that still runs the previous build may yet load one of its chunks.
 */
function writeOutputs(
  outputFiles: readonly esbuild.OutputFile[],
  outdir: string,
  previous: ReadonlySet<string>,
): { names: Set<string>; summary: Pick<GoodBuild, 'files' | 'bytes' | 'changed'> } {
  const names = new Set(outputFiles.map(({ path }) => path));
  const chunksFirst = [...outputFiles].sort((a, b) => depth(b.path, outdir) - depth(a.path, outdir));
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
  const code = outputFiles.filter(({ path }) => path.endsWith('.mjs'));
  const bytes = code.reduce((sum, { contents }) => sum + contents.length, 0);
  return { names, summary: { files: code.length, bytes, changed } };
}

function depth(path: string, outdir: string): number {
  return relative(outdir, path).split('/').length;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

async function format(errors: esbuild.Message[]): Promise<string> {
  const texts = await esbuild.formatMessages(errors, { kind: 'error', color: process.stdout.isTTY });
  return texts.join('').trim();
}
