/**
 * A copy of what the emulator suite serves, in a temporary folder: what is built, edited or saved in the clone meanwhile
 * does not reach it, nor the other way round.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../build.mjs';
import { copyDocsAssets } from './docs-assets.mjs';
import { writeFirebaseConfig } from './firebase-config.mjs';
import { FUNCTIONS_DIR, ROOT, SEED_DIR } from './paths.mjs';
import { ensureSecrets, localParams, writeParams } from './settings.mjs';
import { UserError } from './user-error.mjs';

/**
 * Staged files.
 * @typedef {object} Stage
 * @property {string} folder absolute
 * @property {string} functionsDir the staged functions package, built
 * @property {string} configFile its firebase.json
 * @property {string | undefined} importDir the seed, where the clone has one
 * @property {Record<string, string>} settings params and secrets by name
 * @property {() => void} remove
 */

/**
 * Builds and copies everything into a new temporary folder.
 * @param {import('./ports.mjs').Ports} ports
 * @param {Record<string, string>} params other values than a local run's
 * @param {{hasFunctions?: boolean}} [options] whether functions and pages are served, default true
 * @returns {Promise<Stage>}
 * @throws {UserError} when the functions do not compile
 */
export async function createStage(ports, params, { hasFunctions = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-test-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const functionsDir = join(folder, 'functions');
    mkdirSync(functionsDir);
    if (hasFunctions) await stageFunctions(functionsDir);
    const values = localParams(ports, {}, params);
    writeParams(join(functionsDir, '.env.local'), values);
    const secrets = ensureSecrets(join(functionsDir, '.secret.local'), ports.SMTP_PORT);

    for (const name of ['firestore.rules', 'firestore.indexes.json'])
      cpSync(join(ROOT, name), join(folder, name));
    if (hasFunctions) stagePages(join(folder, 'web', 'public'));
    writeFileSync(join(folder, '.firebaserc'), '{}');
    const configFile = join(folder, 'firebase.json');
    writeFirebaseConfig(configFile, ports, { singleProjectMode: false });
    const settings = { ...values, ...secrets };
    return { folder, functionsDir, configFile, importDir: copySeed(folder), settings, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function stageFunctions(functionsDir) {
  const { result } = await buildFunctions({ outdir: join(functionsDir, 'lib') });
  if (!result.ok)
    throw new UserError(`the functions don't compile; mend this and run it again\n${result.message}`);
  cpSync(join(FUNCTIONS_DIR, 'package.json'), join(functionsDir, 'package.json'));
  symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(functionsDir, 'node_modules'), 'dir');
}

function stagePages(folder) {
  cpSync(join(ROOT, 'web', 'public'), folder, { recursive: true });
  copyDocsAssets(folder);
}

function copySeed(folder) {
  if (!existsSync(join(SEED_DIR, 'firebase-export-metadata.json'))) return undefined;
  const copy = join(folder, 'seed');
  for (const name of ['firebase-export-metadata.json', 'firestore_export']) {
    cpSync(join(SEED_DIR, name), join(copy, name), { recursive: true });
  }
  return copy;
}
