/**
 * The whole product in a Jest worker's own process: app, workers and sweeper on the real Firestore emulator, a real mail
 * server, and a queue that delivers. Bundled as the functions are, and loaded once for all test files of the worker.
 */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../src/app.js';
import { TASK_ATTEMPTS } from '../../../src/config/index.js';
import { parseConfig } from '../../../src/config/load-config.js';
import { apiConfigSchema, mailConfigSchema } from '../../../src/config/schema.js';
import {
  BrokenDocuments,
  cloudFileStore,
  type ApiPlatform,
  type FileStore,
  type Logger,
  type Platform,
  type QueueControl,
  type QueueName,
  type RequestLines,
  type TaskQueue,
} from '../../../src/platform/index.js';
import { Firestore } from '../../../src/platform/firestore-client.js';
import { countUsage } from '../../../src/platform/firestore-usage.js';
import { logEntry } from '../../../src/platform/logger.js';
import { createDeps } from '../../../src/wiring/api.js';
import { createJobHandler } from '../../../src/wiring/jobs.js';
import { createMailHandler } from '../../../src/wiring/mail.js';
import { createApiPlatform, createMailPlatform, createPlatform } from '../../../src/wiring/platform.js';
import { createSweepers, sweepAll } from '../../../src/wiring/sweepers.js';
import type { EnvOverrides, RunningFunction } from '../suite/functions-framework.js';
import { forgetSeed } from '../suite/forget-seed.js';
import { DeliveringQueue } from './delivering-queue.js';
import { functionCalls } from './function-calls.js';

/** What test files find of the host. */
export interface Host {
  /** Environment variables by which tests find it. */
  readonly variables: Readonly<Record<string, string>>;
  readonly queues: Readonly<Record<QueueName, DeliveringQueue>>;
  /** Those of its project. */
  readonly files: FileStore;
  /** Those of another project. */
  filesOf(projectId: string): FileStore;
  /** Starts an instance of the api function with other params or secrets, or on another project. */
  startApi(overrides: EnvOverrides): Promise<RunningFunction>;
}

/** Short pauses, else as the functions' options in index.ts. */
const PAUSES = { attempts: TASK_ATTEMPTS, backoffMs: 50, maxBackoffMs: 1_000 };

const REGION = 'us-central1';

/**
 * Starts app, workers and sweeper on a project of their own.
 *
 * @param env params and secrets, and where the Firestore emulator is
 */
export async function startHost(projectId: string, env: EnvOverrides): Promise<Host> {
  const printed: string[] = [];
  const logger = loggerInto(printed);
  const broken = new BrokenDocuments(logger);
  const platform = { ...createPlatform(), logger, broken, ...dataOf(projectId) };
  const server = await listen();
  const settings = { ...env, SITE_URL: server.url };
  const mailConfig = parseConfig(mailConfigSchema, settings);
  const queues: Readonly<Record<QueueName, DeliveringQueue>> = {
    sendEmail: new DeliveringQueue((task) => handlers.sendEmail(task), { ...PAUSES, concurrency: 5 }),
    runJob: new DeliveringQueue((task) => handlers.runJob(task), { ...PAUSES, concurrency: 3 }),
  };
  const ownPlatform = { ...platform, queues, controls: queues };
  const handlers = {
    sendEmail: createMailHandler(mailConfig, { ...createMailPlatform(mailConfig), ...ownPlatform }),
    runJob: createJobHandler(ownPlatform),
  };
  const sweepers = createSweepers(ownPlatform);
  const calls = await listen();
  calls.serve(functionCalls({ ...handlers, sweepJobs: () => sweepAll(sweepers, platform.logger) }));
  server.serve(appOf(settings, ownPlatform));
  await warmUp(platform.firestore);
  await forgetSeed(await platform.firestore());
  return {
    variables: {
      FIREFOLIO_PROJECT_ID: projectId,
      GCLOUD_PROJECT: projectId,
      GOOGLE_CLOUD_PROJECT: projectId,
      FILES_BUCKET: bucketOf(projectId),
      SITE_URL: server.url,
      FIREFOLIO_SITE_URL: server.url,
      FIREFOLIO_FUNCTION_URL: server.url,
      FIREFOLIO_FUNCTIONS_URL: `${calls.url}/${projectId}/${REGION}`,
    },
    queues,
    files: platform.files,
    filesOf: (otherId) => dataOf(otherId).files,
    startApi: ({ GCLOUD_PROJECT = projectId, ...overrides }) =>
      startApi(
        { ...settings, ...overrides },
        GCLOUD_PROJECT,
        GCLOUD_PROJECT === projectId ? { queues, controls: queues } : NO_QUEUES,
      ),
  };
}

