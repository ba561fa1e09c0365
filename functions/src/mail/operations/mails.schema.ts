import { z } from 'zod';
import { accountAddress, documentId, pageQuery, type PageRequest } from '../../shared/index.js';
import type { CamelNames } from '../../documents/index.js';
import { TEMPLATES } from '../mail-job.js';
import { MAIL_STATUSES } from '../mail-jobs.codec.js';

/** Query of GET /admin/api/mails. */
export const mailsQuery = z.object({
  ...pageQuery,
  status: z.enum(MAIL_STATUSES).optional(),
  kind: z.enum(TEMPLATES).optional(),
  recipient: accountAddress.optional().describe('The whole address; in a URL `+` is written `%2B`'),
});

/** What mails are asked for: each filter narrows the list, absent ones don't. */
export type MailsQuery = CamelNames<z.output<typeof mailsQuery>>;

/** The same on any page. */
export type MailFilters = Omit<MailsQuery, keyof PageRequest>;

/** Path of one mail. */
export const mailParams = z.object({ id: documentId });
