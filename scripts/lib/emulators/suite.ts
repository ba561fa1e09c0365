/**
 * One run of the emulator suite with a mail server beside it: start, wait until all of it answers, stop without a
 * process left behind.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EXPORT_METADATA, ROOT } from '../paths.mjs';
import { completeExport } from './export-folder.ts';
import { answers, HOST, type PortName, type Ports } from './ports.ts';
import {
  createRunId,
  endRunProcesses,
  killRunProcesses,
  readTail,
  runTempDir,
  startChild,
  waitUntil,
} from './processes.ts';
import { UserError } from '../user-error.mjs';

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

/** What a suite consists of, and where its files lie. */
export interface SuiteOptions {
  /** Begins with `demo-`. */
  readonly projectId: string;
  /** This run's firebase.json, absolute. */
  readonly configFile: string;
  /** firebase-tools' names of the emulators. */
  readonly only: readonly string[];
  readonly ports: Ports;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute. */
  readonly logDir: string;
  /** Whether to start MailDev, default true. */
  readonly mail?: boolean;
  /** Data to begin with. */
  readonly importDir?: string | undefined;
  /** A folder that does not exist yet, for the data at the end. */
  readonly exportDir?: string;
  readonly runId?: string;
  /** Told of every line that firebase-tools prints. */
  readonly onLine?: (line: string) => void;
  /** A port where a debugger may attach to the functions. */
  readonly inspectPort?: number | undefined;
}

/** A running suite. */
export type Suite = ReturnType<typeof startSuite>;

/** Starts firebase-tools' emulators and MailDev. Returns at once. */
export function startSuite(options: SuiteOptions) {
  const { ports, only, logDir, exportDir, onLine, mail = true, runId = createRunId() } = options;
  mkdirSync(logDir, { recursive: true });
  // firebase-tools finds its hub by a file in the temporary folder, named after the project: two runs must not share it.
  const tempDir = runTempDir(runId);
  mkdirSync(tempDir, { recursive: true, mode: 0o700 });
  const env = {
    FUNCTIONS_EMULATOR_PARALLEL: String(PARALLEL_REQUESTS),
    ...options.env,
    TMPDIR: tempDir,
    NO_COLOR: '1',
  };

  let stopping = false;
  const failure = Promise.withResolvers<UserError>();
  const loading = Promise.withResolvers<undefined>();
  loading.promise.catch(() => undefined); // only waitUntilReady listens
  const fail = (what: string, logFile: string): void => {
    if (!stopping) failure.resolve(new UserError(`${what}\n${describeLog(logFile)}`));
  };
  const emulatorLog = join(logDir, 'emulators.log');
  const firebase = startChild({
    name: 'the emulator suite',
    runId,
    args: firebaseArguments(options),
    env,
    logFile: emulatorLog,
    onLine: (line) => {
      onLine?.(line);
      if (line.includes('All emulators ready!')) loading.resolve(undefined);
      const exit = /(\w[\w/ ]* Emulator) has exited (.*)/.exec(line);
      if (exit) fail(`the ${exit[1] ?? ''} ended by itself (${exit[2] ?? ''})`, emulatorLog);
      if (line.includes('Failed to load function definition from source')) {
        loading.reject(new UserError(`the functions can't be loaded\n${describeLog(emulatorLog)}`));
      }
    },
  });
  const children = [firebase, ...(mail ? [startMailDev(options, runId, env)] : [])];
  for (const child of children) {
    void child.ended.then((how) => {
      fail(`${child.name} ended by itself (${how})`, child.logFile);
    });
  }

  const waitUntilReady = async (): Promise<void> => {
    const aborted = failure.promise.then((error) => Promise.reject(error));
    const answered = loading.promise.then(() =>
      waitForAnswers(readinessChecks(only, ports, mail), emulatorLog, () => stopping),
    );
    await Promise.race([answered, aborted, timeOut(emulatorLog)]);
  };

  const stopOnce = async (save: boolean) => {
    stopping = true;
    let saved = false;
    if (save && exportDir !== undefined && firebase.isRunning()) {
      firebase.kill('SIGINT'); // exactly one: at a second one firebase-tools goes without saving
      const metadata = join(exportDir, EXPORT_METADATA);
      await waitUntil(() => existsSync(metadata) || !firebase.isRunning(), EXPORT_TIMEOUT_MS);
      saved = existsSync(metadata);
      await waitUntil(() => !firebase.isRunning(), SHUTDOWN_TIMEOUT_MS);
    } else if (save && exportDir !== undefined) {
      saved = await exportFirestore(options, exportDir);
    }
    const left = await endRunProcesses(runId, 0);
    if (left.length > 0) console.error(`These processes could not be ended: ${left.join(', ')}`);
    rmSync(tempDir, { recursive: true, force: true });
    return { saved };
  };
  let stopped: Promise<{ saved: boolean }> | undefined;
  // However this process ends, short of SIGKILL.
  process.once('exit', () => {
    killRunProcesses(runId);
  });
  return {
    /** The mark by which its processes are found. */
    runId,
    /** Resolves when a part of it ends by itself. */
    failed: failure.promise,
    waitUntilReady,
    /**
     * Ends it, after exporting into exportDir when asked to; `saved` says that the export is complete. Only the first call's
     * option counts.
     */
    stop: ({ save = false } = {}) => (stopped ??= stopOnce(save)),
  };
}

