import type { Timestamp } from 'firebase-admin/firestore';
import type { Mailbox } from '../platform/index.js';
import type { MailJob, MailJobStatus, TemplateData, TemplateName } from './mail-job.js';

/** mail_jobs/{id} as stored; removed by TTL after expires_at. */
export interface MailJobDoc {
  template: TemplateName;
  recipient: { address: string; name: string | null };
  reply_to: { address: string; name: string | null } | null;
  data: TemplateData[TemplateName];
  status: MailJobStatus;
  attempts: number;
  lease_until: Timestamp | null;
  last_error: string | null;
  request_id: string;
  created_at: Timestamp;
  updated_at: Timestamp;
  sent_at: Timestamp | null;
  expires_at: Timestamp;
}

/** Stored → domain. */
export function decodeMailJob(id: string, doc: MailJobDoc): MailJob {
  return {
    id,
    template: doc.template,
    recipient: decodeMailbox(doc.recipient),
    replyTo: doc.reply_to && decodeMailbox(doc.reply_to),
    data: doc.data,
    status: doc.status,
    attempts: doc.attempts,
    leaseUntil: doc.lease_until?.toDate() ?? null,
    lastError: doc.last_error,
    requestId: doc.request_id,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
    sentAt: doc.sent_at?.toDate() ?? null,
    expiresAt: doc.expires_at.toDate(),
  };
}

/** Domain → stored. */
export function encodeMailJob(job: MailJob): Record<keyof MailJobDoc, unknown> {
  return {
    ...encodeMailProgress(job),
    template: job.template,
    recipient: encodeMailbox(job.recipient),
    reply_to: job.replyTo && encodeMailbox(job.replyTo),
    data: job.data,
    request_id: job.requestId,
    created_at: job.createdAt,
    expires_at: job.expiresAt,
  };
}

/** What changes of a mail job while it is worked on. */
export function encodeMailProgress(job: MailJob) {
  return {
    status: job.status,
    attempts: job.attempts,
    lease_until: job.leaseUntil,
    last_error: job.lastError,
    updated_at: job.updatedAt,
    sent_at: job.sentAt,
  } satisfies Partial<Record<keyof MailJobDoc, unknown>>;
}

function decodeMailbox({ address, name }: MailJobDoc['recipient']): Mailbox {
  return name === null ? { address } : { address, name };
}

function encodeMailbox({ address, name }: Mailbox): MailJobDoc['recipient'] {
  return { address, name: name ?? null };
}
