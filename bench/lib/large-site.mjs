/**
 * The large site of large-site.ts in a Firestore emulator: written once, then kept as an export.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScript } from '../../scripts/lib/bundle.mjs';
import { CACHE_DIR, makeStateFolders, PROJECT_NODE, ROOT } from '../../scripts/lib/paths.mjs';
import { HOST } from '../../scripts/lib/ports.mjs';
import { startSuite } from '../../scripts/lib/suite.mjs';
import { UserError } from '../../scripts/lib/user-error.mjs';

const SCRIPT = join(import.meta.dirname, 'write-large-site.ts');
const METADATA = 'firebase-export-metadata.json';

/**
 * An export with the seed and the large site. It is made anew when the posts, or the code that writes them, are others.
 * @param {number} count posts
 * @param {Parameters<typeof startSuite>[0]} options how to start a Firestore emulator with the seed
 * @returns {Promise<string>} the export's folder
 * @throws {UserError} when it can't be written
 */
export async function largeSiteExport(count, options) {
  makeStateFolders();
  return withScript(async (script) => {
    const name = `large-site-${count}-${keyOf(script, options.importDir)}`;
    const kept = join(CACHE_DIR, name);
    if (existsSync(join(kept, METADATA))) return kept;
    console.log(`Writing ${count} posts; kept for the next time …`);
    const draft = join(CACHE_DIR, 'large-site-draft');
    for (const old of readdirSync(CACHE_DIR)) {
      if (old.startsWith(`large-site-${count}-`)) rmSync(join(CACHE_DIR, old), { recursive: true });
    }
    rmSync(draft, { recursive: true, force: true });
    const suite = startSuite({ ...options, exportDir: draft });
    try {
      await suite.waitUntilReady();
      await run(script, count, `${HOST}:${options.ports.FIRESTORE_PORT}`, options);
      const { saved } = await suite.stop({ save: true });
      if (!saved) throw new UserError('the large site could not be exported');
    } finally {
      await suite.stop();
    }
    renameSync(draft, kept);
    return kept;
  });
}

/**
 * Writes the large site into an emulator that runs.
 * @param {number} count posts
 * @param {string} firestoreHost host and port
 * @param {{projectId: string, env: NodeJS.ProcessEnv}} options
 * @returns {Promise<void>}
 * @throws {UserError} when it can't be written
 */
export async function fillEmulator(count, firestoreHost, options) {
  await withScript((script) => run(script, count, firestoreHost, options));
}

async function withScript(use) {
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-large-site-'));
  try {
    return await use(await bundleScript(SCRIPT, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of all that decides what is written: the bundled code but its source map, which names a temporary folder; the seed. */
function keyOf(script, seedDir) {
  const code = readFileSync(script, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
  const hash = createHash('sha256').update(code);
  for (const entry of readdirSync(seedDir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex').slice(0, 16);
}

async function run(script, count, firestoreHost, { projectId, env }) {
  const child = spawn(PROJECT_NODE, ['--enable-source-maps', script, String(count)], {
    cwd: ROOT,
    env: {
      ...env,
      GCLOUD_PROJECT: projectId,
      GOOGLE_CLOUD_PROJECT: projectId,
      METADATA_SERVER_DETECTION: 'none',
      FIRESTORE_EMULATOR_HOST: firestoreHost,
    },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new UserError(`bench/lib/write-large-site.ts failed with exit code ${code}`);
}
