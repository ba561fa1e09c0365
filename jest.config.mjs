/**
 * Jest's projects: `unit` needs nothing, `api` the Firestore emulator, the others the emulator suite; scripts/test.mjs starts
 * what is needed (docs/adr/0028-tests-in-tiers.md).
 *
 * TypeScript and packages that come as ES modules only are turned into CommonJS; see docs/adr for why.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'tsx', 'json', 'node'],
  // The source imports './file.js', as Node wants it, and the file is file.ts or file.tsx.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js'],
    '^firefolio-client$': '<rootDir>/client/src/index.ts',
  },
  transform: {
    '\\.ts$': ['@swc/jest', swcOptions({ syntax: 'typescript' })],
    '\\.tsx$': ['@swc/jest', swcOptions({ syntax: 'typescript', tsx: true })],
    '\\.m?js$': ['@swc/jest', swcOptions({ syntax: 'ecmascript' })],
  },
  transformIgnorePatterns: [allPackagesBut(findEsmPackages())],
  modulePathIgnorePatterns: ['<rootDir>/.firefolio/', '<rootDir>/functions/lib/'],
  // Says of every file how long it took.
  slowTestThreshold: 0,
};

export default {
  // A project's own testTimeout has no effect in Jest.
  testTimeout: 30_000,
  // Each file leaves some of its modules behind; a worker that has more begins anew.
  workerIdleMemoryLimit: '900MB',
  // A clone's own: what other clones have noted changes nothing here.
  cacheDirectory: join(root, '.firefolio', 'cache', 'jest'),
  testSequencer: join(root, 'scripts', 'lib', 'test', 'test-sequencer.ts'),
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: existing('functions/src', 'client/src', 'scripts', 'bench', 'web/admin/src'),
      testMatch: [
        '<rootDir>/functions/src/**/*.test.ts',
        '<rootDir>/client/src/**/*.test.ts',
        '<rootDir>/web/admin/src/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/bench/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'api',
      testEnvironment: join(root, 'functions/test/support/in-process/environment.ts'),
      roots: existing('functions/test/api', 'functions/src'),
      testMatch: ['<rootDir>/functions/test/api/**/*.test.ts'],
    },
    ...['rules', 'integration', 'security', 'browser', 'after'].map((name) => ({
      ...shared,
      displayName: name,
      roots: existing(`functions/test/${name}`, 'functions/src'),
      testMatch: [`<rootDir>/functions/test/${name}/**/*.test.ts`],
    })),
  ],
};

function existing(...folders) {
  return folders.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
}

function swcOptions(parser) {
  return {
    swcrc: false,
    jsc: {
      parser,
      target: 'es2024',
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  };
}

/** The installed packages that have no other form than ES modules. */
function findEsmPackages() {
  const names = new Set();
  for (const modules of existing('node_modules', 'functions/node_modules')) {
    for (const name of packageNames(modules)) {
      const file = join(modules, name, 'package.json');
      if (existsSync(file) && isEsm(JSON.parse(readFileSync(file, 'utf8')))) names.add(name);
    }
  }
  return [...names];
}

/** Whether a package.json says so of all files, or its main export is one and leaves no other choice. */
function isEsm({ type, exports }) {
  return type === 'module' || Boolean(exports?.['.']?.default?.endsWith?.('.mjs') && !exports['.'].require);
}

function packageNames(modules) {
  return readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/** Matches files of every package but these, wherever it is nested. */
function allPackagesBut(names) {
  const escaped = names.map((name) => name.replaceAll('.', '\\.'));
  return `/node_modules/(?!.*/node_modules/)(?!(?:${escaped.join('|')})/)`;
}
