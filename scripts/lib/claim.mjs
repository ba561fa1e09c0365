/**
 * One `npm start` a clone: the claim says who runs here, and finds what a killed one left behind.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findLockOwner, takeLock } from './lock.mjs';
import { STATE_DIR } from './paths.mjs';
import { HOST } from './ports.mjs';
import { createRunId, endRunProcesses, findRunProcesses, runTempDir } from './processes.mjs';
import { UserError } from './user-error.mjs';

const LOCK_FILE = join(STATE_DIR, 'start.lock');

/**
 * Claims the clone for this process, or takes the claim over from the parent that handed the command to it. Processes
 * that an earlier, killed `npm start` left behind are ended.
 * @param {import('./ports.mjs').Ports} ports
 * @returns {Promise<{runId: string, release: () => void}>} runId marks the processes of this run
 * @throws {UserError} when another one runs here
 */
export async function claimFolder(ports) {
  const runId = createRunId();
  const content = { runId, hostingPort: ports.HOSTING_PORT, firestorePort: ports.FIRESTORE_PORT };
  const lock = takeLock(LOCK_FILE, { content, heirOf: process.ppid });
  if (!lock.held) {
    const { pid, hostingPort } = lock.owner;
    throw new UserError(
      `port ${hostingPort} (HOSTING_PORT) belongs to the npm start that already runs in this folder, process ${pid}: ` +
        `use http://${HOST}:${hostingPort}, or stop it with Ctrl-C there; a second one needs a clone and ports of its own ` +
        `(if process ${pid} is another program, delete .firefolio/start.lock)`,
    );
  }
  if (lock.left?.runId) {
    if (findRunProcesses(lock.left.runId).length > 0) {
      console.log('Ending what an earlier npm start, which was killed, left running …');
      await endRunProcesses(lock.left.runId);
    }
    rmSync(runTempDir(lock.left.runId), { recursive: true, force: true });
  }
  return { runId, release: lock.release };
}

/**
 * The `npm start` that runs in this clone, which may not have started everything yet.
 * @returns {{pid: number, hostingPort: number, firestorePort: number} | undefined}
 */
export function findRunningStart() {
  return findLockOwner(LOCK_FILE);
}
