import { SETUP_CODES } from '../accounts/index.js';
import { AUDIT_LOG } from '../audit/index.js';
import { AUTHOR_PROFILES } from '../authors/index.js';
import { BLACKLIST, LOCKOUTS, MAILED_TOKENS, SESSIONS } from '../auth/index.js';
import { CONTACT_MESSAGES } from '../contact/index.js';
import { WORKING_COPIES } from '../content/index.js';
import type { AnyCollection } from '../documents/index.js';
import { JOB_DOCUMENTS } from '../jobs/index.js';
import { RATE_LIMITS } from '../limits/index.js';
import { MAIL_JOB_DOCUMENTS, SUPPRESSIONS } from '../mail/index.js';
import { MEDIA, MEDIA_FILES, MEDIA_UPLOADS, MEDIA_USAGE } from '../media/index.js';
import { MODEL_DOCUMENTS } from '../moderation/model/index.js';
import { IDEMPOTENCY_KEYS } from '../idempotency/index.js';
import { SETTINGS, SETTINGS_REVISIONS } from '../settings/index.js';
import { REDIRECTS } from '../redirects/index.js';
import { TAG_DETAILS } from '../tags/index.js';
import { TODO_LISTS, TODOS } from '../todos/index.js';
import { USER_EMAILS, USERS } from '../users/index.js';
import { QUEUE_PAUSES } from '../work/index.js';
import { KINDS } from './kinds.js';

/** Every collection whose documents have a form of their own, in the order in which `migrate` goes through them. */
export const COLLECTIONS: readonly AnyCollection[] = [
  USERS,
  USER_EMAILS,
  AUTHOR_PROFILES,
  SESSIONS,
  BLACKLIST,
  MAILED_TOKENS,
  LOCKOUTS,
  SETUP_CODES,
  RATE_LIMITS,
  ...KINDS.flatMap(({ collections: { items, revisions, slugs } }) => [items, revisions, slugs]),
  WORKING_COPIES,
  IDEMPOTENCY_KEYS,
  TAG_DETAILS,
  SETTINGS,
  SETTINGS_REVISIONS,
  TODOS,
  TODO_LISTS,
  CONTACT_MESSAGES,
  MODEL_DOCUMENTS,
  MAIL_JOB_DOCUMENTS,
  SUPPRESSIONS,
  REDIRECTS,
  MEDIA,
  MEDIA_FILES,
  MEDIA_USAGE,
  MEDIA_UPLOADS,
  JOB_DOCUMENTS,
  QUEUE_PAUSES,
  AUDIT_LOG,
];
