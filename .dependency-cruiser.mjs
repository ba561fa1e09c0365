/**
 * Who may import whom in functions/src (docs/ARCHITECTURE.md): a feature sees itself, what all share, and other
 * features' index only; Express stays in http, routers and auth's middleware; Firestore in repositories and codecs. The
 * client in client/src knows none of it.
 */
import { readdirSync } from 'node:fs';

/** What features stand on; every other folder is a feature. */
const LAYERS = new Set(['config', 'documents', 'errors', 'http', 'platform', 'shared', 'wiring']);
const FEATURES = readdirSync(new URL('functions/src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !LAYERS.has(entry.name))
  .map(({ name }) => name)
  .join('|');
const SRC = '^functions/src';
const ANY_FEATURE = `${SRC}/(${FEATURES})/`;
/** Files beside the folders of src: the functions, the app, and what a process does first. */
const ROOT = `${SRC}/[^/]+\\.ts$`;
const WIRING = `${SRC}/wiring/`;
/** A feature's routes.ts gives its routers to app.ts. */
const ROUTER = '\\.router\\.ts$';
/** What has pictures in memory. */
const PROCESSING = `${SRC}/(media/processing|cards/drawing)/`;
const NO_TEST = '\\.test\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('no-cycles', 'A cycle has no order to read it in.', { path: SRC }, { circular: true }),
    forbid(
      'no-orphans',
      'A file that nothing imports serves nobody.',
      { path: SRC, orphan: true, pathNot: ['\\.test\\.ts$', '\\.d\\.ts$'] },
      {},
    ),
    forbid(
      'features-by-index',
      "Another feature's index is its public surface.",
      { path: ANY_FEATURE, pathNot: ROUTER },
      { path: ANY_FEATURE, pathNot: [`${SRC}/$1/`, '/index\\.ts$'] },
    ),
    forbid(
      'routers-by-index',
      "Routers see another feature's index and, for what its routes have in common with theirs, its routes.",
      { path: `${ANY_FEATURE}.*${ROUTER}` },
      { path: ANY_FEATURE, pathNot: [`${SRC}/$1/`, '/(index|routes)\\.ts$'] },
    ),
    forbid(
      'index-without-routers',
      'What an index gives is loaded by workers too, which need no Express: routers are in routes.ts.',
      { path: '/index\\.ts$' },
      { path: [ROUTER, '/routes\\.ts$'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'features-know-no-root',
      'Features are built by wiring/ and mounted by app.ts, not the other way round.',
      { path: ANY_FEATURE },
      { path: [ROOT, WIRING] },
    ),
    forbid(
      'wiring-knows-no-root',
      'The root asks wiring/, not the other way round.',
      { path: WIRING },
      { path: ROOT },
    ),
    forbid(
      'root-by-index',
      'The root sees the index of each folder and the routes of each feature.',
      { path: ROOT, pathNot: [`${SRC}/(index|request-start)\\.ts$`, NO_TEST] },
      { path: `${SRC}/[^/]+/`, pathNot: ['/(index|routes)\\.ts$', WIRING] },
    ),
    forbid(
      'wiring-by-index',
      'wiring/ sees the index of each folder.',
      { path: WIRING },
      { path: `${SRC}/[^/]+/`, pathNot: ['/index\\.ts$', WIRING] },
    ),
    forbid(
      'start-is-light',
      'What every process loads at its start is configuration and single helpers; the rest is imported when it is needed.',
      { path: `${SRC}/(index|request-start)\\.ts$` },
      {
        path: SRC,
        pathNot: [`${SRC}/config/index\\.ts$`, `${SRC}/shared/(?!index\\.ts$)`, `${SRC}/request-start\\.ts$`],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'functions-by-index',
      'index.ts sees the index of each folder, however late.',
      { path: `${SRC}/(index|request-start)\\.ts$` },
      { path: `${SRC}/[^/]+/`, pathNot: ['/index\\.ts$', WIRING, `${SRC}/shared/`] },
    ),
    forbid(
      'app-by-functions',
      'index.ts starts the functions, and start-api.ts makes the app.',
      { path: SRC, pathNot: [`${SRC}/(index|start-api)\\.ts$`, NO_TEST] },
      { path: `${SRC}/(app|index|request-start)\\.ts$` },
    ),
    forbid(
      'http-is-generic',
      'http knows no feature.',
      { path: `${SRC}/http/` },
      { path: SRC, pathNot: `${SRC}/(http|errors|shared|platform|idempotency)/` },
    ),
    forbid(
      'idempotency-is-generic',
      'How a request is done once knows no feature, and no HTTP.',
      { path: `${SRC}/idempotency/` },
      { path: SRC, pathNot: `${SRC}/(idempotency|documents|platform|errors|shared)/` },
    ),
    forbid(
      'platform-is-low',
      'Adapters know configuration, errors and helpers only.',
      { path: `${SRC}/platform/` },
      { path: SRC, pathNot: `${SRC}/(platform|config|errors|shared)/` },
    ),
    forbid(
      'documents-are-low',
      'How documents are described knows no feature, and no database.',
      { path: `${SRC}/documents/` },
      { path: SRC, pathNot: `${SRC}/(documents|platform|errors|shared)/` },
    ),
    forbid(
      'errors-and-config-are-lowest',
      'Errors and configuration know nothing of ours but the form of single values.',
      { path: `${SRC}/(errors|config)/` },
      { path: SRC, pathNot: [`${SRC}/$1/`, `${SRC}/shared/fields\\.ts$`] },
    ),
    forbid(
      'shared-is-low',
      'Helpers know errors only.',
      { path: `${SRC}/shared/` },
      { path: SRC, pathNot: `${SRC}/(shared|errors)/` },
    ),
    forbid(
      'express-at-the-edge',
      'Services and repositories know no HTTP.',
      {
        path: SRC,
        pathNot: [
          `${SRC}/http/`,
          '\\.router\\.ts$',
          `${SRC}/app\\.ts$`,
          `${SRC}/auth/(authorize|actor|sessions/(presented-token|refresh-cookie|same-site))\\.ts$`,
        ],
      },
      { path: 'node_modules/(@types/)?express/' },
    ),
    forbid(
      'firestore-in-repositories',
      'Only repositories, codecs and the platform know Firestore.',
      { path: SRC, pathNot: ['\\.(repository|codec)\\.ts$', `${SRC}/platform/`] },
      { path: 'node_modules/(firebase-admin|@google-cloud)/' },
    ),
    forbid(
      'sharp-in-processing',
      'What draws and unpacks pictures takes much memory: media/processing and cards/drawing alone have it.',
      { path: SRC, pathNot: [PROCESSING, NO_TEST] },
      { path: 'node_modules/(sharp|@img|satori|@fontsource)/' },
    ),
    forbid(
      'processing-is-late',
      'A worker that has a picture in hand imports what draws and unpacks it; the API never does.',
      { path: SRC, pathNot: [PROCESSING, NO_TEST] },
      { path: PROCESSING, dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'processing-is-for-jobs',
      'A worker that has a picture in hand imports what draws and unpacks it; the API never does.',
      { path: `${SRC}/(app|wiring/api|.*\\.router|.*\\.service)\\.ts$` },
      { path: PROCESSING, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'functions-sdk-at-the-root',
      'What runs the functions is known where they are declared, to the platform, and to what answers the queue.',
      { path: SRC, pathNot: `${SRC}/((index|request-start|work/work\\.task)\\.ts$|(config|platform)/)` },
      { path: 'node_modules/firebase-functions/' },
    ),
    forbid(
      'client-stands-alone',
      'Other programs install it: it has openapi-fetch and nothing of ours.',
      { path: '^client/src', pathNot: '\\.test\\.ts$' },
      { pathNot: ['^client/src/', '(^|/)node_modules/openapi-fetch/'] },
    ),
    forbid('client-is-for-others', 'The API does not call itself.', { path: SRC }, { path: '^client/' }),
    forbid(
      'own-packages',
      'The deployed code has only packages of functions/, not the tools of the repository.',
      { path: SRC, pathNot: '\\.test\\.ts$' },
      { path: '^node_modules/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'named-packages',
      'What the deployed code has is in functions/package.json, not there by chance.',
      { path: SRC, pathNot: '\\.test\\.ts$' },
      { dependencyTypes: ['npm-no-pkg'], dependencyTypesNot: ['type-only', 'npm', 'npm-dev'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'functions/tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
