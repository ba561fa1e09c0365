/**
 * Lock files: a folder's second `npm start` must not disturb the first, and two installs must not meet.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from './user-error.mjs';

const LONGEST_WAIT_MS = 600_000;
const LOOK_EVERY_MS = 250;

/**
 * What a lock file holds: its owner, and whatever the owner wants the next one to know.
 * @template {object} [Content=object]
 * @typedef {{pid: number} & Partial<Content>} LockContent
 */

/**
 * Takes a lock, unless a living process has it. A lock that its dead owner left is taken over.
 * @template {object} [Content=object]
 * @param {string} file absolute
 * @param {Content} [content] kept in the file beside the owner's pid
 * @returns {{held: true, left: LockContent<Content> | undefined, release: () => void}
 *   | {held: false, owner: LockContent<Content>}} `left` is what a dead owner left
 */
export function takeLock(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {LockContent<Content> | undefined} */
  let left;
  while (!createExclusively(file, { pid: process.pid, ...content })) {
    /** @type {LockContent<Content> | undefined} */
    const owner = readLock(file);
    if (!owner) continue; // released between the two looks
    if (owner.pid !== process.pid && isAlive(owner.pid)) return { held: false, owner };
    left = owner;
    rmSync(file, { force: true });
  }
  const release = () => {
    if (readLock(file)?.pid === process.pid) rmSync(file, { force: true });
  };
  return { held: true, left, release };
}

/**
 * Takes a lock, waiting for its owner as long as that takes, up to ten minutes.
 * @param {string} file absolute
 * @returns {Promise<() => void>} releases the lock
 * @throws {UserError} when the owner keeps it longer
 */
export async function waitForLock(file) {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const lock = takeLock(file);
    if (lock.held) return lock.release;
    if (Date.now() > deadline) {
      const { pid } = lock.owner;
      throw new UserError(`process ${pid} has held ${file} for ten minutes: end it, then try again`);
    }
    await delay(LOOK_EVERY_MS);
  }
}

/**
 * Who has a lock now.
 * @template {object} [Content=object]
 * @param {string} file absolute
 * @returns {LockContent<Content> | undefined} undefined when nobody has it, or its owner is dead
 */
export function findLockOwner(file) {
  /** @type {LockContent<Content> | undefined} */
  const owner = readLock(file);
  return owner && isAlive(owner.pid) ? owner : undefined;
}

/**
 * Creates the file with its whole content in one step, or says that there is one.
 * @param {string} file
 * @param {object} content
 */
function createExclusively(file, content) {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} file */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid also of another user's process */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error of a system call */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
