import { SiteAddresses } from '../addresses/index.js';
import type { MailConfig } from '../config/index.js';

/** Builds the addresses of the site's pages: for what the API answers, and for the worker that mails them. */
export function createAddresses(config: Omit<MailConfig, 'SMTP_URL'>): SiteAddresses {
  return new SiteAddresses(config.SITE_URL, {
    home: config.HOME_ADDRESS,
    post: config.POST_ADDRESS,
    page: config.PAGE_ADDRESS,
    project: config.PROJECT_ADDRESS,
    tag: config.TAG_ADDRESS,
    preview: config.PREVIEW_ADDRESS,
    account: config.ACCOUNT_ADDRESS,
  });
}
