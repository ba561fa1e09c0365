/**
 * esbuild puts what several imports have in common into a file for each set of them: of 60 files of which some have ten lines
 * a new instance finds, reads and links each. What is loaded together anyway is put into one here.
 */
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';

/** A file of a build with code splitting. */
interface Chunk {
  readonly path: string;
  readonly text: string;
  readonly exports: readonly string[];
  /** Files that are loaded with it. */
  readonly imports: readonly string[];
  /** Files that it loads later. */
  readonly late: readonly string[];
}

/** Chunks that become one file. */
interface Merged {
  readonly path: string;
  readonly chunks: readonly Chunk[];
  /** By which names it exports what its chunks did: of each chunk the name that it has by the one that it had. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type SplitBuild = esbuild.BuildResult<{ write: false; metafile: true }>;

/** The files of the namespace are in memory. */
const CHUNK = 'chunk';
/** What is in another file than the one that imports it. */
const ELSEWHERE = 'elsewhere';

/**
 * The files of a build, with those put into one that the same functions load as they start. A start is what the entry imports late.
 *
 * @param built with splitting and inline source maps, as one entry
 * @returns files with linked source maps
 */
export async function mergeChunks(built: SplitBuild, { root, outdir }: { root: string; outdir: string }) {
  const chunks = chunksOf(built, root);
  const entry = [...chunks.values()].find(({ path }) => dirname(path) === outdir);
  if (!entry) throw new Error('the build has no entry');
  const merged = groupsOf(chunks, entry).map((group) => mergedOf(group, chunks, join(outdir, 'chunks')));
  const placeOf = new Map(merged.flatMap((file) => file.chunks.map(({ path }) => [path, file] as const)));
  const files = [...chunks.keys()].filter((path) => !placeOf.has(path));
  const { outputFiles } = await esbuild.build({
    entryPoints: [...files, ...merged.map(({ path }) => path)].map((path) => ({
      in: path,
      out: relative(outdir, path).replace(/\.mjs$/, ''),
    })),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'silent',
    write: false,
    plugins: [fromMemory(chunks, merged, placeOf)],
  });
  return outputFiles;
}

function chunksOf({ metafile, outputFiles }: SplitBuild, root: string): ReadonlyMap<string, Chunk> {
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const chunks = Object.entries(metafile.outputs).map(([name, { exports, imports }]): [string, Chunk] => {
    const path = join(root, name);
    const own = imports.filter(({ external }) => external !== true);
    const of = (kind: string) => own.flatMap((file) => (file.kind === kind ? [join(root, file.path)] : []));
    const text = texts.get(path) ?? '';
    return [path, { path, text, exports, imports: of('import-statement'), late: of('dynamic-import') }];
  });
  return new Map(chunks);
}

/**
 * Groups of several chunks, by the names of the starts that load them. Only what is loaded at a start wherever it is loaded at all: no
 * file brings more than it did, and none needs a file that needs it.
 */
function groupsOf(chunks: ReadonlyMap<string, Chunk>, entry: Chunk): { name: string; group: Chunk[] }[] {
  const starts = entry.late.map((path) => ({
    name: basename(path).replace(/^start-|-\w+\.mjs$/g, ''),
    atOnce: reachedFrom([path], chunks, ({ imports }) => imports),
    everLoaded: reachedFrom([path], chunks, ({ imports, late }) => [...imports, ...late]),
  }));
  const withEntry = reachedFrom(entry.imports, chunks, ({ imports }) => imports);
  const groupName = (path: string): string => {
    if (path === entry.path) return '';
    if (withEntry.has(path)) return 'all';
    const loading = starts.filter(({ atOnce }) => atOnce.has(path));
    const isLate = starts.some(({ atOnce, everLoaded }) => everLoaded.has(path) && !atOnce.has(path));
    return isLate ? '' : loading.map(({ name }) => name).join('-');
  };
  const byName = Map.groupBy(chunks.values(), ({ path }) => groupName(path));
  return Array.from(byName, ([name, group]) => ({ name, group })).filter(
    ({ name, group }) => name !== '' && group.length > 1,
  );
}

function reachedFrom(
  paths: readonly string[],
  chunks: ReadonlyMap<string, Chunk>,
  next: (chunk: Chunk) => readonly string[],
): ReadonlySet<string> {
  const reached = new Set(paths);
  for (const path of reached) for (const other of next(required(chunks, path))) reached.add(other);
  return reached;
}

function mergedOf(
  { name, group }: { name: string; group: readonly Chunk[] },
  chunks: ReadonlyMap<string, Chunk>,
  folder: string,
): Merged {
  const importedLate = new Set([...chunks.values()].flatMap(({ late }) => late));
  // What is imported late keeps its names, by which the import asks for them.
  const inOrder = [...group].sort(
    (a, b) => Number(importedLate.has(b.path)) - Number(importedLate.has(a.path)),
  );
  const taken = new Set<string>();
  const names = inOrder.map(({ path, exports }) => {
    const own = exports.map((exported): [string, string] => {
      let free = exported;
      for (let number = 2; taken.has(free); number += 1) free = `${exported}_${String(number)}`;
      if (free !== exported && importedLate.has(path))
        throw new Error(`${basename(path)}: "${exported}" is exported twice by what is merged`);
      taken.add(free);
      return [exported, free];
    });
    return [path, new Map(own)] as const;
  });
  // Their names tell what they have: of other content it goes by another name.
  const hash = createHash('sha256').update(group.map(({ path }) => basename(path)).join());
  const path = join(folder, `${name}-${hash.digest('hex').slice(0, 8)}.mjs`);
  return { path, chunks: inOrder, names: new Map(names) };
}

function fromMemory(
  chunks: ReadonlyMap<string, Chunk>,
  merged: readonly Merged[],
  placeOf: ReadonlyMap<string, Merged>,
): esbuild.Plugin {
  const byPath = new Map(merged.map((file) => [file.path, file]));
  const fileOf = (path: string) => placeOf.get(path)?.path ?? path;
  return {
    name: 'from-memory',
    setup: (build) => {
      build.onResolve({ filter: /./ }, ({ path, importer, kind, namespace }) => {
        if (kind === 'entry-point') return { path, namespace: CHUNK };
        if (!/^\.{1,2}\//.test(path) || namespace === ELSEWHERE) return { path, external: true };
        const target = join(dirname(importer), path);
        const [from, to] = [fileOf(importer), fileOf(target)];
        if (kind === 'import-statement' && from === to) return { path: target, namespace: CHUNK };
        const file = `./${relative(dirname(from), to)}`;
        if (kind === 'dynamic-import' || !placeOf.has(target)) return { path: file, external: true };
        return { path: `${target}?${file}`, namespace: ELSEWHERE };
      });
      build.onLoad({ filter: /./, namespace: CHUNK }, ({ path }) => ({
        contents: chunks.get(path)?.text ?? reexports(required(byPath, path)),
      }));
      build.onLoad({ filter: /./, namespace: ELSEWHERE }, ({ path }) => {
        const [target = '', file = ''] = path.split('?');
        const names = Array.from(
          required(placeOf, target).names.get(target) ?? [],
          ([had, has]) => `${has} as ${had}`,
        );
        return { contents: `import '${file}';\nexport { ${names.join(', ')} } from '${file}';` };
      });
    },
  };
}

/** All that a merged file has. */
function reexports({ chunks, names }: Merged): string {
  const lines = chunks.map(({ path }) => {
    const own = Array.from(names.get(path) ?? [], ([had, has]) => `${had} as ${has}`);
    return `import './${basename(path)}';\nexport { ${own.join(', ')} } from './${basename(path)}';`;
  });
  return lines.join('\n');
}

function required<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${String(key)} is no file of the build`);
  return value;
}
