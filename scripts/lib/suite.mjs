/**
 * One run of the emulator suite with a mail server beside it: start, wait until all of it answers, stop without a
 * process left behind.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EXPORT_METADATA, PROJECT_NODE, ROOT } from './paths.mjs';
import { HOST } from './ports.mjs';
import {
  createRunId,
  endRunProcesses,
  killRunProcesses,
  readTail,
  runTempDir,
  startChild,
  waitUntil,
} from './processes.mjs';
import { UserError } from './user-error.mjs';

/** How long firebase-tools may take to start; on a slow machine half a minute is usual. */
const START_TIMEOUT_MS = 180_000;

/** How long it may take from then on until everything answers. */
const ANSWER_TIMEOUT_MS = 60_000;

/** Stopping has 15 seconds: this much for saving the data, the rest for the processes. */
const EXPORT_TIMEOUT_MS = 9000;

/** After this firebase-tools would end every Pub/Sub emulator of the machine, not only its own. */
const SHUTDOWN_TIMEOUT_MS = 3000;

/**
 * How many requests the Functions emulator lets run at once. It starts a process for each that meets no idle one, up to
 * 50, which two cores take a minute for.
 */
const PARALLEL_REQUESTS = 8;

/**
 * A running suite.
 * @typedef {object} Suite
 * @property {string} runId the mark by which its processes are found
 * @property {Promise<UserError>} failed resolves when a part of it ends by itself
 * @property {() => Promise<void>} waitUntilReady
 * @property {(options?: {save?: boolean}) => Promise<{saved: boolean}>} stop ends it, after exporting into exportDir when
 *   asked to; `saved` says that the export is complete. Only the first call's option counts
 */

/**
 * Starts firebase-tools' emulators and MailDev. Returns at once.
 * @param {object} options
 * @param {string} options.projectId begins with `demo-`
 * @param {string} options.configFile this run's firebase.json, absolute
 * @param {string[]} options.only firebase-tools' names of the emulators
 * @param {import('./ports.mjs').Ports} options.ports
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.javaHome
 * @param {string} options.logDir absolute
 * @param {boolean} [options.mail] whether to start MailDev, default true
 * @param {string} [options.importDir] data to begin with
 * @param {string} [options.exportDir] a folder that does not exist yet, for the data at the end
 * @param {string} [options.runId]
 * @param {(line: string) => void} [options.onLine] told of every line that firebase-tools prints
 * @returns {Suite}
 */
export function startSuite(options) {
  const { ports, only, logDir, exportDir, onLine, mail = true, runId = createRunId() } = options;
  mkdirSync(logDir, { recursive: true });
  // firebase-tools finds its hub by a file in the temporary folder, named after the project: two runs must not share it.
  const tempDir = runTempDir(runId);
  mkdirSync(tempDir, { recursive: true, mode: 0o700 });
  const env = {
    FUNCTIONS_EMULATOR_PARALLEL: String(PARALLEL_REQUESTS),
    ...options.env,
    JAVA_HOME: options.javaHome,
    PATH: [join(options.javaHome, 'bin'), options.env.PATH].join(delimiter),
    TMPDIR: tempDir,
    NO_COLOR: '1',
  };

  let stopping = false;
  const failure = Promise.withResolvers();
  const loading = Promise.withResolvers();
  loading.promise.catch(() => undefined); // only waitUntilReady listens
  const fail = (what, logFile) => {
    if (!stopping) failure.resolve(new UserError(`${what}\n${describeLog(logFile)}`));
  };
  const emulatorLog = join(logDir, 'emulators.log');
  const firebase = startChild({
    name: 'the emulator suite',
    runId,
    command: PROJECT_NODE,
    args: firebaseArguments(options),
    cwd: logDir,
    env,
    logFile: emulatorLog,
    onLine: (line) => {
      onLine?.(line);
      if (line.includes('All emulators ready!')) loading.resolve();
      const exit = /(\w[\w/ ]* Emulator) has exited (.*)/.exec(line);
      if (exit) fail(`the ${exit[1]} ended by itself (${exit[2]})`, emulatorLog);
      if (line.includes('Failed to load function definition from source')) {
        loading.reject(new UserError(`the functions can't be loaded\n${describeLog(emulatorLog)}`));
      }
    },
  });
  const children = [firebase, ...(mail ? [startMailDev({ runId, ports, logDir, env })] : [])];
  for (const child of children) {
    void child.ended.then((how) => fail(`${child.name} ended by itself (${how})`, child.logFile));
  }

  const waitUntilReady = async () => {
    const aborted = failure.promise.then((error) => Promise.reject(error));
    const answers = loading.promise.then(() =>
      waitForAnswers(readinessChecks(only, ports, mail), emulatorLog, () => stopping),
    );
    await Promise.race([answers, aborted, timeOut(emulatorLog)]);
  };

  const stopOnce = async (save) => {
    stopping = true;
    let saved = false;
    if (save && firebase.isRunning()) {
      firebase.kill('SIGINT'); // exactly one: at a second one firebase-tools goes without saving
      const metadata = join(exportDir, EXPORT_METADATA);
      await waitUntil(() => existsSync(metadata) || !firebase.isRunning(), EXPORT_TIMEOUT_MS);
      saved = existsSync(metadata);
      await waitUntil(() => !firebase.isRunning(), SHUTDOWN_TIMEOUT_MS);
    } else if (save) {
      saved = await exportFirestore(options);
    }
    const left = await endRunProcesses(runId, { signal: 'SIGKILL' });
    if (left.length > 0) console.error(`These processes could not be ended: ${left.join(', ')}`);
    rmSync(tempDir, { recursive: true, force: true });
    return { saved };
  };
  let stopped;
  const stop = ({ save = false } = {}) => (stopped ??= stopOnce(save));
  // However this process ends, short of SIGKILL.
  process.once('exit', () => killRunProcesses(runId));
  return { runId, failed: failure.promise, waitUntilReady, stop };
}

