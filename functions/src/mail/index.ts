export { encodeMailJob } from './mail-jobs.codec.js';
export { MailJobsRepository } from './mail-jobs.repository.js';
export type { MailJob } from './mail-job.js';
export { MailOutbox } from './mail-outbox.js';
export { MailService } from './mail.service.js';
export { handleSendEmail } from './send-email.task.js';
