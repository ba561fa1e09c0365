import { freePort } from '../suite/free-port.js';
import type { RunningFunction } from '../suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../suite/own-project.js';
import { countQueuedTasks, makeQueue } from './own-queue.js';
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

/** Starts API and mail server, and makes the queue `sendEmail`, in a project that nobody else uses. */
export async function startOwnMail(): Promise<OwnMail> {
  const [project, smtp, port] = await Promise.all([startOwnProject(), startSmtpServer(), freePort()]);
  await makeQueue(project.projectId, 'sendEmail', port);
  return {
    project,
    smtp,
    // Outside of the emulator a task comes with a token that Cloud Run has checked.
    startWorker: () =>
      project.startInstance('sendEmail', { SMTP_URL: smtp.url, FUNCTIONS_EMULATOR: 'true' }, port),
    countQueuedTasks: () => countQueuedTasks(project.projectId, 'sendEmail'),
    findMails: (word) => smtp.mails.filter((mail) => mail.includes(word)),
    stop: async () => {
      await project.stop();
      await smtp.stop();
    },
  };
}
