export { BrokenDocuments, type DocumentPlace } from './broken-documents.js';
export type { Clock } from './clock.js';
export { lazyFirestore, runTransaction, type DocumentWriter, type FirestoreProvider } from './firestore.js';
export { isAlreadyExists, isStaleWrite, isTooLarge, tooLargeDocument } from './firestore-errors.js';
export { cloudLogger, errorFields, type LogFields, type Logger } from './logger.js';
export {
  currentContext,
  runAsLimiter,
  runInContext,
  type Client,
  type FirestoreUsage,
  type RequestContext,
} from './request-context.js';
export { MailError, smtpMailer, type Mailbox, type Mailer } from './mailer.js';
export { lazyRedis, type Redis } from './redis.js';
export { attemptTask, type DispatchedTask } from './task-attempt.js';
export { cloudTaskQueue, type TaskQueue } from './task-queue.js';
export { ReadCache, type Dated } from './read-cache.js';
export { defaultPlatform, type Platform } from './platform.js';
export { sweepStanding } from './sweep.js';
