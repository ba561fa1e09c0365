export {
  checkpointedWork,
  claimedWork,
  hasEnded,
  judgeClaim,
  newWork,
  retriedWork,
  turnedWork,
  UNREADABLE_WORK,
  workAfterError,
  type Claim,
  type Work,
  type WorkKind,
} from './work.js';
export { pauseIn, QUEUE_PAUSES, type QueuePause } from './queue-pauses.codec.js';
export { WaitingWork, type Waiting } from './waiting-work.repository.js';
export { workFields } from './work.fields.js';
export { WorkQueue } from './work-queue.js';
export { WorkRepository, type AlsoStore, type AlsoWrite } from './work.repository.js';
export { handleTask, type DispatchedTask } from './work.task.js';
export { Worker, type Checkpoint, type Verdict, type WorkHandler, type WorkRun } from './worker.js';
