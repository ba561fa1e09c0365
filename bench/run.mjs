/**
 * The benchmark behind `npm run bench`: the built `api` function under the functions framework with the Firestore
 * emulator, the seed and a large site, beside an empty Express function and argon2 alone in the same run. Machines differ: compare the
 * ratios.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { EXTERNAL } from '../scripts/build.mjs';
import { findEmulators } from '../scripts/lib/emulators.mjs';
import { projectEnvironment } from '../scripts/lib/install.mjs';
import { findJava } from '../scripts/lib/java.mjs';
import { FUNCTIONS_DIR, ROOT } from '../scripts/lib/paths.mjs';
import { chooseFreePorts, HOST } from '../scripts/lib/ports.mjs';
import { createStage } from '../scripts/lib/stage.mjs';
import { startSuite } from '../scripts/lib/suite.mjs';
import { benchColdStart } from './cold-start.mjs';
import { benchFirstRequests, benchSearch } from './large-site.mjs';
import { createAccounts } from './lib/accounts.mjs';
import { largeSiteExport } from './lib/large-site.mjs';
import { planVisits } from './lib/visits.mjs';
import { ACCOUNTS_NEEDED, benchLoginBurst, benchLoginRate, benchRefusedLogins } from './logins.mjs';
import { benchThroughput } from './throughput.mjs';

const PROJECT_ID = 'demo-firefolio-bench';

/** Limits out of the way, and the client's address taken from X-Forwarded-For as in production. */
const PARAMS = { RATE_LIMIT_SCALE: '1000000', TRUST_PROXY_HOPS: '1' };

/** How far down the list a visitor goes, in pages of 10 posts. */
const FAR_PAGE = 400;

/** Posts of the large site whose figures are kept. */
export const STANDARD_COUNT = 5_000;

/**
 * Runs it all and prints the tables. Those of the standard size are kept in bench/results.md.
 * @param {number} count posts of the large site
 * @returns {Promise<void>}
 */
export async function runBenchmark(count) {
  const env = projectEnvironment();
  const java = findJava(env);
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, PARAMS);
  const suiteOptions = {
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['firestore'],
    ports,
    env: { ...env, ...emulators.env },
    javaHome: java.home,
    logDir: join(stage.folder, 'logs'),
    mail: false,
    importDir: stage.importDir,
  };
  let suite;
  try {
    const importDir = await largeSiteExport(count, suiteOptions);
    suite = startSuite({ ...suiteOptions, importDir });
    await suite.waitUntilReady();
    const firestoreHost = `${HOST}:${ports.FIRESTORE_PORT}`;
    const functionEnv = {
      ...env,
      ...stage.settings,
      GCLOUD_PROJECT: PROJECT_ID,
      FIRESTORE_EMULATOR_HOST: firestoreHost,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT_ID }),
    };
    const api = { source: stage.functionsDir, target: 'api', port: ports.FUNCTIONS_PORT, env: functionEnv };
    const empty = {
      source: await buildEmptyFunction(stage.folder),
      target: 'empty',
      port: ports.HOSTING_PORT,
      env,
    };
    const emails = await createAccounts(firestoreHost, PROJECT_ID, ACCOUNTS_NEEDED);
    const visits = await planVisits(api, FAR_PAGE);
    const sections = [
      () =>
        `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
      () => benchThroughput(api, empty, visits),
      () => benchColdStart(api, empty, visits),
      () => benchFirstRequests(api, count, visits),
      () => benchSearch(api, count, visits),
      () => benchLoginRate(api, emails),
      () => benchLoginBurst(api, emails),
      () => benchRefusedLogins(api, emails),
    ];
    const report = [];
    for (const section of sections) {
      report.push(await section());
      console.log(`${report.at(-1)}\n`);
    }
    if (count === STANDARD_COUNT)
      writeFileSync(
        join(ROOT, 'bench', 'results.md'),
        `# Last results of \`npm run bench\`\n\n${report.join('\n\n')}\n`,
      );
  } finally {
    await suite?.stop();
    stage.remove();
  }
}

/** Bundled like the API, so that the yardstick is a fair one. */
async function buildEmptyFunction(folder) {
  const source = join(folder, 'empty');
  mkdirSync(source);
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(source, 'node_modules'), 'dir');
  writeFileSync(join(source, 'package.json'), JSON.stringify({ type: 'module', main: 'index.js' }));
  await esbuild.build({
    entryPoints: [join(ROOT, 'bench/lib/empty-function.mjs')],
    outfile: join(source, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: EXTERNAL,
    nodePaths: [join(FUNCTIONS_DIR, 'node_modules')],
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.filename);",
    },
    logLevel: 'error',
  });
  return source;
}