/**
 * What firebase-tools writes at its end, for the case that it has ended by itself: the Firestore emulator outlives it.
 * @returns {Promise<boolean>} whether the export is complete
 */
async function exportFirestore({ projectId, ports, exportDir }) {
  const path = 'firestore_export';
  mkdirSync(exportDir, { recursive: true });
  try {
    const url = `http://${HOST}:${ports.FIRESTORE_PORT}/emulator/v1/projects/${projectId}:export`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        database: `projects/${projectId}/databases/(default)`,
        export_directory: exportDir,
        export_name: path,
      }),
      signal: AbortSignal.timeout(EXPORT_TIMEOUT_MS),
    });
    if (!response.ok) return false;
  } catch {
    return false; // it has ended, too
  }
  const firestore = { path, metadata_file: `${path}/${path}.overall_export_metadata` };
  writeFileSync(join(exportDir, EXPORT_METADATA), JSON.stringify({ firestore }, undefined, 2));
  return true;
}

function firebaseArguments({ projectId, configFile, only, importDir, exportDir }) {
  return [
    join(ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js'),
    'emulators:start',
    '--non-interactive',
    ...['--project', projectId],
    ...['--config', configFile],
    ...['--only', only.join(',')],
    ...(importDir ? ['--import', importDir] : []),
    ...(exportDir ? ['--export-on-exit', exportDir] : []),
  ];
}

function startMailDev({ runId, ports, logDir, env }) {
  const smtp = ['--smtp', String(ports.SMTP_PORT), '--ip', HOST];
  const web = ['--web', String(ports.MAIL_UI_PORT), '--web-ip', HOST];
  return startChild({
    name: 'MailDev',
    runId,
    command: PROJECT_NODE,
    args: [join(ROOT, 'node_modules/maildev/dist/bin/maildev.js'), ...smtp, ...web, '--max-emails', '1000'],
    cwd: logDir,
    env,
    logFile: join(logDir, 'maildev.log'),
  });
}

/** What must answer with status 200, by a name for people. */
function readinessChecks(only, ports, mail) {
  const at = (variable, path) => `http://${HOST}:${ports[variable]}${path}`;
  return {
    ...(only.includes('firestore') && { Firestore: at('FIRESTORE_PORT', '/') }),
    ...(only.includes('tasks') && { 'Cloud Tasks': at('TASKS_PORT', '/queueStats') }),
    ...(only.includes('pubsub') && { 'Pub/Sub': at('PUBSUB_PORT', '/') }),
    ...(mail && { 'the mail inbox': at('MAIL_UI_PORT', '/') }),
    ...(only.includes('hosting') && {
      Hosting: at('HOSTING_PORT', '/'),
      'the API': at('HOSTING_PORT', '/api/health'),
    }),
  };
}

async function waitForAnswers(checks, logFile, isStopping) {
  let waitingFor = Object.keys(checks);
  const ready = await waitUntil(async () => {
    if (isStopping()) throw new UserError('stopped before everything answered');
    const answers = await Promise.all(waitingFor.map((name) => answers200(checks[name])));
    waitingFor = waitingFor.filter((_name, index) => !answers[index]);
    return waitingFor.length === 0;
  }, ANSWER_TIMEOUT_MS);
  if (!ready) throw notReady(`no answer from ${waitingFor.join(', ')}`, ANSWER_TIMEOUT_MS, logFile);
}

async function timeOut(logFile) {
  await delay(START_TIMEOUT_MS + ANSWER_TIMEOUT_MS, undefined, { ref: false });
  throw notReady('the emulator suite is not ready', START_TIMEOUT_MS + ANSWER_TIMEOUT_MS, logFile);
}

function notReady(what, timeoutMs, logFile) {
  return new UserError(`${what} after ${timeoutMs / 1000} s\n${describeLog(logFile)}`);
}

function describeLog(logFile) {
  return `The end of ${logFile}:\n${readTail(logFile)}`;
}

async function answers200(url) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(10_000),
      headers: { accept: 'text/html, */*' },
    });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
