/**
 * Installs the packages when they are missing or out of date, and goes on under the project's own Node.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { waitForLock } from './lock.mjs';
import { FUNCTIONS_DIR, LOG_DIR, makeStateFolders, PROJECT_NODE, ROOT, STATE_DIR } from './paths.mjs';
import { UserError } from './user-error.mjs';

/** Signals that ask a program to end. */
export const END_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Makes the local folders, and installs what is missing or out of date: the tools first, then the functions' packages under
 * the project's Node, since npm skips optional packages that want a newer Node than the host's.
 * @throws {UserError} when npm fails or the system is not supported
 */
export async function ensureInstalled() {
  if (process.platform === 'win32')
    throw new UserError('Windows is supported through WSL only: run it there');
  makeStateFolders();
  if (isInstalled(ROOT) && isInstalled(FUNCTIONS_DIR)) return;
  const release = await waitForLock(join(STATE_DIR, 'install.lock'));
  try {
    if (!isInstalled(ROOT)) await install(ROOT, 'tools (the first time takes a minute or two)');
    if (!existsSync(PROJECT_NODE)) {
      throw new UserError(
        "npm did not install the project's Node, whose install step must run: check that `npm config get " +
          'ignore-scripts` says false, delete node_modules and run it again',
      );
    }
    if (!isInstalled(FUNCTIONS_DIR)) await install(FUNCTIONS_DIR, "functions' packages");
  } finally {
    release();
  }
}

/**
 * Whether a folder's node_modules is what its package-lock.json asks for. Optional packages may be missing.
 * @param {string} folder absolute
 * @returns {boolean}
 */
export function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  const extra = Object.keys(present).some((path) => !(path in wanted));
  return (
    !extra &&
    Object.entries(wanted).every(([path, { version, optional }]) => {
      if (path === '') return true;
      const installed = present[path];
      return installed ? installed.version === version : optional === true;
    })
  );
}

/**
 * Runs the same command again under the project's Node and ends with its exit code; returns at once where this process
 * already runs under it. Signals are passed on, and the child is told of this process's end by its IPC channel.
 * @param {NodeJS.ProcessEnv} [env] a command that is meant to reach a real project, or emulators named in the environment,
 *   passes process.env
 * @returns {Promise<void>} never resolves when the command was handed over
 */
export async function continueUnderProjectNode(env = projectEnvironment()) {
  if (realpathSync(process.execPath) === realpathSync(PROJECT_NODE)) return;
  const child = spawn(PROJECT_NODE, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
  });
  for (const signal of END_SIGNALS) process.on(signal, () => child.kill(signal));
  await new Promise((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => process.exit(code ?? 1));
  });
}

/**
 * The environment for the project's own programs: its Node and tools come first on PATH, and nothing that points a
 * Google client anywhere but to the emulators this run starts.
 * @param {NodeJS.ProcessEnv} [env] default process.env
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnvironment(env = process.env) {
  /** @type {NodeJS.ProcessEnv} */
  const copy = { ...env, METADATA_SERVER_DETECTION: 'none', NO_UPDATE_NOTIFIER: '1' };
  copy['PATH'] = [join(ROOT, 'node_modules', '.bin'), env['PATH'] ?? ''].join(delimiter);
  for (const name of Object.keys(copy)) {
    if (
      /^(?:FIREBASE_CONFIG|GCLOUD_PROJECT|GOOGLE_CLOUD_PROJECT|GOOGLE_APPLICATION_CREDENTIALS)$/.test(name)
    ) {
      delete copy[name];
    }
    if (/_EMULATOR_HOST$|^FIREBASE_EMULATOR_HUB$/.test(name)) delete copy[name];
    if (/^npm_(?:package|lifecycle)_|^npm_config_local_prefix$|^npm_command$/.test(name)) delete copy[name];
  }
  return copy;
}

/**
 * @param {string} folder
 * @param {string} what for people
 */
async function install(folder, what) {
  console.log(`Installing the ${what} …`);
  const logFile = join(LOG_DIR, 'install.log');
  const log = openSync(logFile, 'w');
  const child = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: projectEnvironment(),
    stdio: ['ignore', log, log],
  });
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    child.kill(signal);
    process.exit(130);
  };
  for (const signal of END_SIGNALS) process.on(signal, stop);
  const how = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  for (const signal of END_SIGNALS) process.off(signal, stop);
  closeSync(log);
  if (how === 'exit code 0') return;
  throw new UserError(
    `npm ci failed (${how}) in ${folder}: check the network and the registry, and run it again\n` +
      `The end of ${logFile}:\n${readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n')}`,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, {version?: string, optional?: boolean}> | undefined}
 */
function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
