import { z } from 'zod';
import {
  field,
  StoredCollection,
  StoredForm,
  storedObject,
  storedTime,
  to,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import type { Mailbox } from '../platform/index.js';
import { UNREADABLE_WORK, workFields } from '../work/index.js';
import { TEMPLATES } from './mail-job.js';

const storedMailbox = z.object({ address: z.string(), name: z.string().nullable().default(null) });

const mailbox = z.codec(storedMailbox, z.custom<Mailbox>(), {
  decode: ({ address, name }) => (name === null ? { address } : { address, name }),
  encode: ({ address, name }) => ({ address, name: name ?? null }),
});

/**
 * Where a mail may stand: the first two before its end. `suppressed`: not sent, since its recipient is on the suppression list;
 * `bounced`: sent, and it came back.
 */
export const MAIL_STATUSES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'cancelled',
  'suppressed',
  'bounced',
] as const;

const turn = storedObject({
  at: storedTime,
  /** One that a later version has stored, and this one does not know, reads as failed: else the mail could not be read for it. */
  status: z.enum(MAIL_STATUSES).catch('failed'),
  /** The number of the attempt that ended so. */
  attempt: z.int().min(0),
  error: z.string().nullable(),
});

/** How long a mail job is kept, in ms. */
export const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

const summaryFields = {
  ...workFields(RETENTION_MS),
  status: field(z.enum(MAIL_STATUSES), 'nobody', to('failed')),
  template: field(z.enum(TEMPLATES), 'nobody'),
  recipient: field(mailbox, 'visitor'),
  replyTo: field(mailbox.nullable().default(null), 'visitor'),
  lastError: field(z.string().nullable().default(null), 'visitor', to(null)),
  sentAt: field(storedTime.nullable().default(null), 'visitor', to(null)),
  /** When somebody had it sent again. */
  retriedAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** What became of its last attempts, the newest last. */
  history: field(z.array(turn).default([]), 'visitor', to([])),
};

const fields = {
  ...summaryFields,
  /** For the template, whose schema it has (mail-job.ts). */
  data: field(z.record(z.string(), z.unknown()), 'secret'),
};

/** A mail to be sent, whatever it is about: work of one step, stored in the request, done by the queue's worker. */
export type MailJob = Identified<ValueOf<typeof fields>>;

/** A mail without what it says. */
export type MailSummary = Identified<ValueOf<typeof summaryFields>>;

/** mail_jobs/{id}; removed by TTL after expires_at. */
export const MAIL_JOB_DOCUMENTS = new StoredCollection({
  name: 'mail_jobs',
  fields,
  // As when a worker takes one that can't be read: a mended lease must not have it sent again.
  ifMended: ({ status }) =>
    status === 'queued' || status === 'sending'
      ? { status: 'failed' as const, leaseUntil: null, lastError: UNREADABLE_WORK }
      : {},
});

/** What a list reads of it. */
export const MAIL_SUMMARY = new StoredForm(summaryFields);
