import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  type Identified,
  type ValueOf,
} from '../../documents/index.js';
import { beginningsOf } from '../../shared/index.js';
import { SUPPRESSION_REASONS, SUPPRESSION_SOURCES } from './suppression.js';

/** Parts of an address that it is found by the beginning of. */
const MAX_PARTS = 10;

const fields = {
  address: field(z.string(), 'visitor'),
  reason: field(z.enum(SUPPRESSION_REASONS), 'visitor', to('bounced')),
  source: field(z.enum(SUPPRESSION_SOURCES), 'nobody', to('admin')),
  /** What was said of it: a server's words, a report's, an admin's. */
  diagnostic: field(z.string().default(''), 'visitor', to('')),
  /** The mail by which it was known; null where that is not known. */
  mailId: field(z.string().nullable().default(null), 'nobody', to(null)),
  createdAt: field(storedTime, 'visitor', toCreateTime),
};

/** That no mails, or not those that strangers can cause, go to an address. */
export type Suppression = Identified<ValueOf<typeof fields>>;

/** mail_suppressions/{id of suppressionId}, with what admins find it by. */
export const SUPPRESSIONS = new StoredCollection({
  name: 'mail_suppressions',
  fields,
  derive: ({ address }) => ({ found_by: beginningsOf([address], MAX_PARTS) }),
});
