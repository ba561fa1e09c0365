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
import { DECISIONS, isPending } from '../moderation/model/index.js';
import { beginningsOf, wordsOf } from '../shared/index.js';

/** What a message may be taken for. */
export const VERDICTS = ['ham', 'unsure', 'spam'] as const;

/** Words of name, address and subject that a message is found by the beginning of. */
const MAX_BEGINNING_WORDS = 30;

/** Words of its text that it is found by. */
const MAX_WORDS = 300;

const reason = storedObject({
  /** Of a sign; of one that this version does not have as well. */
  code: z.string(),
  /** What was found of it; empty where its code says it all. */
  detail: z.string(),
  weight: z.number(),
});

const answer = storedObject({
  text: z.string(),
  by: storedObject({ id: z.string(), name: z.string() }),
  at: storedTime,
  mailJobId: z.string(),
});

const decision = z.enum(DECISIONS);

const learned = storedObject({
  decided: decision,
  modelId: z.string(),
  /** Whether an admin has said the same again, which teaches a model that was begun anew since. */
  again: z.boolean().default(false),
});

const fields = {
  name: field(z.string(), 'visitor'),
  email: field(z.string(), 'visitor'),
  /** Empty when the visitor gave none. */
  subject: field(z.string().default(''), 'visitor', to('')),
  message: field(z.string(), 'visitor'),
  handled: field(z.boolean().default(false), 'nobody', to(false)),
  verdict: field(z.enum(VERDICTS).default('ham'), 'nobody', to('ham')),
  /** What the verdict that it came in with was made of, whatever an admin has decided since. */
  score: field(z.number().default(0), 'nobody', to(0)),
  reasons: field(z.array(reason).default([]), 'visitor', to([])),
  /** The same for messages with the same text; null for short ones. */
  contentKey: field(z.string().nullable().default(null), 'visitor', to(null)),
  /** The verdict that an admin gave; null where none did, or took it back. */
  decided: field(decision.nullable().default(null), 'nobody', to(null)),
  /** What the spam filter has learned of it. */
  learned: field(learned.nullable().default(null), 'nobody', to(null)),
  /** Staff's own. */
  note: field(z.string().default(''), 'visitor', to('')),
  /** What staff have written back, the newest last. */
  answers: field(z.array(answer).default([]), ['visitor', 'account'], to([])),
  requestId: field(z.string().default(''), 'nobody', to('')),
  /** Keyed hash of the visitor's address: tells repeat senders, names nobody. */
  ipHash: field(z.string().default(''), 'visitor', to('')),
  createdAt: field(storedTime, 'visitor', toCreateTime),
  /** Of the mail to the owner; empty while it has none, which is spam. */
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

/** By what messages of one address are found, however their writers typed it. */
export function foldAddress(email: string): string {
  return email.toLowerCase();
}

/** contact_messages/{id}, with what admins find it by, and whether the spam filter has something to learn of it. */
export const CONTACT_MESSAGES = new StoredCollection({
  name: 'contact_messages',
  fields,
  derive: ({ name, email, subject, message, answers, ...lesson }) => ({
    has_lesson: isPending(lesson),
    answered: answers.length > 0,
    email_folded: foldAddress(email),
    found_by: [
      ...new Set([
        ...beginningsOf([name, email, subject], MAX_BEGINNING_WORDS),
        ...wordsOf(message).slice(0, MAX_WORDS),
      ]),
    ],
  }),
});
