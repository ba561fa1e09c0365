import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { build, type Metafile } from 'esbuild';

const SOURCE = join(import.meta.dirname, '..');

let outputs: Metafile['outputs'];

beforeAll(async () => {
  const { metafile } = await build({
    absWorkingDir: SOURCE,
    entryPoints: ['index.ts'],
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['firebase-admin', 'firebase-functions', '@google-cloud/*'],
    metafile: true,
    write: false,
  });
  outputs = metafile.outputs;
});

/** Names of the packages that come with a source file once it is imported, before anything in it is called. */
function packagesWith(source: string): readonly string[] {
  const chunk = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === source);
  if (chunk === undefined) throw new Error(`${source} has no chunk of its own: nothing imports it late`);
  const loaded = new Set([chunk]);
  for (const name of loaded) {
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === 'import-statement') loaded.add(path);
  }
  const files = [...loaded].flatMap((name) =>
    Object.keys(outputs[name]?.inputs ?? { [`node_modules/${name}`]: 0 }),
  );
  return [...new Set(files.flatMap(packageOf))].sort();
}

function packageOf(file: string): string[] {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.slice(1) ?? [];
}

test('every process loads at its start what all functions need', () => {
  expect(packagesWith('index.ts').filter((name) => !name.startsWith('node:'))).toEqual([
    'firebase-functions',
    'zod',
  ]);
});

test.each(['jobs', 'mail', 'platform', 'sweepers'])('wiring/%s.ts loads nothing of the API', (name) => {
  const packages = packagesWith(`wiring/${name}.ts`);
  for (const late of [
    'express',
    'express-rate-limit',
    'helmet',
    'jose',
    'cors',
    'otpauth',
    'firebase-admin',
    'nodemailer',
    'ioredis',
  ])
    expect(packages).not.toContain(late);
});

test.each(['app.ts', 'wiring/api.ts', 'wiring/jobs.ts', 'wiring/sweepers.ts'])(
  '%s loads adapters and what renders Markdown when it needs them',
  (source) => {
    const packages = packagesWith(source);
    for (const late of [
      'firebase-admin',
      'nodemailer',
      'ioredis',
      'markdown-it',
      'sanitize-html',
      'highlight.js',
    ])
      expect(packages).not.toContain(late);
  },
);
