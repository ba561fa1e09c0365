import { randomUUID } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { encodeMailJob, type MailJob } from '../../src/mail/index.js';
import { firestore } from './accounts.js';
import { environment } from './environment.js';
import { waitFor } from './wait-for.js';

/** mail_jobs/{id} as stored. */
export type StoredMailJob = Readonly<Record<string, unknown>> & {
  readonly status: string;
  readonly attempts: number;
};

/** Stores a contact mail's job past the API, queued and fresh unless told otherwise; its subject is its id. */
export async function storeMailJob(traits: Partial<MailJob> = {}): Promise<string> {
  const id = `job-${randomUUID()}`;
  const now = new Date();
  const job: MailJob = {
    id,
    template: 'contact',
    recipient: { address: 'owner@firefolio.test' },
    replyTo: { address: 'ada@example.org', name: 'Ada' },
    data: { name: 'Ada', email: 'ada@example.org', subject: id, message: 'Stored by a test.', messageId: id },
    status: 'queued',
    attempts: 0,
    leaseUntil: null,
    lastError: null,
    requestId: `request-${id}`,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    expiresAt: new Date(now.getTime() + 3_600_000),
    ...traits,
  };
  await firestore.collection('mail_jobs').doc(id).create(encodeMailJob(job));
  return id;
}

/** A job as stored now, its times as Date. */
export async function readMailJob(id: string): Promise<StoredMailJob> {
  const snapshot = await firestore.collection('mail_jobs').doc(id).get();
  const fields = Object.entries(snapshot.data() ?? {}).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Timestamp ? value.toDate() : value,
  ]);
  return Object.fromEntries(fields) as StoredMailJob;
}

/** Waits until a job has a status. */
export function waitForJob(id: string, status: string, timeoutMs = 20_000): Promise<StoredMailJob> {
  return waitFor(
    async () => {
      const job = await readMailJob(id);
      return job.status === status && job;
    },
    { timeoutMs, description: `mail job ${id} to be ${status}` },
  );
}

/** Calls the queue's handler as Cloud Tasks does, and gives the HTTP status of its answer: 204, or 500 for "again". */
export async function dispatchTask(data: unknown): Promise<number> {
  const response = await fetch(`${environment.functionsUrl}/sendEmail`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ data }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** How many tasks wait in the Cloud Tasks emulator to be handed to their function. */
export async function countQueuedTasks(): Promise<number> {
  const response = await fetch(`http://${String(process.env['CLOUD_TASKS_EMULATOR_HOST'])}/queueStats`);
  const queues = (await response.json()) as Record<string, { numberOfTasks: number }>;
  return Object.values(queues).reduce((sum, { numberOfTasks }) => sum + numberOfTasks, 0);
}
