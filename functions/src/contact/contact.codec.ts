import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  toCreateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';

const fields = {
  name: field(z.string(), 'visitor'),
  email: field(z.string(), 'visitor'),
  /** Empty when the visitor gave none. */
  subject: field(z.string().default(''), 'visitor', to('')),
  message: field(z.string(), 'visitor'),
  handled: field(z.boolean().default(false), 'nobody', to(false)),
  requestId: field(z.string().default(''), 'nobody', to('')),
  /** Keyed hash of the visitor's address: tells repeat senders, names nobody. */
  ipHash: field(z.string().default(''), 'visitor', to('')),
  createdAt: field(storedTime, 'visitor', toCreateTime),
  mailJobId: field(z.string().default(''), 'nobody', to('')),
};

/** A message of the contact form. */
export type ContactMessage = Identified<ValueOf<typeof fields>>;

/** contact_messages/{id} */
export const CONTACT_MESSAGES = new StoredCollection({ name: 'contact_messages', fields });
