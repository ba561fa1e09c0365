/**
 * Finds a Java that the emulators can run on.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { UserError } from './user-error.mjs';

/** What firebase-tools asks for. */
const MINIMUM_VERSION = 21;

/** Folders in which systems keep their Java installations; on macOS the home lies deeper in each. */
const JVM_FOLDERS = [
  '/usr/lib/jvm',
  '/usr/lib64/jvm',
  '/usr/java',
  '/opt/java',
  '/Library/Java/JavaVirtualMachines',
  '/opt/homebrew/opt/openjdk',
  '/usr/local/opt/openjdk',
];

/**
 * Looks for Java ≥ 21 in JAVA_HOME, then on PATH, then in the system's folders.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{home: string, version: number}} home holds bin/java; version is the major one
 * @throws {UserError} when there is none, naming what was found instead
 */
export function findJava(env) {
  /** @type {string[]} */
  const tooOld = [];
  for (const java of candidates(env)) {
    if (!existsSync(java)) continue;
    const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8', timeout: 10_000 });
    const version = parseJavaVersion(stderr);
    if (version >= MINIMUM_VERSION) return { home: dirname(dirname(realpathSync(java))), version };
    if (version > 0) tooOld.push(`${version} (${java})`);
  }
  const found = tooOld.length > 0 ? `; found only ${tooOld.join(', ')}` : '';
  throw new UserError(
    `the emulators need Java ${MINIMUM_VERSION} or newer${found}: install a JDK (https://adoptium.net), ` +
      'or set JAVA_HOME to one',
  );
}

/** @param {NodeJS.ProcessEnv} env */
function candidates(env) {
  const onPath = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const installed = JVM_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => [
    folder,
    ...readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  ]);
  const named = env['JAVA_HOME'] ? [env['JAVA_HOME']] : [];
  const javas = onPath.map((folder) => join(folder, 'java'));
  return [...new Set([...named.flatMap(javasIn), ...javas, ...installed.flatMap(javasIn)])];
}

/** @param {string} home */
function javasIn(home) {
  return [join(home, 'bin/java'), join(home, 'Contents/Home/bin/java')];
}

/**
 * Reads the major version from what `java -version` prints.
 * @param {string} text
 * @returns {number} 0 when there is none; 8 for `1.8.0_292`
 */
export function parseJavaVersion(text) {
  const match = /version "(?:1\.)?(\d+)/.exec(text);
  return match ? Number(match[1]) : 0;
}
