import type { AuditTrail } from '../audit/index.js';
import { JOBS } from '../jobs/index.js';
import { MAIL_JOBS } from '../mail/index.js';
import type { ApiPlatform } from '../platform/index.js';
import { QueuePausesRepository, QueuesService } from '../queues/index.js';
import { WaitingWork } from '../work/index.js';
import { createJobQueue } from './job-queue.js';
import { createOutbox } from './mail.js';

/** Builds the service of requests that look at queues, pause, resume and purge them. */
export function createQueues(audit: AuditTrail, platform: ApiPlatform): QueuesService {
  const { clock, logger, firestore, broken, controls } = platform;
  return new QueuesService({
    pauses: new QueuePausesRepository(firestore),
    controls,
    works: {
      sendEmail: {
        waiting: new WaitingWork(MAIL_JOBS, firestore, broken),
        queue: createOutbox(platform),
      },
      runJob: { waiting: new WaitingWork(JOBS, firestore, broken), queue: createJobQueue(platform) },
    },
    audit,
    clock,
    logger,
  });
}
