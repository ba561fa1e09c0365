/**
 * Fills an empty Firestore emulator with emulator-data/write-seed.ts and keeps its export as the seed.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleScript } from './bundle.mjs';
import { findEmulators } from './emulators.mjs';
import { writeFirebaseConfig } from './firebase-config.mjs';
import { END_SIGNALS, projectEnvironment } from './install.mjs';
import { findJava } from './java.mjs';
import { LOG_DIR, makeStateFolders, PROJECT_NODE, ROOT, SEED_DIR } from './paths.mjs';
import { chooseFreePorts, HOST } from './ports.mjs';
import { createKeyring, LOCAL_PROJECT_ID, localParams } from './settings.mjs';
import { startSuite } from './suite.mjs';
import { UserError } from './user-error.mjs';

const SCRIPT = join(SEED_DIR, 'write-seed.ts');

/** What an export consists of. */
const EXPORT_FILES = ['firebase-export-metadata.json', 'firestore_export'];

/** The same in every run; the seed holds nothing that this protects. */
const SEED_APP_SECRET = Buffer.from('firefolio seed: not a secret, never deployed').toString('base64url');

/**
 * Writes the seed. The old one stays unless everything went well.
 * @throws {UserError} when the script or the export fails
 */
export async function writeSeed() {
  makeStateFolders();
  const env = projectEnvironment();
  const java = findJava(env);
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-seed-'));
  const exportDir = join(folder, 'export');
  let suite;
  for (const signal of END_SIGNALS) {
    process.once(signal, () => void Promise.resolve(suite?.stop()).finally(() => process.exit(130)));
  }
  try {
    cpSync(join(ROOT, 'firestore.rules'), join(folder, 'firestore.rules'));
    cpSync(join(ROOT, 'firestore.indexes.json'), join(folder, 'firestore.indexes.json'));
    const configFile = join(folder, 'firebase.json');
    writeFirebaseConfig(configFile, ports);
    suite = startSuite({
      projectId: LOCAL_PROJECT_ID,
      configFile,
      only: ['firestore'],
      ports,
      env: { ...env, ...emulators.env },
      javaHome: java.home,
      logDir: join(LOG_DIR, 'seed'),
      mail: false,
      exportDir,
    });
    await suite.waitUntilReady();
    await runScript(folder, {
      ...env,
      ...localParams(ports, {}),
      APP_SECRET: SEED_APP_SECRET,
      JWT_KEYRING: createKeyring(),
      SMTP_URL: `smtp://${HOST}:${ports.SMTP_PORT}`,
      GCLOUD_PROJECT: LOCAL_PROJECT_ID,
      FIRESTORE_EMULATOR_HOST: `${HOST}:${ports.FIRESTORE_PORT}`,
    });
    const { saved } = await suite.stop({ save: true });
    if (!saved) throw new UserError(`the export failed: see ${join(LOG_DIR, 'seed', 'emulators.log')}`);
    for (const name of EXPORT_FILES) {
      rmSync(join(SEED_DIR, name), { recursive: true, force: true });
      cpSync(join(exportDir, name), join(SEED_DIR, name), { recursive: true });
    }
    console.log('Wrote the seed into emulator-data. See it with: npm start -- --fresh');
  } finally {
    await suite?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runScript(folder, env) {
  // The script finds its content beside itself, not beside the bundle.
  const bundle = await bundleScript(SCRIPT, folder, {
    define: {
      'import.meta.dirname': JSON.stringify(SEED_DIR),
      'import.meta.url': JSON.stringify(pathToFileURL(SCRIPT).href),
    },
  });
  const child = spawn(PROJECT_NODE, ['--enable-source-maps', bundle], { cwd: ROOT, env, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new UserError(`emulator-data/write-seed.ts failed with exit code ${code}`);
}
