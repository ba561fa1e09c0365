import { z } from 'zod';
import {
  field,
  StoredCollection,
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

/** How long a mail job is kept, in ms. */
export const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

const fields = {
  ...workFields(RETENTION_MS),
  status: field(z.enum(['queued', 'sending', 'sent', 'failed']), 'nobody', to('failed')),
  template: field(z.enum(TEMPLATES), 'nobody'),
  recipient: field(mailbox, 'visitor'),
  replyTo: field(mailbox.nullable().default(null), 'visitor'),
  /** For the template, whose schema it has (mail-job.ts). */
  data: field(z.record(z.string(), z.unknown()), 'secret'),
  lastError: field(z.string().nullable().default(null), 'visitor', to(null)),
  sentAt: field(storedTime.nullable().default(null), 'visitor', to(null)),
};

/** A mail to be sent, whatever it is about: work of one step, stored in the request, done by the queue's worker. */
export type MailJob = Identified<ValueOf<typeof fields>>;

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
