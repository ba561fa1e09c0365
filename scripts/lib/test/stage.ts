/**
 * A copy of what the emulator suite serves, in a temporary folder: what is built, edited or saved in the clone meanwhile
 * does not reach it, nor the other way round.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, copyDocsAssets, requireBuilt } from '../build/build.ts';
import { buildDashboard } from '../build/dashboard.ts';
import { writeFirebaseConfig } from '../emulators/firebase-config.ts';
import { copyExport } from '../emulators/export-folder.ts';
import { EXPORT_METADATA, FUNCTIONS_DIR, ROOT, RULES_FILES, SEED_DIR } from '../paths.mjs';
import type { Ports } from '../emulators/ports.ts';
import { ensureSecrets, localParams, writeParams } from '../emulators/settings.ts';

/** Staged files: the functions package, built, firebase.json, params and secrets, and the seed where there is one. */
export type Stage = Awaited<ReturnType<typeof createStage>>;

/**
 * Builds and copies everything into a new temporary folder.
 *
 * @param params other values than a local run's
 * @param hasFunctions whether functions and pages are served
 * @throws UserError when the functions or the dashboard do not compile
 */
export async function createStage(ports: Ports, params: Record<string, string>, hasFunctions: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'firefolio-test-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    const functionsDir = join(folder, 'functions');
    mkdirSync(functionsDir);
    if (hasFunctions) {
      await buildInto(functionsDir);
      cpSync(join(FUNCTIONS_DIR, 'package.json'), join(functionsDir, 'package.json'));
      symlinkSync(join(FUNCTIONS_DIR, 'node_modules'), join(functionsDir, 'node_modules'), 'dir');
    }
    const values = localParams(ports, {}, params);
    writeParams(join(functionsDir, '.env.local'), values);
    const secrets = ensureSecrets(join(functionsDir, '.secret.local'), ports.SMTP_PORT);

    for (const name of RULES_FILES) cpSync(join(ROOT, name), join(folder, name));
    const pages = join(folder, 'web', 'public');
    if (hasFunctions) await stagePages(pages);
    writeFileSync(join(folder, '.firebaserc'), '{}');
    const configFile = join(folder, 'firebase.json');
    writeFirebaseConfig(configFile, ports, { singleProjectMode: false });
    const settings = { ...values, ...secrets };
    /** Builds and copies all again. @returns whether the functions are other ones now @throws UserError as createStage */
    const refresh = async () => {
      if (!hasFunctions) return false;
      await stagePages(pages);
      return buildInto(functionsDir);
    };
    return { folder, functionsDir, configFile, importDir: copySeed(folder), settings, refresh, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function buildInto(functionsDir: string): Promise<boolean> {
  const { result } = await buildFunctions({ outdir: join(functionsDir, 'lib') });
  return requireBuilt(result).changed;
}

async function stagePages(folder: string): Promise<void> {
  cpSync(join(ROOT, 'web', 'public'), folder, { recursive: true });
  copyDocsAssets(folder);
  await buildDashboard({ publicDir: folder });
}

function copySeed(folder: string): string | undefined {
  if (!existsSync(join(SEED_DIR, EXPORT_METADATA))) return undefined;
  const copy = join(folder, 'seed');
  copyExport(SEED_DIR, copy);
  return copy;
}
