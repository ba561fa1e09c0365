import type { Mailbox } from '../platform/index.js';
import { newWork, WorkQueue } from '../work/index.js';
import type { TemplateData, TemplateName } from './mail-job.js';
import type { MailJob } from './mail-jobs.codec.js';
import { MAIL_JOBS } from './mail-work.js';

/** What a mail is about and whom it goes to. */
export interface NewMail<T extends TemplateName> {
  readonly template: T;
  readonly recipient: Mailbox;
  readonly replyTo?: Mailbox;
  readonly data: TemplateData[T];
  /** Given where the same mail must not be sent twice in a while: storing a second job of one id fails. */
  readonly id?: string;
}

/** Makes mail jobs and sees to it that a worker hears of each: the request's side. */
export class MailOutbox extends WorkQueue<MailJob> {
  /** A new job of the request in hand, to be stored in the same batch as what it is about (WorkRepository.addTo). */
  newJob<T extends TemplateName>(mail: NewMail<T>): MailJob {
    return {
      ...mail,
      ...newWork(MAIL_JOBS, this.parts.clock.now(), mail.id),
      replyTo: mail.replyTo ?? null,
      lastError: null,
      sentAt: null,
      retriedAt: null,
      history: [],
    };
  }
}