/** Only the host's own project has workers, as only the emulator suite's own has functions. */
const refuse = () => Promise.reject(new Error('this project has no queue'));
const NO_QUEUE: TaskQueue & QueueControl = {
  enqueue: refuse,
  look: refuse,
  pause: refuse,
  resume: refuse,
  purge: refuse,
};
const OF_NOBODY = { sendEmail: NO_QUEUE, runJob: NO_QUEUE };
const NO_QUEUES = { queues: OF_NOBODY, controls: OF_NOBODY };

async function startApi(
  settings: EnvOverrides,
  projectId: string,
  queues: Pick<ApiPlatform, 'queues' | 'controls'>,
): Promise<RunningFunction> {
  const printed: string[] = [];
  const logger = loggerInto(printed);
  const broken = new BrokenDocuments(logger);
  const parts = { logger, broken, ...dataOf(projectId), ...queues };
  const app = appOf(settings, { ...createPlatform(), ...parts });
  const server = await listen();
  server.serve(app);
  await warmUp(databaseOf(projectId));
  return {
    url: server.url,
    pid: process.pid,
    output: () => printed.join('\n'),
    isRunning: () => server.isOpen(),
    stop: () => server.close(),
  };
}

function appOf(settings: EnvOverrides, platform: Platform & Pick<ApiPlatform, 'controls'>): RequestListener {
  const config = parseConfig(apiConfigSchema, settings);
  const { logger } = platform;
  const requestLines: RequestLines = {
    add: (fields) => {
      logger.log('info', 'request', fields);
    },
  };
  const deps = createDeps(config, { ...createApiPlatform(config), ...platform, requestLines });
  const app = createApp(deps);
  return (req, res) => {
    if (!deps.prepared.send(req, res)) app(req, res);
  };
}

function loggerInto(printed: string[]): Logger {
  return { log: (...line) => printed.push(JSON.stringify(logEntry(...line))) };
}

/** A project's database and files. */
function dataOf(projectId: string): Pick<Platform, 'files' | 'firestore'> {
  const files = cloudFileStore({ projectId, bucket: bucketOf(projectId), isEmulated: true });
  return { files, firestore: databaseOf(projectId) };
}

const databases = new Map<string, Firestore>();

function databaseOf(projectId: string): () => Promise<Firestore> {
  return () => {
    const known = databases.get(projectId);
    if (known) return Promise.resolve(known);
    const database = new Firestore({ projectId });
    countUsage(database);
    databases.set(projectId, database);
    return Promise.resolve(database);
  };
}

/** The first call of a Firestore client takes longer than some of the product's deadlines while the machine is busy. */
async function warmUp(firestore: () => Promise<Firestore>): Promise<void> {
  await (await firestore()).doc('stats/ready').get();
}

/** Each project has a bucket of its own, which the emulator makes. */
function bucketOf(projectId: string): string {
  return `${projectId}.firebasestorage.app`;
}

interface OpenServer {
  readonly url: string;
  serve(listener: RequestListener): void;
  isOpen(): boolean;
  close(): Promise<void>;
}

/** A server on a free port of this machine, which does not keep the process alive. */
async function listen(): Promise<OpenServer> {
  const server: Server = createServer();
  // Only the client closes what is idle: else a request that follows on a long block of this process goes out on a connection
  // whose time is over here.
  server.keepAliveTimeout = 0;
  server.unref().on('connection', (socket) => socket.unref());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    serve: (listener) => server.on('request', listener),
    isOpen: () => server.listening,
    close: async () => {
      if (!server.listening) return;
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
