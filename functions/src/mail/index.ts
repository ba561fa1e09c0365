export { encodeMailJob } from './mail-jobs.codec.js';
export { mailedTokenMac } from './mailed-token-mac.js';
export { MailJobsRepository } from './mail-jobs.repository.js';
export type { MailJob, TemplateData } from './mail-job.js';
export { MailOutbox, type NewMail } from './mail-outbox.js';
export { MailService } from './mail.service.js';
export { handleSendEmail } from './send-email.task.js';
