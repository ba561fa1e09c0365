/**
 * ESLint over the files about which it may have something new to say.
 *
 * What it finds in a file depends on the types of all that the file imports, which ESLint's own cache can't tell. So a file
 * counts as known when it was found clean with the same content of itself, of everything that it imports, however far away,
 * and of what all files have in common.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { CACHE_DIR, ROOT } from '../paths.mjs';

/** Hashes of files with all that they depend on, of those that were found clean. */
const KNOWN_FILE = join(CACHE_DIR, 'check', 'lint.json');

/** What the verdict on every file depends on. */
const COMMON = [
  ...[
    'eslint.config.mjs',
    'tsconfig.json',
    'functions/tsconfig.json',
    'client/tsconfig.json',
    'web/admin/tsconfig.json',
  ],
  ...['package-lock.json', 'functions/package-lock.json'],
];

/** How a file is named in an import, and how it may be named on the disk. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/$/, ''],
  [/\.js$/, '.ts'],
  [/\.js$/, '.tsx'],
  [/\.js$/, '.d.ts'],
];

/** Lints what is not known to be clean, and prints what is wrong. @returns the exit code */
export async function lint(): Promise<number> {
  const hashes = hashFiles(listFiles());
  const known = readKnown();
  const eslint = new ESLint({ cwd: ROOT, warnIgnored: false });
  const unknown = [...hashes].filter(([file, hash]) => known[file] !== hash).map(([file]) => file);
  const results = unknown.length === 0 ? [] : await eslint.lintFiles(unknown);
  const unclean = new Set(
    results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath),
  );
  const clean = [...hashes].filter(([file]) => !unclean.has(join(ROOT, file)));
  mkdirSync(dirname(KNOWN_FILE), { recursive: true });
  writeFileSync(KNOWN_FILE, JSON.stringify(Object.fromEntries(clean)));
  const formatter = await eslint.loadFormatter('stylish');
  const text = await formatter.format(results);
  if (text) console.log(text);
  return unclean.size > 0 ? 1 : 0;
}

/** Of the clone, by path from its root; a file of a new clone's is one that Git knows or would take. */
function listFiles(): string[] {
  const patterns = ['*.ts', '*.tsx', '*.mjs', '*.js'];
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n');
  return [...new Set(listed)].filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function readKnown(): Record<string, string> {
  if (!existsSync(KNOWN_FILE)) return {};
  return JSON.parse(readFileSync(KNOWN_FILE, 'utf8')) as Record<string, string>;
}

/** A hash of each file with everything that it depends on. */
export function hashFiles(files: readonly string[], root = ROOT): Map<string, string> {
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const imports = new Map([...sources].map(([file, text]) => [file, importsOf(file, text, sources)]));
  const isAmbient = ([file, text]: [string, string]): boolean =>
    file.endsWith('.d.ts') || /^\s*declare (?:global|module)\b/m.test(text);
  const common = [
    ...COMMON.filter((file) => existsSync(join(root, file))).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    ),
    ...[...sources].filter(isAmbient).flat(),
  ];
  return new Map(
    files.map((file) => {
      const closure = [...reach(file, imports)].sort();
      return [file, hashOf([...common, ...closure.flatMap((name) => [name, sources.get(name) ?? ''])])];
    }),
  );
}

/** The files that a file imports itself, those that are not there included. */
function importsOf(file: string, text: string, sources: ReadonlyMap<string, string>): string[] {
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
    if (fileName === 'firefolio-client') return ['client/src/index.ts'];
    if (!fileName.startsWith('.')) return [];
    const path = join(dirname(file), fileName);
    const paths = SPELLINGS.map(([ending, other]) => path.replace(ending, other));
    return [paths.find((name) => sources.has(name)) ?? path];
  });
}

/** A file and everything that it imports, however far away. */
function reach(file: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([file]);
  for (const name of reached) for (const next of imports.get(name) ?? []) reached.add(next);
  return reached;
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${String(part.length)}:${part}`);
  return hash.digest('hex');
}
