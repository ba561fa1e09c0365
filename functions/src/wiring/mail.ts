import { REGION, type MailConfig } from '../config/index.js';
import { MAIL_JOBS, mailedTokenMac, MailOutbox, MailSender, type MailJob } from '../mail/index.js';
import { cloudTaskQueue, defaultPlatform, smtpMailer, type Platform } from '../platform/index.js';
import { Worker, WorkRepository } from '../work/index.js';

/** Builds the worker of the `sendEmail` function. Apart from wiring/api.ts, so that the worker loads no HTTP. */
export function createMailWorker(
  config: MailConfig,
  platform: Platform = defaultPlatform(),
): Worker<MailJob> {
  const { clock, logger, firestore } = platform;
  const handler = new MailSender({
    mailer: smtpMailer(config.SMTP_URL),
    from: { address: config.MAIL_FROM, name: config.SITE_NAME },
    site: { name: config.SITE_NAME, url: config.SITE_URL, tokenOf: mailedTokenMac(config.APP_SECRET) },
  });
  const repository = new WorkRepository(MAIL_JOBS, firestore);
  return new Worker({ repository, handler, queue: createOutbox(platform), clock, logger });
}

/** Builds what enqueues mail jobs: for the requests that make them, and for the `sweepJobs` function. */
export function createOutbox({ clock, logger, firestore }: Platform = defaultPlatform()): MailOutbox {
  const repository = new WorkRepository(MAIL_JOBS, firestore);
  return new MailOutbox({ repository, queue: cloudTaskQueue('sendEmail', REGION), clock, logger });
}
