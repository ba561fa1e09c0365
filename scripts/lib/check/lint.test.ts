import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { hashFiles } from './lint.ts';

let root: string;
const files: Record<string, string> = {
  'src/page.ts': "import { one } from './inner/one.js';\nimport { z } from 'zod';",
  'src/inner/one.ts': "export * from '../two.js';",
  'src/two.ts': 'export const one = 1;',
  'src/other.ts': 'export const other = 1;',
  'src/globals.d.ts': 'declare const x: string;',
  'script.mjs': "import('./lib.mjs');",
  'lib.mjs': '',
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const [file, text] of Object.entries(files)) write(file, text);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** The files that have another hash after a change. */
function changedBy(change: () => void, names = Object.keys(files)): string[] {
  const before = hashFiles(names, root);
  change();
  const after = hashFiles(names, root);
  return names.filter((name) => before.get(name) !== after.get(name));
}

it('takes a file for another one when something changes that it imports, however far away', () => {
  expect(
    changedBy(() => {
      write('src/two.ts', "export const one = 'one';");
    }),
  ).toEqual(['src/page.ts', 'src/inner/one.ts', 'src/two.ts']);
  expect(
    changedBy(() => {
      write('lib.mjs', 'export const x = 1;');
    }),
  ).toEqual(['script.mjs', 'lib.mjs']);
});

it('takes each file for another one when something changes that all have in common', () => {
  const all = Object.keys(files);
  expect(
    changedBy(() => {
      write('src/globals.d.ts', 'declare const x: number;');
    }),
  ).toEqual(all);
  expect(
    changedBy(() => {
      write('tsconfig.json', '{}');
    }),
  ).toEqual(all);
});

it('takes a file for another one when what it imports is gone', () => {
  const before = hashFiles(Object.keys(files), root).get('src/page.ts');
  const left = Object.keys(files).filter((name) => name !== 'src/two.ts');
  expect(hashFiles(left, root).get('src/page.ts')).not.toBe(before);
});

it('leaves the others as they are', () => {
  expect(changedBy(() => undefined)).toEqual([]);
  expect(
    changedBy(() => {
      write('src/other.ts', 'export const other = 2;');
    }),
  ).toEqual(['src/other.ts']);
});
