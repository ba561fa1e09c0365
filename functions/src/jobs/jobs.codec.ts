import { z } from 'zod';
import {
  field,
  StoredCollection,
  StoredForm,
  storedJson,
  storedTime,
  to,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { UNREADABLE_WORK, workFields } from '../work/index.js';
import { JOB_KINDS, JOB_STATUSES } from './job.js';

const count = z.int().min(0);

/** How long a job is kept with its files, in ms. */
export const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

const summaryFields = {
  ...workFields(RETENTION_MS),
  status: field(z.enum(JOB_STATUSES), 'nobody', to('failed')),
  kind: field(z.enum(JOB_KINDS), 'nobody'),
  /** Items that are dealt with, those with problems included. */
  done: field(count, 'nobody', to(0)),
  /** Items there are; null while nobody knows. */
  total: field(count.nullable(), 'nobody', to(null)),
  /** What became of the items, such as `{changed: 3, unchanged: 2}`. */
  counts: field(z.record(z.string(), z.int()), 'nobody', () => ({})),
  /** The first 100. */
  problems: field(z.array(z.object({ item: z.string(), detail: z.string() })), 'nobody', () => []),
  /** How many more there were. */
  problemsOmitted: field(count, 'nobody', to(0)),
  /** Why it failed. */
  error: field(z.string().nullable(), 'nobody', to(null)),
  idleAttempts: field(count, 'nobody', to(0)),
  createdBy: field(z.object({ id: z.string(), name: z.string() }), 'account'),
  /** When the first worker took it. */
  startedAt: field(storedTime.nullable(), 'account', to(null)),
  finishedAt: field(storedTime.nullable(), 'account', to(null)),
  /** Parts of the file it came with; 0 for none. They expire with the job. */
  uploadParts: field(count, 'nobody'),
  /** Parts of the file it has made so far. */
  outputParts: field(count, 'nobody'),
};

const fields = {
  ...summaryFields,
  /** What is to be done, for the kind's handler to understand. */
  input: field(storedJson, 'account'),
  /** The handler's checkpoint: where its next step begins. Null before the first. */
  state: field(storedJson.nullable(), 'nobody'),
};

/** Work that takes longer than a request, in many steps, with a file that it comes with and one that it makes. */
export type Job = Identified<ValueOf<typeof fields>>;

/** A job without what only its handler reads. */
export type JobSummary = Identified<ValueOf<typeof summaryFields>>;

/** An item that a job could not do, or not as it was asked: which one, and what is wrong with it and how to mend it. */
export type JobProblem = Job['problems'][number];

/** jobs/{id}; removed by TTL after expires_at. */
export const JOB_DOCUMENTS = new StoredCollection({
  name: 'jobs',
  fields,
  // As when a worker takes one that can't be read: a mended lease must not have it done again.
  ifMended: ({ status, updatedAt }) =>
    status === 'queued' || status === 'running'
      ? { status: 'failed' as const, leaseUntil: null, error: UNREADABLE_WORK, finishedAt: updatedAt }
      : {},
});

/** What a list reads of it. */
export const JOB_SUMMARY = new StoredForm(summaryFields);

/** jobs/{id}/upload/{number}, jobs/{id}/output/{number}: at most 900 kB of a file; removed by TTL after expires_at. */
export const FILE_PART = {
  bytes: field(z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array), 'account'),
  expiresAt: field(storedTime, 'nobody'),
};
