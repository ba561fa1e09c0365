/**
 * Fills empty emulators of Firestore and Storage with emulator-data/write-seed.ts and keeps their export as the seed.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmulators } from '../emulators/emulators.ts';
import { writeFirebaseConfig } from '../emulators/firebase-config.ts';
import { whenAskedToEnd } from '../emulators/processes.ts';
import { projectEnvironment } from '../install.mjs';
import { copyExport } from '../emulators/export-folder.ts';
import { LOG_DIR, ROOT, RULES_FILES, SEED_DIR } from '../paths.mjs';
import { chooseFreePorts, HOST } from '../emulators/ports.ts';
import { createKeyring, LOCAL_PROJECT_ID, localParams } from '../emulators/settings.ts';
import { runProductScript } from './product-script.ts';
import { startSuite, type Suite } from '../emulators/suite.ts';
import { UserError } from '../user-error.mjs';

/** The same in every run; the seed holds nothing that this protects. */
const SEED_APP_SECRET = Buffer.from('firefolio seed: not a secret, never deployed').toString('base64url');

/** Writes the seed. The old one stays unless everything went well. @throws UserError when something fails */
export async function writeSeed(): Promise<void> {
  const env = projectEnvironment();
  const emulators = await findEmulators(env, { pubsub: false });
  const ports = await chooseFreePorts();
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-seed-'));
  const exportDir = join(folder, 'export');
  let suite: Suite | undefined;
  whenAskedToEnd(() => void Promise.resolve(suite?.stop()).finally(() => process.exit(130)));
  try {
    for (const name of RULES_FILES) cpSync(join(ROOT, name), join(folder, name));
    const configFile = join(folder, 'firebase.json');
    writeFirebaseConfig(configFile, ports);
    suite = startSuite({
      projectId: LOCAL_PROJECT_ID,
      configFile,
      only: ['firestore', 'storage'],
      ports,
      env: emulators.env,
      logDir: join(LOG_DIR, 'seed'),
      mail: false,
      exportDir,
    });
    await suite.waitUntilReady();
    await runProductScript('emulator-data/write-seed.ts', [], {
      ...env,
      ...localParams(ports, {}),
      APP_SECRET: SEED_APP_SECRET,
      JWT_KEYRING: createKeyring(),
      SMTP_URL: `smtp://${HOST}:${ports.SMTP_PORT}`,
      GCLOUD_PROJECT: LOCAL_PROJECT_ID,
      FIRESTORE_EMULATOR_HOST: `${HOST}:${ports.FIRESTORE_PORT}`,
      STORAGE_EMULATOR_HOST: `http://${HOST}:${ports.STORAGE_PORT}`,
    });
    const { saved } = await suite.stop({ save: true });
    if (!saved) throw new UserError(`the export failed: see ${join(LOG_DIR, 'seed', 'emulators.log')}`);
    copyExport(exportDir, SEED_DIR);
    console.log('Wrote the seed into emulator-data. See it with: npm start -- --fresh');
  } finally {
    await suite?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
