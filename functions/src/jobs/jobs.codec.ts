import type { Timestamp } from 'firebase-admin/firestore';
import type { Job, JobKind, JobProblem, JobStatus, JobSummary, JsonObject } from './job.js';

/** jobs/{id} as stored; removed by TTL after expires_at. */
export interface JobDoc {
  kind: JobKind;
  /** JSON: Firestore has no arrays in arrays, and handlers need not know. */
  input: string;
  status: JobStatus;
  done: number;
  total: number | null;
  counts: Record<string, number>;
  problems: JobProblem[];
  problems_omitted: number;
  /** JSON, as input. */
  state: string | null;
  error: string | null;
  attempts: number;
  idle_attempts: number;
  lease_until: Timestamp | null;
  created_by: { id: string; name: string };
  request_id: string;
  created_at: Timestamp;
  updated_at: Timestamp;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
  expires_at: Timestamp;
  upload_parts: number;
  output_parts: number;
}

/** The fields of a summary, for queries that read no more. */
export const SUMMARY_FIELDS = [
  'kind',
  'status',
  'done',
  'total',
  'counts',
  'problems',
  'problems_omitted',
  'error',
  'attempts',
  'idle_attempts',
  'lease_until',
  'created_by',
  'request_id',
  'created_at',
  'updated_at',
  'started_at',
  'finished_at',
  'expires_at',
  'upload_parts',
  'output_parts',
] as const satisfies readonly (keyof JobDoc)[];

/** Stored → domain. */
export function decodeJob(id: string, doc: JobDoc): Job {
  return {
    ...decodeJobSummary(id, doc),
    input: JSON.parse(doc.input) as JsonObject,
    state: doc.state === null ? null : (JSON.parse(doc.state) as JsonObject),
  };
}

/** Stored → domain, of a document read with SUMMARY_FIELDS. */
export function decodeJobSummary(id: string, doc: Pick<JobDoc, (typeof SUMMARY_FIELDS)[number]>): JobSummary {
  return {
    id,
    kind: doc.kind,
    status: doc.status,
    done: doc.done,
    total: doc.total,
    counts: doc.counts,
    problems: doc.problems,
    problemsOmitted: doc.problems_omitted,
    error: doc.error,
    attempts: doc.attempts,
    idleAttempts: doc.idle_attempts,
    leaseUntil: doc.lease_until?.toDate() ?? null,
    createdBy: doc.created_by,
    requestId: doc.request_id,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
    startedAt: doc.started_at?.toDate() ?? null,
    finishedAt: doc.finished_at?.toDate() ?? null,
    expiresAt: doc.expires_at.toDate(),
    uploadParts: doc.upload_parts,
    outputParts: doc.output_parts,
  };
}

/** Domain → stored. */
export function encodeJob(job: Job): Record<keyof JobDoc, unknown> {
  return {
    ...encodeProgress(job),
    kind: job.kind,
    input: JSON.stringify(job.input),
    created_by: job.createdBy,
    request_id: job.requestId,
    created_at: job.createdAt,
    expires_at: job.expiresAt,
    upload_parts: job.uploadParts,
  };
}

/** What changes of a job while it is worked on. */
export function encodeProgress(job: Job) {
  return {
    status: job.status,
    done: job.done,
    total: job.total,
    counts: job.counts,
    problems: job.problems,
    problems_omitted: job.problemsOmitted,
    state: job.state && JSON.stringify(job.state),
    error: job.error,
    attempts: job.attempts,
    idle_attempts: job.idleAttempts,
    lease_until: job.leaseUntil,
    updated_at: job.updatedAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
    output_parts: job.outputParts,
  } satisfies Partial<Record<keyof JobDoc, unknown>>;
}
