import type { MailConfig } from '../config/index.js';
import {
  MAIL_JOBS,
  mailedTokenMac,
  MailOutbox,
  MailSender,
  SuppressionsRepository,
  UnsubscribeLinks,
  type MailJob,
} from '../mail/index.js';
import type { MailPlatform, Platform } from '../platform/index.js';
import { RememberedSettings, SettingsRepository, startingSettings } from '../settings/index.js';
import { deriveMac } from '../shared/index.js';
import { createAddresses } from './addresses.js';
import { handleTask, Worker, WorkRepository, type DispatchedTask } from '../work/index.js';

/** Builds the handler of the `sendEmail` function. */
export function createMailHandler(
  config: MailConfig,
  platform: MailPlatform,
): (task: DispatchedTask) => Promise<void> {
  const worker = createMailWorker(config, platform);
  return (task) => handleTask(task, worker);
}

/** Builds the worker of the `sendEmail` function. Apart from wiring/api.ts, so that the worker loads no HTTP. */
export function createMailWorker(config: MailConfig, platform: MailPlatform): Worker<MailJob> {
  const { clock, logger, firestore, broken, mailer } = platform;
  const settings = new RememberedSettings({
    settings: new SettingsRepository(firestore, broken),
    starting: startingSettings(config.SITE_NAME),
    clock,
    logger,
  });
  const addresses = createAddresses(config);
  const site = {
    url: addresses.home.replace(/^([^/]+\/\/[^/]+)\/$/, '$1'),
    accountPage: (page: string) => addresses.accountPage(page),
    tokenOf: mailedTokenMac(config.APP_SECRET),
  };
  const handler = new MailSender({
    mailer,
    from: config.MAIL_FROM,
    site: async () => {
      const { name, timeZone } = await settings.current();
      return { ...site, name, timeZone };
    },
    suppressions: new SuppressionsRepository(firestore, broken),
    unsubscribeLinks: createUnsubscribeLinks(config),
    ownerAddress: config.CONTACT_RECIPIENT,
    logger,
  });
  const repository = new WorkRepository(MAIL_JOBS, firestore, broken);
  return new Worker({ repository, handler, queue: createOutbox(platform), clock, logger });
}

/** Builds what enqueues mail jobs: for the requests that make them, and for the `sweepJobs` function. */
export function createOutbox({ clock, logger, firestore, broken, queues }: Platform): MailOutbox {
  const repository = new WorkRepository(MAIL_JOBS, firestore, broken);
  return new MailOutbox({ repository, queue: queues.sendEmail, clock, logger });
}

/** Builds the links that unsubscribe: for the worker that mails them, and the API that takes them. */
export function createUnsubscribeLinks({
  APP_SECRET: secret,
  SITE_URL: url,
}: Pick<MailConfig, 'APP_SECRET' | 'SITE_URL'>): UnsubscribeLinks {
  return new UnsubscribeLinks(deriveMac(secret, 'unsubscribe'), url);
}
