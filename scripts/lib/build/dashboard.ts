/**
 * Bundles the dashboard (web/admin) into files that Hosting serves: its entry, a chunk for each screen, one stylesheet, and the
 * page that names them (docs/adr/0061-the-dashboard.md).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { PUBLIC_DIR, ROOT } from '../paths.mjs';
import { UserError } from '../user-error.mjs';
import { siteTokens } from './site-tokens.ts';

/** The source. */
const DASHBOARD_DIR = join(ROOT, 'web', 'admin');

/** Where Hosting serves what the page names; they are kept for good there, since each content has a name of its own. */
const ASSETS = 'assets';

interface DashboardOptions {
  /** Absolute folder of the source, which lies in a clone or in something like one. Default web/admin. */
  readonly sourceDir?: string;
  /** Absolute folder that Hosting serves; `admin` in it is made anew. Default web/public. */
  readonly publicDir?: string;
  /** Of `npm start`: builds again at each change, readable, and pages load themselves again. */
  readonly isLocal?: boolean;
  /** Told of every build after the first. */
  readonly onRebuild?: (result: DashboardBuild) => void;
}

/** One build's outcome. */
export type DashboardBuild =
  | { readonly ok: true; readonly entry: DashboardSizes; readonly milliseconds: number }
  | { readonly ok: false; readonly message: string };

/** What a first visit loads before anything is seen, in bytes as a browser gets them. */
export interface DashboardSizes {
  readonly script: number;
  readonly style: number;
}

/**
 * Bundles the dashboard, once or at each change.
 *
 * @returns after the first build
 * @throws UserError when it does not compile the first time
 */
export async function buildDashboard({
  sourceDir = DASHBOARD_DIR,
  publicDir = PUBLIC_DIR,
  isLocal = false,
  onRebuild,
}: DashboardOptions = {}): Promise<{ result: DashboardBuild & { ok: true }; close: () => Promise<void> }> {
  const outdir = join(publicDir, 'admin');
  const first = Promise.withResolvers<DashboardBuild>();
  let isFirst = true;
  const writer: esbuild.Plugin = {
    name: 'write',
    setup: (build) => {
      let started = 0;
      build.onStart(() => {
        started = performance.now();
      });
      build.onEnd(async (built) => {
        const result = await write(built, outdir, started);
        if (isFirst) first.resolve(result);
        else onRebuild?.(result);
        isFirst = false;
      });
    },
  };
  const context = await esbuild.context({
    ...bundleOptions(sourceDir, outdir, isLocal),
    plugins: [siteTokens, writer],
  });
  if (isLocal) await context.watch();
  else await context.rebuild().catch(() => undefined); // the writer has the errors
  const result = await first.promise;
  if (!isLocal) await context.dispose();
  if (!result.ok)
    throw new UserError(`the dashboard doesn't compile; mend this and run it again\n${result.message}`);
  return { result, close: () => context.dispose() };
}

/** A build in one line for people. */
export function describeDashboard({ entry, milliseconds }: DashboardBuild & { ok: true }): string {
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return `Built web/public/admin: script ${kilobytes(entry.script)}, style ${kilobytes(entry.style)} compressed, in ${milliseconds} ms`;
}

function bundleOptions(sourceDir: string, outdir: string, isLocal: boolean) {
  return {
    absWorkingDir: ROOT,
    entryPoints: { main: join(sourceDir, 'src', 'main.tsx') },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2023'],
    tsconfig: join(sourceDir, 'tsconfig.json'),
    alias: { 'firefolio-client': join(ROOT, 'client', 'src', 'index.ts') },
    define: { IS_LOCAL: String(isLocal) },
    splitting: true,
    entryNames: `${ASSETS}/[name]-[hash]`,
    chunkNames: `${ASSETS}/[name]-[hash]`,
    minify: !isLocal,
    sourcemap: isLocal ? 'linked' : false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    write: false,
  } as const satisfies esbuild.BuildOptions;
}

async function write(
  { errors, outputFiles = [], metafile }: esbuild.BuildResult,
  outdir: string,
  started: number,
): Promise<DashboardBuild> {
  if (errors.length > 0 || !metafile) {
    const texts = await esbuild.formatMessages(errors, { kind: 'error', color: process.stdout.isTTY });
    return { ok: false, message: texts.join('').trim() };
  }
  for (const { path, contents } of outputFiles) {
    if (existsSync(path)) continue; // its name says what is in it
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  const entry = findEntry(metafile);
  writeFileSync(join(outdir, 'index.html'), page(entry));
  const kept = new Set([join(outdir, 'index.html'), ...outputFiles.map(({ path }) => path)]);
  for (const file of filesBelow(outdir)) if (!kept.has(file)) rmSync(file);
  return {
    ok: true,
    entry: sizesOf(entry, outputFiles),
    milliseconds: Math.round(performance.now() - started),
  };
}

/** The files of the entry, by their paths in the clone: its script with all that it imports, and its style. */
function findEntry({ outputs }: esbuild.Metafile) {
  const main = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('src/main.tsx'));
  if (!main) throw new Error('the build has no entry');
  const scripts = new Set([main[0]]);
  for (const path of scripts) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') scripts.add(imported);
  }
  return { scripts: [...scripts], style: main[1].cssBundle ?? '' };
}

/** The page, with the names of this build. What the entry imports is asked for at once, not one after the other. */
function page({ scripts, style }: ReturnType<typeof findEntry>): string {
  const template = readFileSync(join(DASHBOARD_DIR, 'index.html'), 'utf8');
  const address = (path: string): string => `/admin/${ASSETS}/${basename(path)}`;
  const [main = '', ...imported] = scripts;
  const lines = [
    `<link rel="stylesheet" href="${address(style)}" />`,
    `<script type="module" src="${address(main)}"></script>`,
    ...imported.map((path) => `<link rel="modulepreload" href="${address(path)}" />`),
  ];
  return template.replace(/<!-- The build .*? -->/, lines.join('\n    '));
}

function sizesOf(
  { scripts, style }: ReturnType<typeof findEntry>,
  outputFiles: readonly esbuild.OutputFile[],
): DashboardSizes {
  const sizeOf = (path: string): number => {
    const file = outputFiles.find((candidate) => relative(ROOT, candidate.path) === path);
    return file ? gzipSync(file.contents, { level: 9 }).length : 0;
  };
  return { script: scripts.reduce((sum, path) => sum + sizeOf(path), 0), style: sizeOf(style) };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
