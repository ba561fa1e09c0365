export { BrokenDocuments, type DocumentPlace } from './broken-documents.js';
export { systemClock, type Clock } from './clock.js';
export {
  attemptOf,
  lazyFirestore,
  loadFirestore,
  runTransaction,
  type Attempt,
  type DocumentWriter,
  type FirestoreProvider,
} from './firestore.js';
export { isAlreadyExists, isGone, isStaleWrite, isTooLarge, tooLargeDocument } from './firestore-errors.js';
export { cloudLogger, errorFields, type LogFields, type Logger } from './logger.js';
export {
  currentContext,
  runAsLimiter,
  runInContext,
  type Client,
  type FirestoreUsage,
  type Freshness,
  type RequestContext,
} from './request-context.js';
export { MailError, smtpMailer, type Mail, type Mailbox, type Mailer } from './mailer.js';
export { lazyRedis, type Redis } from './redis.js';
export { cloudTaskQueue, type TaskQueue } from './task-queue.js';
export { cloudQueueControls } from './cloud-queue-control.js';
export { emulatedQueueControls } from './emulated-queue-control.js';
export {
  QUEUE_NAMES,
  QUEUE_STATES,
  type QueueControl,
  type QueueControls,
  type QueueName,
  type QueueTasks,
} from './queue-control.js';
export { cloudFileStore } from './cloud-files.js';
export type { ByteRange, FileStore, StoredFile } from './files.js';
export { publicWeb, type PublicWeb } from './public-web.js';
export { ReadCache, type Dated } from './read-cache.js';
export { announcePublicChange, readLastPublicChange } from './public-change.js';
export { cloudRequestLines, type RequestLines } from './request-lines.js';
export type { ApiPlatform, MailPlatform, Platform } from './platform.js';
