import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as esbuild from 'esbuild';
import { mergeChunks } from './merge-chunks.ts';

/** Two functions, what both need, what one of them needs twice, and what it needs later. */
const SOURCES = {
  'index.ts': `
    import { mark } from './both.ts';
    mark('entry');
    export const one = async () => (await import('./start-one.ts')).startOne();
    export const two = async () => (await import('./start-two.ts')).startTwo();`,
  'start-one.ts': `
    import { mark } from './both.ts';
    import { name as x } from './x.ts';
    import { name as y } from './y.ts';
    import { of } from './work.ts';
    export const startOne = async () => {
      mark('one');
      const [late, other] = await Promise.all([import('./late.ts'), import('./later.ts')]);
      return [x, y, of('one'), late.said, other.said, mark('end of one')];
    };`,
  'start-two.ts': `
    import { mark } from './both.ts';
    import { of } from './work.ts';
    export const startTwo = () => [of('two'), mark('two')];`,
  'both.ts':
    'const marks: string[] = []; export const mark = (word: string) => [...marks, marks.push(word)];',
  'work.ts': `
    import { name } from './name.ts';
    import { mark } from './both.ts';
    mark('work');
    export const of = (who: string) => name + ' of ' + who;`,
  'name.ts': "export const name = 'work';",
  'x.ts': "import { name as work } from './name.ts'; export const name = 'x after ' + work;",
  'y.ts': "export const name = 'y';",
  'late.ts':
    "import { name } from './x.ts'; import { name as y } from './y.ts'; export const said = name + ', late, ' + y;",
  'later.ts':
    "import { name } from './x.ts'; import { only } from './only.ts'; export const said = name + only;",
  'only.ts': "export const only = ', later';",
};

let root: string;
let outdir: string;
let names: string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'merge-chunks-'));
  outdir = join(root, 'lib');
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { index: join(root, 'index.ts') },
    ...{ outdir, bundle: true, format: 'esm', splitting: true, write: false, metafile: true },
    ...{ chunkNames: 'chunks/[name]-[hash]', outExtension: { '.js': '.mjs' }, sourcemap: 'inline' },
  });
  const files = await mergeChunks(built, { root, outdir });
  names = files.map(({ path }) => basename(path)).filter((name) => name.endsWith('.mjs'));
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** What a process prints that loads the build. */
function run(program: string): unknown {
  const url = JSON.stringify(pathToFileURL(join(outdir, 'index.mjs')).href);
  const script = `const built = await import(${url}); console.log(JSON.stringify(${program}));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }),
  );
}

test('what is merged does what it did, each module once and in its order', () => {
  expect(run('[await built.one(), await built.two()]')).toEqual([
    [
      'x after work',
      'y',
      'work of one',
      'x after work, late, y',
      'x after work, later',
      ['entry', 'work', 'one', 4],
    ],
    ['work of two', ['entry', 'work', 'one', 'end of one', 5]],
  ]);
});

test('what one function alone loads reaches no other', () => {
  const loaded = run(`await (async () => {
    const { registerHooks } = await import('node:module');
    const urls = [];
    registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
    await built.two();
    return urls.map((url) => url.split('/').pop().replace(/-[\\w]+\\.mjs$/, ''));
  })()`);
  expect(loaded).toEqual(expect.arrayContaining(['start-two']));
  expect(loaded).not.toContain('one');
  expect(loaded).not.toContain('start-one');
});

test('what the same starts load is one file', () => {
  const kinds = names.map((name) => name.replace(/-[\dA-Za-z]{8}\.mjs$/, '')).sort();
  expect(kinds).toEqual(['chunk', 'index.mjs', 'late', 'later', 'one', 'one-two', 'start-two']);
});
