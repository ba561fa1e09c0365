import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { Timestamp, type DocumentReference } from 'firebase-admin/firestore';
import { MAIL_JOB_DOCUMENTS, type MailJob } from '../../../src/mail/index.js';
import { firestore } from '../accounts/accounts.js';
import { environment } from '../suite/environment.js';
import { waitFor } from '../wait-for.js';

/** mail_jobs/{id} as stored. */
export type StoredMailJob = Readonly<Record<string, unknown>> & {
  readonly status: string;
  readonly attempts: number;
};

const stored: DocumentReference[] = [];

afterAll(async () => {
  for (const document of stored) await document.delete();
});

/**
 * Stores a contact mail's job past the API, queued and fresh unless told otherwise; its subject is its id. It is gone
 * after the test file, so that no later sweep takes it up.
 */
export async function storeMailJob(traits: Partial<MailJob> = {}, database = firestore): Promise<string> {
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
    retriedAt: null,
    history: [],
    expiresAt: new Date(now.getTime() + 3_600_000),
    ...traits,
  };
  const document = database.collection('mail_jobs').doc(id);
  stored.push(document);
  await document.create(MAIL_JOB_DOCUMENTS.encode(job));
  return id;
}

/** A job as stored now, its times as Date. */
export async function readMailJob(id: string, database = firestore): Promise<StoredMailJob> {
  const snapshot = await database.collection('mail_jobs').doc(id).get();
  const fields = Object.entries(snapshot.data() ?? {}).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Timestamp ? value.toDate() : value,
  ]);
  return Object.fromEntries(fields) as StoredMailJob;
}

/** Waits until a job has a status. */
export function waitForJob(
  id: string,
  status: string,
  timeoutMs = 20_000,
  database = firestore,
): Promise<StoredMailJob> {
  return waitFor(
    async () => {
      const job = await readMailJob(id, database);
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
