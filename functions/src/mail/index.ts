export { MAIL_JOB_DOCUMENTS, type MailJob } from './mail-jobs.codec.js';
export { mailedTokenMac } from './mailed-token-mac.js';
export type { TemplateData } from './mail-job.js';
export { MailOutbox, type NewMail } from './mail-outbox.js';
export { MAIL_JOBS, MailSender } from './mail-work.js';
export { mailJson, presentMail } from './operations/mails.presenter.js';
export { MailsRepository } from './operations/mails.repository.js';
export { MailsService } from './operations/mails.service.js';
