import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { FUNCTIONS_DIR } from '../paths.mjs';
import { BUNDLE } from './bundle.ts';

/** What Google's container and firebase-tools look for in node_modules. */
const OF_THE_PLATFORM = ['@google-cloud/functions-framework', 'firebase-functions'];

/** Letters, which functions/src/cards/drawing/fonts.ts reads as files. */
const READ_AS_FILES = ['inter', 'noto-sans-hebrew', 'vazirmatn'].map((name) => `@fontsource/${name}`);

async function packagesOutside(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: FUNCTIONS_DIR,
    entryPoints: ['src/index.ts'],
    outdir: 'out',
    ...BUNDLE,
    splitting: true,
    metafile: true,
    write: false,
  });
  const outside = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, external }) => (external === true && !isBuiltin(path) ? [path] : [])),
  );
  return [...new Set(outside.map((path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? ''))];
}

test('a deployment installs what is not in the bundle, and nothing else', async () => {
  const { dependencies } = JSON.parse(readFileSync(join(FUNCTIONS_DIR, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const needed = [...OF_THE_PLATFORM, ...READ_AS_FILES, ...(await packagesOutside())];
  expect(Object.keys(dependencies).sort()).toEqual(needed.sort());
});
