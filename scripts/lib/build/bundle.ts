/**
 * How the product is bundled, and what of its packages comes along.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { PROTO_LOADER } from './proto-loader.ts';
import { subsetOfProtos, type ProtoNode } from './proto-subset.ts';

/**
 * firebase-admin stays in node_modules, and only what is used of it is imported: firebase-functions imports it for callable
 * functions, which we have none of.
 */
const usedOfAdmin: Plugin = {
  name: 'used-of-admin',
  setup: (build) => {
    build.onResolve({ filter: /^firebase-admin(?:\/|$)/ }, ({ path }) => ({
      path,
      external: true,
      sideEffects: false,
    }));
  },
};

/**
 * What the Firestore client brings for callers of its own kind only: messages of other services as classes, the client of
 * Firestore's administration, and those of its own messages with which it writes pipelines.
 */
const CODE_OF_OTHERS = [
  'google-gax/build/protos/(?:iam_service|operations|locations)',
  '@google-cloud/firestore/build/protos/firestore_v1_proto_api',
  '@google-cloud/firestore-api/build/protos/protos',
  '@google-cloud/firestore-api/build/src/v1/firestore_admin_client',
];

/** Definitions of messages, which the client turns into code when it starts, and the service that it calls. */
const SERVICES: Readonly<Record<string, string>> = {
  '@google-cloud/firestore-api/build/protos/protos.json': 'google.firestore.v1.Firestore',
};

/**
 * In place of what the client loads or makes when it starts, and does not call: clients of other services, and the
 * definitions of messages in a form that tells them to others.
 */
const IN_PLACE_OF: Readonly<Record<string, string>> = {
  'google-gax/build/src/locationService':
    'exports.LocationsClient = class { async initialize() {} async close() {} };',
  'google-gax/build/src/operationsClient': 'exports.OperationsClientBuilder = class {};',
  'google-gax/build/src/iamService': '',
  'google-gax/build/src/resumableUpload': '',
  'google-gax/build/src/resumableSourceFromFile': '',
  '@grpc/proto-loader/build/src/index': PROTO_LOADER,
};

/** Leaves out of the Firestore client what is not called, more than half of its code. */
const usedOfFirestore: Plugin = {
  name: 'used-of-firestore',
  setup: (build) => {
    build.onResolve({ filter: /^@google-cloud\/firestore-api$/ }, ({ resolveDir }) => ({
      path: 'v1',
      namespace: 'firestore-api',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /^v1$/, namespace: 'firestore-api' }, ({ pluginData }) => ({
      contents: "exports.v1 = require('@google-cloud/firestore-api/client_v1');",
      resolveDir: pluginData as string,
    }));
    build.onLoad({ filter: new RegExp(`/node_modules/(?:${CODE_OF_OTHERS.join('|')})\\.js$`) }, () => ({
      contents: 'exports.google = { firestore: { v1: {} } };',
    }));
    for (const [file, contents] of Object.entries(IN_PLACE_OF)) {
      build.onLoad({ filter: new RegExp(`/node_modules/${file}\\.js$`) }, ({ path }) => ({
        contents,
        resolveDir: dirname(path),
      }));
    }
    for (const [file, service] of Object.entries(SERVICES)) {
      build.onLoad({ filter: new RegExp(`/node_modules/${file}$`) }, ({ path }) => {
        const all = JSON.parse(readFileSync(path, 'utf8')) as ProtoNode;
        return { contents: JSON.stringify(subsetOfProtos(all, service)), loader: 'json' };
      });
    }
  },
};

/** Leaves out the languages in which nobody is told of errors. */
const usedOfZod: Plugin = {
  name: 'used-of-zod',
  setup: (build) => {
    build.onLoad({ filter: /\/node_modules\/zod\/v4\/locales\/index\.js$/ }, ({ path }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: dirname(path),
    }));
  },
};

/** How the product is bundled. */
export const BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // By this name the functions framework knows an ES module without looking for the nearest package.json.
  outExtension: { '.js': '.mjs' },
  // The functions framework has loaded the same Express when it loads the functions. The client of Cloud Tasks reads files beside
  // its own. Sharp is a program of the machine's own.
  external: ['express', '@google-cloud/tasks', 'sharp'],
  plugins: [usedOfAdmin, usedOfFirestore, usedOfZod] as Plugin[],
  // Bundled CommonJS packages use `require` and `__dirname`, which an ES module does not have. Some declare a `createRequire` of
  // their own.
  banner: {
    js: [
      "import { createRequire as firefolioCreateRequire } from 'node:module';",
      'const require = firefolioCreateRequire(import.meta.url);',
      'const __dirname = import.meta.dirname;',
    ].join('\n'),
  },
} as const satisfies BuildOptions;
