/**
 * The large site of large-site.ts in a Firestore emulator: written once, then kept as an export.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { CACHE_DIR, EXPORT_METADATA, ROOT, SEED_DIR } from '../../scripts/lib/paths.mjs';
import { HOST } from '../../scripts/lib/emulators/ports.ts';
import { runProductScript } from '../../scripts/lib/build/product-script.ts';
import { startSuite, type SuiteOptions } from '../../scripts/lib/emulators/suite.ts';
import { UserError } from '../../scripts/lib/user-error.mjs';

const SCRIPT = 'bench/lib/write-large-site.ts';

/**
 * An export with the seed and the large site. It is made anew when the posts, or the code that writes them, are others.
 *
 * @param count posts
 * @param options how to start a Firestore emulator with the seed
 * @returns the export's folder
 * @throws UserError when it can't be written
 */
export async function largeSiteExport(count: number, options: SuiteOptions): Promise<string> {
  const name = `large-site-${count}-${await keyOfContent()}`;
  const kept = join(CACHE_DIR, name);
  if (existsSync(join(kept, EXPORT_METADATA))) return kept;
  console.log(`Writing ${count} posts; kept for the next time …`);
  const draft = join(CACHE_DIR, 'large-site-draft');
  for (const old of readdirSync(CACHE_DIR)) {
    if (old.startsWith(`large-site-${count}-`)) rmSync(join(CACHE_DIR, old), { recursive: true });
  }
  rmSync(draft, { recursive: true, force: true });
  const suite = startSuite({ ...options, exportDir: draft });
  try {
    await suite.waitUntilReady();
    await fillEmulator(count, `${HOST}:${options.ports.FIRESTORE_PORT}`, options);
    const { saved } = await suite.stop({ save: true });
    if (!saved) throw new UserError('the large site could not be exported');
  } finally {
    await suite.stop();
  }
  renameSync(draft, kept);
  return kept;
}

/**
 * Writes the large site into an emulator that runs.
 *
 * @param count posts
 * @param firestoreHost host and port
 * @throws UserError when it can't be written
 */
export async function fillEmulator(
  count: number,
  firestoreHost: string,
  { projectId, env }: Pick<SuiteOptions, 'projectId' | 'env'>,
): Promise<void> {
  await runProductScript(SCRIPT, [String(count)], {
    ...env,
    GCLOUD_PROJECT: projectId,
    GOOGLE_CLOUD_PROJECT: projectId,
    METADATA_SERVER_DETECTION: 'none',
    FIRESTORE_EMULATOR_HOST: firestoreHost,
  });
}

/** Of all that decides what is written: the code, as one text, and the seed. */
async function keyOfContent(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [SCRIPT],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  });
  const hash = createHash('sha256').update(outputFiles.map(({ text }) => text).join());
  for (const entry of readdirSync(SEED_DIR, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex').slice(0, 16);
}
