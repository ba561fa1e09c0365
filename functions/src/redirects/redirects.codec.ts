import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { beginningsOf } from '../shared/index.js';
import { REDIRECT_STATUSES } from './redirect.js';

/** Words of both addresses that a redirect is found by the beginning of. */
const MAX_WORDS = 20;

const fields = {
  /** The path that is answered, as it was given. */
  from: field(z.string(), 'nobody'),
  /** Where it leads: a path of this site, or an http or https URL. */
  to: field(z.string(), 'nobody'),
  status: field(z.literal(REDIRECT_STATUSES), 'nobody', to(308)),
  /** Who made it. */
  source: field(z.enum(['admin', 'import']), 'nobody', to('admin')),
  createdAt: field(storedTime, 'nobody', toCreateTime),
  updatedAt: field(storedTime, 'nobody', toUpdateTime),
  /** Counts the writes, from 1. */
  version: field(z.int().min(1), 'nobody', to(1)),
};

/** That an address of this site has moved. */
export type Redirect = Identified<ValueOf<typeof fields>>;

/** redirects/{redirectId of `from`}, with what admins find it by. */
export const REDIRECTS = new StoredCollection({
  name: 'redirects',
  fields,
  derive: (redirect) => ({ found_by: beginningsOf([redirect.from, redirect.to], MAX_WORDS) }),
});
