/**
 * One `npm start` a clone: the claim says who runs here, and finds what a killed one left behind.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findLockOwner, takeLock, type LockContent } from '../lock.mjs';
import { STATE_DIR } from '../paths.mjs';
import { HOST, type Ports } from '../emulators/ports.ts';
import { createRunId, endRunProcesses, findRunProcesses, runTempDir } from '../emulators/processes.ts';
import { UserError } from '../user-error.mjs';

/** What a running `npm start` tells others. */
interface RunningStart {
  readonly runId: string;
  readonly hostingPort: number;
  readonly firestorePort: number;
}

const LOCK_FILE = join(STATE_DIR, 'start.lock');

/**
 * Claims the clone for this process. Processes that an earlier, killed `npm start` left behind are ended.
 *
 * @returns runId marks the processes of this run
 * @throws UserError when another one runs here
 */
export async function claimFolder(ports: Ports): Promise<{ runId: string; release: () => void }> {
  const runId = createRunId();
  const content = { runId, hostingPort: ports.HOSTING_PORT, firestorePort: ports.FIRESTORE_PORT };
  const lock = takeLock<RunningStart>(LOCK_FILE, content);
  if (!lock.held) {
    const { pid, hostingPort } = lock.owner;
    throw new UserError(
      `port ${hostingPort} (HOSTING_PORT) belongs to the npm start that already runs in this folder, process ${pid}: ` +
        `use http://${HOST}:${hostingPort}, or stop it with Ctrl-C there; a second one needs a clone of its own, and there ` +
        `npm start -- --port-base 6100 (if process ${pid} is another program, delete .firefolio/start.lock)`,
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

/** The `npm start` that runs in this clone, which may not have started everything yet. */
export function findRunningStart(): LockContent<RunningStart> | undefined {
  return findLockOwner<RunningStart>(LOCK_FILE);
}
