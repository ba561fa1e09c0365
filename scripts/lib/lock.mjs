/**
 * Lock files: a folder's second `npm start` must not disturb the first, and two installs must not meet.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, waitUntil } from './processes.mjs';
import { UserError } from './user-error.mjs';

/**
 * What a lock file holds: its owner, and whatever the owner wants the next one to know.
 * @typedef {{pid: number, [key: string]: unknown}} LockContent
 */

/**
 * Takes a lock, unless a living process has it. A lock that its dead owner left is taken over.
 * @param {string} file absolute
 * @param {object} [options]
 * @param {Record<string, unknown>} [options.content] kept in the file beside the owner's pid
 * @param {number} [options.heirOf] a lock owned by this process is taken over as well
 * @returns {{held: true, left?: LockContent, release: () => void, update: (content: Record<string, unknown>) => void}
 *   | {held: false, owner: LockContent}} `left` is what a dead owner left
 */
export function takeLock(file, { content = {}, heirOf } = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const own = { pid: process.pid, ...content };
  let left;
  while (!createExclusively(file, own)) {
    const owner = readLock(file);
    if (!owner) continue; // released between the two looks
    if (owner.pid !== process.pid && owner.pid !== heirOf && isAlive(owner.pid))
      return { held: false, owner };
    if (owner.pid !== heirOf) left = owner;
    rmSync(file, { force: true });
  }
  return {
    held: true,
    left,
    release: () => {
      if (readLock(file)?.pid === process.pid) rmSync(file, { force: true });
    },
    update: (more) => replace(file, { ...own, ...more }),
  };
}

/**
 * Takes a lock, waiting for its owner as long as that takes, up to ten minutes.
 * @param {string} file absolute
 * @returns {Promise<() => void>} releases the lock
 * @throws {UserError} when the owner keeps it longer
 */
export async function waitForLock(file) {
  let lock = takeLock(file);
  const taken = await waitUntil(() => (lock.held ? true : (lock = takeLock(file)).held), 600_000, 250);
  if (!taken)
    throw new UserError(`process ${lock.owner.pid} has held ${file} for ten minutes: end it, then try again`);
  return lock.release;
}

/**
 * Who has a lock now.
 * @param {string} file absolute
 * @returns {LockContent | undefined} undefined when nobody has it, or its owner is dead
 */
export function findLockOwner(file) {
  const owner = readLock(file);
  return owner && isAlive(owner.pid) ? owner : undefined;
}

/** Creates the file with its whole content in one step, or says that there is one. */
function createExclusively(file, content) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(file, content) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(content));
  renameSync(draft, file);
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
