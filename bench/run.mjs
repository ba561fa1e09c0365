/**
 * The benchmark behind `npm run bench`: the built `api` function under the functions framework with the Firestore
 * emulator and the seed, beside an empty Express function and argon2 alone in the same run. Machines differ: compare the
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
import { createAccounts } from './lib/accounts.mjs';
import { ACCOUNTS_NEEDED, benchLoginBurst, benchLoginRate, benchRefusedLogins } from './logins.mjs';
import { benchThroughput } from './throughput.mjs';

const PROJECT_ID = 'demo-firefolio-bench';

/** Limits out of the way, and the client's address taken from X-Forwarded-For as in production. */
const PARAMS = { RATE_LIMIT_SCALE: '1000000', TRUST_PROXY_HOPS: '1' };

/**
 * Runs it all, prints the tables and keeps them in bench/results.md.
 * @returns {Promise<void>}
 */
export async function runBenchmark() {
  const env = projectEnvironment();
  const java = findJava(env);
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const stage = await createStage(ports, PARAMS);
  const suite = startSuite({
    projectId: PROJECT_ID,
    configFile: stage.configFile,
    only: ['firestore'],
    ports,
    env: { ...env, ...emulators.env },
    javaHome: java.home,
    logDir: join(stage.folder, 'logs'),
    mail: false,
    importDir: stage.importDir,
  });
  try {
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
    const report = [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${new Date().toISOString().slice(0, 10)}`,
      await benchThroughput(api, empty),
      await benchColdStart(api, empty),
      await benchLoginRate(api, emails),
      await benchLoginBurst(api, emails),
      await benchRefusedLogins(api, emails),
    ].join('\n\n');
    console.log(report);
    writeFileSync(join(ROOT, 'bench', 'results.md'), `# Last results of \`npm run bench\`\n\n${report}\n`);
  } finally {
    await suite.stop();
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
