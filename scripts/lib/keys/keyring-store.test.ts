import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localKeyringStore, projectKeyringStore, type KeyringStore } from './keyring-store.ts';
import { rotateKeys } from './rotate-keys.ts';
import { createKeyring, ensureSecrets } from '../emulators/settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyring-store-'));
  file = join(folder, '.secret.local');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const rotation = { change: 'rotate' as const, delayMinutes: 30, next: 'restart it' };
const privateParts = (text = '') => {
  const { access, refresh } = JSON.parse(text) as Record<'access' | 'refresh', { d: string }[]>;
  return [...access, ...refresh].map(({ d }) => d);
};
const readFile = () => parseEnv(readFileSync(file, 'utf8'));

describe('a local secrets file', () => {
  it('[07] gets a rotated keyring, keeps its other secrets, and stays readable for its owner only', async () => {
    const { JWT_KEYRING: before, ...others } = ensureSecrets(file, 1025);
    chmodSync(file, 0o644);
    await rotateKeys({ store: localKeyringStore(file), ...rotation });
    const { JWT_KEYRING: after, ...same } = readFile();
    expect(same).toEqual(others);
    expect(privateParts(after)).toHaveLength(4);
    expect(privateParts(after)).toEqual(expect.arrayContaining(privateParts(before)));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['.secret.local']);
  });

  it('[07] is left as it is by a second rotation in a row', async () => {
    ensureSecrets(file, 1025);
    const store = localKeyringStore(file);
    await rotateKeys({ store, ...rotation });
    const once = readFileSync(file, 'utf8');
    await expect(rotateKeys({ store, ...rotation })).rejects.toThrow(/nothing was changed/);
    expect(readFileSync(file, 'utf8')).toBe(once);
  });

  it('[07] has none of the old keys after an emergency', async () => {
    const { JWT_KEYRING: before } = ensureSecrets(file, 1025);
    const text = await rotateKeys({ store: localKeyringStore(file), ...rotation, change: 'replace' });
    const after = privateParts(readFile()['JWT_KEYRING']);
    for (const part of privateParts(before)) expect(after).not.toContain(part);
    expect(text).toContain('everyone must log in again');
  });

  it.each(['rotate', 'postpone', 'replace'] as const)('[07] is not shown: %s', async (change) => {
    const { JWT_KEYRING: before } = ensureSecrets(file, 1025);
    const store = localKeyringStore(file);
    if (change === 'postpone') await rotateKeys({ store, ...rotation });
    const text = await rotateKeys({ store, ...rotation, change });
    const parts = [...privateParts(before), ...privateParts(readFile()['JWT_KEYRING'])];
    for (const part of parts) expect(text).not.toContain(part);
  });

  it('has to be there, since npm start makes it with all that belongs into it', async () => {
    await expect(rotateKeys({ store: localKeyringStore(file), ...rotation })).rejects.toThrow(/npm start/);
    await expect(
      rotateKeys({ store: localKeyringStore(file), ...rotation, change: 'replace' }),
    ).rejects.toThrow(/npm start/);
    expect(existsSync(file)).toBe(false);
  });
});

/**
 * Stands in for firebase-tools, which needs a real project: keeps the secret in a file, notes how it was called, writes
 * what it was told into its debug log, as the real one does, and fails when asked to.
 */
const FAKE_FIREBASE = `
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const [, , folder, ...args] = process.argv;
const secret = folder + '/secret';
const input = readFileSync(0, 'utf8');
const { FIREBASE_DEBUG_PATH, DEBUG } = process.env;
appendFileSync(folder + '/calls', JSON.stringify({ args, FIREBASE_DEBUG_PATH, DEBUG }) + '\\n');
if (FIREBASE_DEBUG_PATH) writeFileSync(FIREBASE_DEBUG_PATH, input);
if (args[0] === 'functions:secrets:access') console.log('i  a notice\\n' + readFileSync(secret, 'utf8') + '\\n');
if (args[0] === 'functions:secrets:set') writeFileSync(secret, input);
if (existsSync(folder + '/fails')) {
  console.log('\\nError: Failed to authenticate, have you run firebase login?');
  process.exitCode = 2;
}
`;

/** What the fake executable notes of each call. */
interface FirebaseCall {
  readonly args: string[];
  readonly FIREBASE_DEBUG_PATH: string;
  readonly DEBUG?: string;
}

describe("a project's secret, with a fake firebase executable", () => {
  let store: KeyringStore;
  beforeEach(() => {
    const fake = join(folder, 'fake-firebase.cjs');
    writeFileSync(fake, FAKE_FIREBASE);
    writeFileSync(join(folder, 'secret'), createKeyring());
    store = projectKeyringStore('my-project', [process.execPath, fake, folder]);
  });
  const secret = () => readFileSync(join(folder, 'secret'), 'utf8');
  const calls = () =>
    readFileSync(join(folder, 'calls'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FirebaseCall);

  it('[07] is read and replaced by commands that ask nothing and deploy nothing', async () => {
    const before = privateParts(secret());
    const text = await rotateKeys({ store, ...rotation });
    expect(privateParts(secret())).toEqual(expect.arrayContaining(before));
    expect(privateParts(secret())).toHaveLength(4);
    expect(text).toContain('JWT_KEYRING of the project my-project');
    const options = ['--project', 'my-project', '--non-interactive'];
    expect(calls().map(({ args }) => args)).toEqual([
      ['functions:secrets:access', 'JWT_KEYRING', ...options],
      ['functions:secrets:set', 'JWT_KEYRING', '--data-file', '-', '--force', ...options],
    ]);
  });

  it('[07] appears neither in the arguments nor in a log that stays', async () => {
    process.env['DEBUG'] = '*';
    const text = await rotateKeys({ store, ...rotation }).finally(() => delete process.env['DEBUG']);
    const noted = readFileSync(join(folder, 'calls'), 'utf8');
    for (const part of privateParts(secret())) {
      expect(text).not.toContain(part);
      expect(noted).not.toContain(part);
    }
    for (const { FIREBASE_DEBUG_PATH, DEBUG } of calls()) {
      expect(DEBUG).toBeUndefined();
      expect(existsSync(dirname(FIREBASE_DEBUG_PATH))).toBe(false);
    }
  });

  it("[07] that can't be read is left alone; the error has firebase's words and no key", async () => {
    writeFileSync(join(folder, 'fails'), '');
    const before = secret();
    const error = await rotateKeys({ store, ...rotation }).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/firebase functions:secrets:access .* failed[\s\S]*firebase login/);
    for (const part of privateParts(before)) expect(String(error)).not.toContain(part);
    expect(secret()).toBe(before);
    expect(existsSync(dirname(calls()[0]?.FIREBASE_DEBUG_PATH ?? ''))).toBe(false);
  });
});
