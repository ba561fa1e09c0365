import type { BrokenDocuments } from './broken-documents.js';
import type { Clock } from './clock.js';
import type { FileStore } from './files.js';
import type { FirestoreProvider } from './firestore.js';
import type { Logger } from './logger.js';
import type { Mailer } from './mailer.js';
import type { QueueControls, QueueName } from './queue-control.js';
import type { Redis } from './redis.js';
import type { RequestLines } from './request-lines.js';
import type { TaskQueue } from './task-queue.js';

/** What every function stands on. */
export interface Platform {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly firestore: FirestoreProvider;
  readonly files: FileStore;
  /** What this instance could not read of the database. */
  readonly broken: BrokenDocuments;
  /** By the function that handles their tasks. */
  readonly queues: Readonly<Record<QueueName, TaskQueue>>;
}

/** What the `api` function stands on. */
export interface ApiPlatform extends Platform {
  readonly requestLines: RequestLines;
  /** The queues as their operator sees them. */
  readonly controls: QueueControls;
  /** Undefined where the API runs without Redis. */
  readonly redis: Redis | undefined;
}

/** What the `sendEmail` function stands on. */
export interface MailPlatform extends Platform {
  readonly mailer: Mailer;
}
