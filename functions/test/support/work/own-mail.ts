import { freePort } from '../suite/free-port.js';
import type { RunningFunction } from '../suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../suite/own-project.js';
import { startSmtpServer, type TestSmtpServer } from './smtp.js';

/** A mail's whole way, used by one test file alone: API, queue, worker and mail server. */
export interface OwnMail {
  readonly project: OwnProject;
  readonly smtp: TestSmtpServer;
  /** Starts the worker that the queue calls, after the last one has ended. */
  startWorker(): Promise<RunningFunction>;
  /** How many tasks wait to be handed to the worker. */
  countQueuedTasks(): Promise<number>;
  /** Sources of the mails that have `word`. */
  findMails(word: string): string[];
  stop(): Promise<void>;
}

const TASKS_URL = `http://${String(process.env['CLOUD_TASKS_EMULATOR_HOST'])}`;

/** Tries again sooner than the product's queue, which waits for 10 s and more. */
const QUEUE = {
  retryConfig: { maxAttempts: 100, minBackoffSeconds: 1, maxBackoffSeconds: 1, maxDoublings: 0 },
  rateLimits: { maxConcurrentDispatches: 5, maxDispatchesPerSecond: 5 },
};

/** Starts API and mail server, and makes the queue `sendEmail`, in a project that nobody else uses. */
export async function startOwnMail(): Promise<OwnMail> {
  const [project, smtp, port] = await Promise.all([startOwnProject(), startSmtpServer(), freePort()]);
  const made = await fetch(
    `${TASKS_URL}/projects/${project.projectId}/locations/us-central1/queues/sendEmail`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...QUEUE, defaultUri: `http://127.0.0.1:${String(port)}/` }),
    },
  );
  if (!made.ok) throw new Error(`the queue could not be made: ${String(made.status)} ${await made.text()}`);
  return {
    project,
    smtp,
    // Outside of the emulator a task comes with a token that Cloud Run has checked.
    startWorker: () =>
      project.startInstance('sendEmail', { SMTP_URL: smtp.url, FUNCTIONS_EMULATOR: 'true' }, port),
    countQueuedTasks: () => countQueuedTasks(project.projectId),
    findMails: (word) => smtp.mails.filter((mail) => mail.includes(word)),
    stop: async () => {
      await project.stop();
      await smtp.stop();
    },
  };
}

async function countQueuedTasks(projectId: string): Promise<number> {
  const response = await fetch(`${TASKS_URL}/queueStats`);
  const queues = (await response.json()) as Record<string, { numberOfTasks: number }>;
  return queues[`queue:${projectId}-us-central1-sendEmail`]?.numberOfTasks ?? 0;
}
