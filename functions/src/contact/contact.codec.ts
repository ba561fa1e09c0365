import type { ContactMessage } from './contact-message.js';

/** Domain → stored (contact_messages/{id}); the time is written as Date. */
export function encodeContactMessage(message: ContactMessage): Record<string, unknown> {
  return {
    name: message.name,
    email: message.email,
    subject: message.subject,
    message: message.message,
    handled: message.handled,
    request_id: message.requestId,
    ip_hash: message.ipHash,
    created_at: message.createdAt,
    mail_job_id: message.mailJobId,
  };
}
