import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { takeLock } from './lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function ownedBy(pid: number): void {
  writeFileSync(file, JSON.stringify({ pid, note: 'theirs' }));
}

it('is held until it is released', () => {
  const lock = takeLock(file);
  expect(lock.held).toBe(true);
  if (lock.held) lock.release();
  expect(existsSync(file)).toBe(false);
});

it('leaves a living owner its lock', () => {
  ownedBy(process.ppid);
  expect(takeLock(file)).toEqual({ held: false, owner: { pid: process.ppid, note: 'theirs' } });
});

it('takes over from a dead owner, and says what that one left', () => {
  const dead = spawnSync(process.execPath, ['--version']).pid;
  ownedBy(dead);
  expect(takeLock(file)).toMatchObject({ held: true, left: { pid: dead, note: 'theirs' } });
});
