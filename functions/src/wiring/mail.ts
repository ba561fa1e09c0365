import { REGION, type MailConfig } from '../config/index.js';
import { mailedTokenMac, MailJobsRepository, MailOutbox, MailService } from '../mail/index.js';
import { cloudTaskQueue, defaultPlatform, smtpMailer, type Platform } from '../platform/index.js';

/** Builds the service of the `sendEmail` function. Apart from wiring/api.ts, so that the worker loads no HTTP. */
export function createMailService(config: MailConfig, platform: Platform = defaultPlatform()): MailService {
  const { clock, logger, firestore } = platform;
  return new MailService({
    jobs: new MailJobsRepository(firestore),
    mailer: smtpMailer(config.SMTP_URL),
    from: { address: config.MAIL_FROM, name: config.SITE_NAME },
    site: { name: config.SITE_NAME, url: config.SITE_URL, tokenOf: mailedTokenMac(config.APP_SECRET) },
    clock,
    logger,
  });
}

/** Builds what enqueues mail jobs: for the requests that make them, and for the `sweepJobs` function. */
export function createOutbox({ clock, logger, firestore }: Platform = defaultPlatform()): MailOutbox {
  return new MailOutbox(
    new MailJobsRepository(firestore),
    cloudTaskQueue('sendEmail', REGION),
    clock,
    logger,
  );
}
