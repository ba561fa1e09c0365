import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '../paths.mjs';
import { standInForRules } from './storage-rules.ts';

const folder = mkdtempSync(join(tmpdir(), "firefolio java's "));
const REAL_JAVA = join(folder, 'java');
writeFileSync(REAL_JAVA, '#!/bin/sh\necho "real java: $*"\n', { mode: 0o755 });

const env = { ...process.env, ...standInForRules(REAL_JAVA, process.env['PATH'] ?? '') };
const STAND_IN = env['STORAGE_EMULATOR_BINARY_PATH'] ?? '';

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Asks as firebase-tools does, and ends the input. */
function ask(...questions: object[]): unknown[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('');
  const { stdout, stderr, status } = spawnSync('java', ['-jar', STAND_IN, 'serve'], {
    env,
    input,
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

const load = (content: string) => ({
  id: 0,
  action: 'load_ruleset',
  context: { rulesetName: '0', source: { files: [{ name: 'storage.rules', content }] } },
});

const rulesThat = (allow: string) =>
  `rules_version = '2'; service firebase.storage { match /b/{b}/o { match /{p=**} { ${allow} } } }`;

describe('the stand-in', () => {
  it('takes the rules of the project and refuses each operation', () => {
    const rules = readFileSync(join(ROOT, 'storage.rules'), 'utf8');
    const verify = { id: 1, action: 'verify', context: { path: '/b/x/o/y', method: 'get' } };
    expect(ask(load(rules), verify)).toEqual([
      { id: -1, status: 'ok' },
      { id: 0, status: 'ok', errors: [], warnings: [], result: { rulesVersion: 2 } },
      { id: 1, status: 'ok', errors: [], result: { permit: false } },
    ]);
  });

  it.each([
    'allow read: if true;',
    'allow read;',
    'allow read, write: if request.auth != null;',
    'allow read: if false; allow get: if resource.size > 0;',
    'allow read: if false || true;',
  ])('does not take rules that may allow something: %s', (allow) => {
    const [, answer] = ask(load(rulesThat(allow)));
    expect(answer).toMatchObject({ errors: [expect.stringContaining('go online once')] });
  });

  it.each([
    'allow read, write: if false;',
    '// allow read: if true;\nallow write: if false;',
    '',
    'allow get:if false;',
  ])('takes rules that allow nothing: %s', (allow) => {
    expect(ask(load(rulesThat(allow)))[1]).toMatchObject({ errors: [] });
  });
});

it('leaves everything else to the real Java', () => {
  const output = execFileSync('java', ['-jar', 'firestore.jar', '--port', '8080'], { env, encoding: 'utf8' });
  expect(output).toBe('real java: -jar firestore.jar --port 8080\n');
});