/** Saves what outlives firebase-tools, which is the Firestore emulator. @returns whether its data is saved */
async function exportFirestore(
  { projectId, ports, importDir }: SuiteOptions,
  exportDir: string,
): Promise<boolean> {
  const path = 'firestore_export';
  mkdirSync(exportDir, { recursive: true });
  const url = `http://${HOST}:${ports.FIRESTORE_PORT}/emulator/v1/projects/${projectId}:export`;
  const isDone = await answers(url, EXPORT_TIMEOUT_MS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      database: `projects/${projectId}/databases/(default)`,
      export_directory: exportDir,
      export_name: path,
    }),
  });
  if (!isDone) return false; // it has ended, too
  const firestore = { path, metadata_file: `${path}/${path}.overall_export_metadata` };
  completeExport(exportDir, firestore, importDir);
  return true;
}

function firebaseArguments(options: SuiteOptions): string[] {
  const { projectId, configFile, only, importDir, exportDir, inspectPort } = options;
  return [
    join(ROOT, 'node_modules/firebase-tools/lib/bin/firebase.js'),
    'emulators:start',
    '--non-interactive',
    ...['--project', projectId],
    ...['--config', configFile],
    ...['--only', only.join(',')],
    ...(inspectPort === undefined ? [] : ['--inspect-functions', String(inspectPort)]),
    ...(importDir ? ['--import', importDir] : []),
    ...(exportDir ? ['--export-on-exit', exportDir] : []),
  ];
}

function startMailDev({ ports, logDir }: SuiteOptions, runId: string, env: NodeJS.ProcessEnv) {
  const smtp = ['--smtp', String(ports.SMTP_PORT), '--ip', HOST];
  const web = ['--web', String(ports.MAIL_UI_PORT), '--web-ip', HOST];
  return startChild({
    name: 'MailDev',
    runId,
    args: [join(ROOT, 'node_modules/maildev/dist/bin/maildev.js'), ...smtp, ...web, '--max-emails', '1000'],
    env,
    logFile: join(logDir, 'maildev.log'),
  });
}

/** What must answer with status 200, by a name for people. */
function readinessChecks(only: readonly string[], ports: Ports, mail: boolean): Map<string, string> {
  const at = (variable: PortName, path: string) => `http://${HOST}:${ports[variable]}${path}`;
  const checks: [boolean, string, string][] = [
    [only.includes('firestore'), 'Firestore', at('FIRESTORE_PORT', '/')],
    [only.includes('storage'), 'Storage', at('STORAGE_PORT', '/b')],
    [only.includes('tasks'), 'Cloud Tasks', at('TASKS_PORT', '/queueStats')],
    [only.includes('pubsub'), 'Pub/Sub', at('PUBSUB_PORT', '/')],
    [mail, 'the mail inbox', at('MAIL_UI_PORT', '/')],
    [only.includes('hosting'), 'Hosting', at('HOSTING_PORT', '/')],
    [only.includes('hosting'), 'the API', at('HOSTING_PORT', '/api/health')],
  ];
  return new Map(checks.filter(([runs]) => runs).map(([, name, url]) => [name, url]));
}

async function waitForAnswers(
  waitingFor: Map<string, string>,
  logFile: string,
  isStopping: () => boolean,
): Promise<void> {
  const ready = await waitUntil(async () => {
    if (isStopping()) throw new UserError('stopped before everything answered');
    await Promise.all(
      [...waitingFor].map(async ([name, url]) => {
        if (await answers(url, 10_000, { headers: { accept: 'text/html, */*' } })) waitingFor.delete(name);
      }),
    );
    return waitingFor.size === 0;
  }, ANSWER_TIMEOUT_MS);
  if (!ready)
    throw notReady(`no answer from ${[...waitingFor.keys()].join(', ')}`, ANSWER_TIMEOUT_MS, logFile);
}

async function timeOut(logFile: string): Promise<never> {
  await delay(START_TIMEOUT_MS + ANSWER_TIMEOUT_MS, undefined, { ref: false });
  throw notReady('the emulator suite is not ready', START_TIMEOUT_MS + ANSWER_TIMEOUT_MS, logFile);
}

function notReady(what: string, timeoutMs: number, logFile: string): UserError {
  return new UserError(`${what} after ${timeoutMs / 1000} s\n${describeLog(logFile)}`);
}

function describeLog(logFile: string): string {
  return `The end of ${logFile}:\n${readTail(logFile)}`;
}
