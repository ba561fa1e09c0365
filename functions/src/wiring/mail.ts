import type { MailConfig } from '../config/index.js';
import {
  handleSendEmail,
  mailedTokenMac,
  MailJobsRepository,
  MailOutbox,
  MailService,
} from '../mail/index.js';
import type { DispatchedTask, MailPlatform, Platform } from '../platform/index.js';

/** Builds the handler of the `sendEmail` function. */
export function createMailHandler(
  config: MailConfig,
  platform: MailPlatform,
): (task: DispatchedTask) => Promise<void> {
  const mail = createMailService(config, platform);
  return (task) => handleSendEmail(task, mail, platform.logger);
}

/** Builds the service of the `sendEmail` function. Apart from wiring/api.ts, so that the worker loads no HTTP. */
export function createMailService(config: MailConfig, platform: Omit<MailPlatform, 'queues'>): MailService {
  const { clock, logger, firestore, mailer } = platform;
  return new MailService({
    jobs: new MailJobsRepository(firestore),
    mailer,
    from: { address: config.MAIL_FROM, name: config.SITE_NAME },
    site: { name: config.SITE_NAME, url: config.SITE_URL, tokenOf: mailedTokenMac(config.APP_SECRET) },
    clock,
    logger,
  });
}

/** Builds what enqueues mail jobs: for the requests that make them, and for the `sweepJobs` function. */
export function createOutbox({ clock, logger, firestore, queues }: Platform): MailOutbox {
  return new MailOutbox({
    jobs: new MailJobsRepository(firestore),
    queue: queues.sendEmail,
    clock,
    logger,
  });
}
