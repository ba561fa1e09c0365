import type { AuditEvent } from '../audit/index.js';
import { newWork } from '../work/index.js';
import { countParts } from './job-parts.js';
import { JOBS } from './job-work.js';
import type { Job } from './jobs.codec.js';

/** Work to be done. */
export interface NewJob extends Pick<Job, 'kind' | 'input'> {
  /** Items there are, where the request knows. */
  readonly total?: number;
  /** The file that it comes with. */
  readonly upload?: Buffer;
}

/** In whose name the site's own work is done that nobody has begun: whose request did is in the log, by its id. */
export const THE_SITE: Job['createdBy'] = { id: 'site', name: 'The site' };

/** A job as it is stored when a request begins it. @param creator in whose name it is done, or who caused it */
export function newJob({ kind, input, total, upload }: NewJob, creator: Job['createdBy'], now: Date): Job {
  return {
    ...newWork(JOBS, now),
    kind,
    input,
    done: 0,
    total: total ?? null,
    counts: {},
    problems: [],
    problemsOmitted: 0,
    state: null,
    error: null,
    idleAttempts: 0,
    createdBy: { id: creator.id, name: creator.name },
    startedAt: null,
    finishedAt: null,
    uploadParts: countParts(upload),
    outputParts: 0,
  };
}

/** What the audit log says of a new job. */
export function creationOf({ id, kind, total }: Job): AuditEvent {
  return { action: 'job_created', target: { type: 'job', id }, after: { kind, total } };
}
