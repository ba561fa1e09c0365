import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import type { JobHandler, JobHandlers, StepOutcome } from '../../../src/jobs/index.js';
import { JobsRepository, JobWork } from '../../../src/jobs/index.js';
import type { Job, JsonObject } from '../../../src/jobs/index.js';
import { JOB_DOCUMENTS } from '../../../src/jobs/jobs.codec.js';
import type { LogFields, Logger, TaskQueue } from '../../../src/platform/index.js';
import { UsersRepository } from '../../../src/users/index.js';
import { Worker, WorkQueue } from '../../../src/work/index.js';
import { broken, createAccount, firestore } from '../accounts/accounts.js';
import { call } from '../http/api.js';
import { environment } from '../suite/environment.js';
import { waitFor } from '../wait-for.js';

/** The jobs of the suite, as the product reads them. */
export const jobsRepository = new JobsRepository(() => Promise.resolve(firestore), broken);

/** A clock that a test sets forward. It begins with the present, so that no sweep of the suite takes up the test's jobs. */
export class TestClock {
  private present = Date.now();

  /** The time that the test has set. */
  now(): Date {
    return new Date(this.present);
  }

  /** Lets time pass. */
  pass(ms: number): void {
    this.present += ms;
  }
}

const stored: string[] = [];

afterAll(async () => {
  for (const id of stored) await firestore.collection('jobs').doc(id).delete();
});

/**
 * Stores a job past the service: a queued export of a new editor's, unless told otherwise; no task is made. It is gone after
 * the test file, so that no later sweep takes it up.
 */
export async function storeJob(traits: Partial<Job> = {}): Promise<Job> {
  const id = `job-${randomUUID()}`;
  const now = new Date();
  const creator = traits.createdBy ?? (await createAccount({ role: 'editor' }));
  const job: Job = {
    id,
    kind: 'export',
    input: {},
    status: 'queued',
    done: 0,
    total: null,
    counts: {},
    problems: [],
    problemsOmitted: 0,
    state: null,
    error: null,
    attempts: 0,
    idleAttempts: 0,
    leaseUntil: null,
    requestId: `request-${id}`,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
    expiresAt: new Date(now.getTime() + 3_600_000),
    uploadParts: 0,
    outputParts: 0,
    ...traits,
    createdBy: { id: creator.id, name: 'Test Account' },
  };
  stored.push(job.id);
  await firestore.collection('jobs').doc(job.id).create(JOB_DOCUMENTS.encode(job));
  return job;
}

/** Waits until a job has a status. */
export function waitForJobStatus(id: string, status: Job['status'], timeoutMs = 20_000): Promise<Job> {
  return waitFor(
    async () => {
      const job = await jobsRepository.get(id);
      return job.status === status && job;
    },
    { timeoutMs, description: `job ${id} to be ${status}` },
  );
}

/**
 * Begins a job through the API, for the suite's queue and worker.
 *
 * @param path such as `/admin/api/posts/bulk`
 * @returns its id
 * @throws Error when the answer is not that of a job begun
 */
export async function beginJob(token: string, path: string, body: unknown): Promise<string> {
  const answer = await call<{ readonly id: string }>(path, { method: 'POST', token, body });
  const { id } = answer.body;
  if (answer.status !== 202 || answer.headers.get('location') !== `/admin/api/jobs/${id}`) {
    throw new Error(`${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  }
  return id;
}

/** Has a job done by the suite's queue and worker: see beginJob. */
export async function completeJob(token: string, path: string, body: unknown): Promise<Job> {
  return waitForJobStatus(await beginJob(token, path, body), 'succeeded', 60_000);
}

/** Calls the queue's handler as Cloud Tasks does, and gives the HTTP status of its answer: 204, or 500 for "again". */
export async function dispatchJobTask(data: unknown): Promise<number> {
  const response = await fetch(`${environment.functionsUrl}/runJob`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** A worker of the test's own on the suite's database, what it logged, and the tasks that it made. */
export interface TestWorker {
  readonly runner: Worker<Job>;
  readonly logged: readonly (LogFields & { readonly level: string; readonly message: string })[];
  readonly tasks: readonly { readonly id: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** Builds a worker. The queue takes tasks and hands none out: the test does. */
export function buildWorker(handlers: JobHandlers, clock: TestClock, budgetMs?: number): TestWorker {
  const logged: (LogFields & { level: string; message: string })[] = [];
  const tasks: { id: string; data: Readonly<Record<string, unknown>> }[] = [];
  const logger: Logger = {
    log: (level, message, fields = {}) => logged.push({ level, message, ...fields }),
  };
  const queue: TaskQueue = {
    enqueue: (task) => {
      tasks.push(task);
      return Promise.resolve();
    },
  };
  const runner = new Worker({
    repository: jobsRepository,
    handler: new JobWork(new UsersRepository(() => Promise.resolve(firestore), broken), handlers),
    queue: new WorkQueue({ repository: jobsRepository, queue, clock, logger }),
    clock,
    logger,
    ...(budgetMs !== undefined && { budgetMs }),
  });
  return { runner, logged, tasks };
}

/** What a test does in a step before the handler does its own. @param item from 1 */
export type BeforeStep = (item: number) => Promise<void> | void;

/** Exports `total` lines, one a step: `line 1` and so on; odd and even ones are counted. */
export function lineHandler(total: number, beforeStep: BeforeStep = () => undefined): JobHandler {
  const step = async (state: JsonObject | null): Promise<StepOutcome> => {
    const item = Number(state?.['line'] ?? 0) + 1;
    await beforeStep(item);
    return {
      state: { line: item },
      done: 1,
      counts: { [item % 2 === 0 ? 'even' : 'odd']: 1 },
      problems: [],
      output: Buffer.from(`line ${item}\n`),
      isLast: item === total,
    };
  };
  return { open: () => Promise.resolve({ total, step }) };
}

/** What the file of a lineHandler's job must be. */
export function linesUpTo(total: number): string {
  return Array.from({ length: total }, (_, index) => `line ${index + 1}\n`).join('');
}
