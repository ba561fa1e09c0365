import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { build, type Metafile } from 'esbuild';
import { BUNDLE } from '../../../scripts/lib/build/bundle.ts';

/** The clients of Firebase's services. */
const FIREBASE = [
  'firebase-admin',
  '@google-cloud/firestore',
  '@google-cloud/storage',
  'google-auth-library',
  '@google-cloud/tasks',
  'google-gax',
  '@grpc/grpc-js',
];

const SOURCE = join(import.meta.dirname, '..');

let outputs: Metafile['outputs'];

beforeAll(async () => {
  const { metafile } = await build({
    absWorkingDir: SOURCE,
    entryPoints: ['index.ts'],
    outdir: 'out',
    ...BUNDLE,
    splitting: true,
    metafile: true,
    write: false,
  });
  outputs = metafile.outputs;
});

/** The chunks that come with a source file once it is imported, before anything in it is called. */
function chunksWith(source: string): readonly string[] {
  const chunk = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === source);
  if (chunk === undefined) throw new Error(`${source} has no chunk of its own: nothing imports it late`);
  const loaded = new Set([chunk]);
  for (const name of loaded) {
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === 'import-statement') loaded.add(path);
  }
  return [...loaded];
}

/** The source files in them. */
function filesWith(source: string): readonly string[] {
  return chunksWith(source).flatMap((name) =>
    Object.keys(outputs[name]?.inputs ?? { [`node_modules/${name}`]: 0 }),
  );
}

/** What they import that is not bundled. */
function externalsWith(source: string): readonly string[] {
  return chunksWith(source).filter((name) => !outputs[name]);
}

/** Names of the packages among them. */
function packagesWith(source: string): readonly string[] {
  return [...new Set(filesWith(source).flatMap(packageOf))].sort();
}

function packageOf(file: string): string[] {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.slice(1) ?? [];
}

test('every process loads at its start what all functions need', () => {
  expect(packagesWith('index.ts').filter((name) => !isBuiltin(name))).toEqual(
    [
      'firebase-functions',
      'zod',
      // What firebase-functions needs itself.
      ...['cors', 'object-assign', 'vary'],
    ].sort(),
  );
});

test.each(['start-jobs.ts', 'start-mail.ts', 'start-sweeps.ts'])('%s loads nothing of the API', (source) => {
  const packages = packagesWith(source);
  for (const late of [
    'express',
    'express-rate-limit',
    'helmet',
    'jose',
    'otpauth',
    ...FIREBASE,
    'nodemailer',
    'ioredis',
  ])
    expect(packages).not.toContain(late);
});

test.each(['start-api.ts', 'start-jobs.ts', 'start-sweeps.ts'])(
  '%s loads adapters, what renders Markdown and what unpacks texts when it needs them',
  (source) => {
    const packages = packagesWith(source);
    const rendering = ['markdown-it', 'sanitize-html', 'highlight.js'];
    for (const late of [...FIREBASE, 'nodemailer', 'ioredis', 'fflate', ...rendering])
      expect(packages).not.toContain(late);
  },
);

test('the API loads the routes of forms, accounts and staff when one of them is asked for', () => {
  const files = filesWith('start-api.ts');
  expect(files).toContain('first-routes.ts');
  expect(files).not.toContain('further-routes.ts');
  expect(files.filter((file) => /^(?:accounts|todos|users|audit|reports)\/.*router/.test(file))).toEqual([]);
});

test("the API does not import Node's http as it starts, which loads its fetch", () => {
  const externals = externalsWith('start-api.ts');
  expect(externals).toContain('node:crypto');
  expect(externals).not.toContain('node:http');
  expect(externals).not.toContain('http');
});

test('the API loads the pages when the first one is asked for', () => {
  const files = filesWith('start-api.ts').filter((file) => file.startsWith('site/'));
  expect(files).toContain('site/load-pages.ts');
  expect(files.filter((file) => file.endsWith('.tsx'))).toEqual([]);
  expect(packagesWith('start-api.ts').filter((name) => name.startsWith('preact'))).toEqual([]);
});

test.each(['start-api.ts', 'start-jobs.ts', 'start-sweeps.ts'])(
  '%s loads what draws pictures when there is one to be drawn',
  (source) => {
    const packages = packagesWith(source);
    for (const late of ['satori', 'sharp', 'linebreak', 'thumbhash']) expect(packages).not.toContain(late);
    expect(filesWith(source).filter((file) => /processing|drawing/.test(file))).toEqual([]);
  },
);

test('start-sweeps.ts loads what learns of messages when there is a lesson', () => {
  const files = filesWith('start-sweeps.ts').filter((file) => file.startsWith('moderation/'));
  expect(files).toContain('moderation/model/teacher.ts');
  expect(files.filter((file) => /phrases|prior|judge|content|\/engine/.test(file))).toEqual([]);
});
test.each(['further-routes.ts', 'start-api.ts'])(
  '%s loads what judges messages when the first one comes',
  (source) => {
    const files = filesWith(source).filter((file) => file.startsWith('moderation/'));
    expect(files).toContain('moderation/form-token.ts');
    expect(files.filter((file) => /phrases|prior|judge|content|\/engine/.test(file))).toEqual([]);
  },
);
