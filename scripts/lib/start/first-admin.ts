/**
 * The code by which a site without an admin gets its first one, for `npm start`.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HOST } from '../emulators/ports.ts';
import { ROOT } from '../paths.mjs';

const CODE = /\b(?:[0-9a-z]{4}-){4}[0-9a-z]{4}\b/;

/**
 * Makes a code, in a process of its own, which stores it in the emulator.
 *
 * @param project of the emulators
 * @returns null where there is an admin, or none could be made
 */
export async function firstAdminCode(firestorePort: number, project: string): Promise<string | null> {
  const script = join(ROOT, 'scripts', 'create-admin.mjs');
  const env = { ...process.env, FIRESTORE_EMULATOR_HOST: `${HOST}:${firestorePort}` };
  try {
    const options = ['--code', '--project', project];
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...options], { env });
    return CODE.exec(stdout)?.[0] ?? null;
  } catch {
    return null;
  }
}
