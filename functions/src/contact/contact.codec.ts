import { z } from 'zod';
import {
  defaultsOf,
  field,
  StoredCollection,
  storedObject,
  storedTime,
  to,
  toCreateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { beginningsOf, wordsOf } from '../shared/index.js';

/** What a message may be taken for. */
export const VERDICTS = ['ham', 'unsure', 'spam'] as const;

/** Words of name, address and subject that a message is found by the beginning of. */
const MAX_BEGINNING_WORDS = 30;

/** Words of its text that it is found by. */
const MAX_WORDS = 300;

const answer = storedObject({
  text: z.string(),
  by: storedObject({ id: z.string(), name: z.string() }),
  at: storedTime,
  mailJobId: z.string(),
});

const fields = {
  name: field(z.string(), 'visitor'),
  email: field(z.string(), 'visitor'),
  /** Empty when the visitor gave none. */
  subject: field(z.string().default(''), 'visitor', to('')),
  message: field(z.string(), 'visitor'),
  handled: field(z.boolean().default(false), 'nobody', to(false)),
  verdict: field(z.enum(VERDICTS).default('ham'), 'nobody', to('ham')),
  /** Staff's own. */
  note: field(z.string().default(''), 'visitor', to('')),
  /** What staff have written back, the newest last. */
  answers: field(z.array(answer).default([]), ['visitor', 'account'], to([])),
  requestId: field(z.string().default(''), 'nobody', to('')),
  /** Keyed hash of the visitor's address: tells repeat senders, names nobody. */
  ipHash: field(z.string().default(''), 'visitor', to('')),
  createdAt: field(storedTime, 'visitor', toCreateTime),
  mailJobId: field(z.string().default(''), 'nobody', to('')),
  /** When Firestore's TTL removes it: spam only. */
  expiresAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
  /** Counts the changes, from 1. */
  version: field(z.int().min(1).default(1), 'nobody', to(1)),
};

/** A message of the contact form. */
export type ContactMessage = Identified<ValueOf<typeof fields>>;

/** What a message has that nobody has looked at yet. */
export const UNSEEN_MESSAGE = { ...defaultsOf(fields), expiresAt: null };

/** contact_messages/{id}, with what admins find it by. */
export const CONTACT_MESSAGES = new StoredCollection({
  name: 'contact_messages',
  fields,
  derive: ({ name, email, subject, message }) => ({
    found_by: [
      ...new Set([
        ...beginningsOf([name, email, subject], MAX_BEGINNING_WORDS),
        ...wordsOf(message).slice(0, MAX_WORDS),
      ]),
    ],
  }),
});
