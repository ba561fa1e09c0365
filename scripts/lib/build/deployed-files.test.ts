import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirRecursive } from 'firebase-tools/lib/fsAsync.js';
import { ROOT } from '../paths.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deployed-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What firebase-tools itself would upload of these files. */
async function uploaded(...files: string[]): Promise<string[]> {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  const { functions } = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) as {
    functions: { ignore: string[] }[];
  };
  const found = await readdirRecursive({ path: folder, ignoreStrings: functions[0]?.ignore ?? [] });
  return found.map(({ name }) => relative(folder, name)).sort();
}

test('a deployment takes the built functions and their params, and neither sources, source maps nor secrets', async () => {
  const files = ['lib/index.mjs', 'lib/chunks/app.mjs', 'package.json', 'package-lock.json', '.env.my-site'];
  const others = [
    'lib/index.mjs.map',
    'lib/chunks/app.mjs.map',
    'src/index.ts',
    '.secret.local',
    '.env.local',
  ];
  await expect(uploaded(...files, ...others)).resolves.toEqual(files.sort());
});
