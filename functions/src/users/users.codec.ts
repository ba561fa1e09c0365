import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedObject,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
} from '../documents/index.js';
import { foldText, ROLES } from '../shared/index.js';
import { beginningsOf } from './beginnings.js';
import { normalizeEmail } from './email.js';

const mfa = storedObject({
  /** What the shared secret is derived from (auth/second-factor/totp.ts): the secret itself is not stored. */
  secretId: z.string(),
  /** When the first code was right; until then logins don't ask for one. */
  confirmedAt: storedTime.nullable(),
  /** The last time step whose code was used; none before or at it is accepted again. */
  lastStep: z.int(),
  /** Keyed hashes of the recovery codes not used yet. */
  recoveryHashes: z.array(z.string()),
});

/** All that an account has besides its id. What can't be read of it, or is not there though every version wrote it, is mended so that it opens no door. */
export const USER_FIELDS = {
  /** As its owner wrote it; `normalizeEmail` decides which addresses are the same. */
  email: field(z.string().min(1), 'account', ({ stored }) => {
    const { email_normalized: normalized } = stored;
    return typeof normalized === 'string' && normalized !== '' ? normalized : undefined;
  }),
  /** PHC string. */
  passwordHash: field(z.string().min(1), 'secret'),
  passwordChangedAt: field(storedTime, 'account', toUpdateTime),
  role: field(z.enum(ROLES), 'account', to('user')),
  isActive: field(z.boolean(), 'account', to(false)),
  firstName: field(z.string().default(''), 'account', to('')),
  lastName: field(z.string().default(''), 'account', to('')),
  emailVerifiedAt: field(storedTime.nullable().default(null), 'account', to(null)),
  /** When all tokens and sessions were ended last; null before the first time. */
  tokensValidAfter: field(storedTime.nullable(), 'account', toUpdateTime),
  mfa: field(
    mfa.nullable(),
    'secret',
    'set it to null, which turns two-factor login off, once its owner has asked for that',
  ),
  createdAt: field(storedTime, 'account', toCreateTime),
  updatedAt: field(storedTime, 'account', toUpdateTime),
};

/** users/{id}, with the normalized address for the login, and what the admins' list is narrowed by. */
export const USERS = new StoredCollection({
  name: 'users',
  fields: USER_FIELDS,
  derive: (user) => ({
    email_normalized: normalizeEmail(user.email),
    beginnings: beginningsOf(user),
    // As admins see it, without case and accents.
    sort_name: foldText(`${user.firstName} ${user.lastName}`.trim() || user.email),
    email_verified: user.emailVerifiedAt !== null,
    mfa_enabled: user.mfa?.confirmedAt != null,
  }),
});

/** user_emails/{SHA-256 of the normalized address}: whose it is, so that each exists once. */
export const USER_EMAILS = new StoredCollection({
  name: 'user_emails',
  fields: {
    userId: field(
      z.string(),
      'account',
      'set it to the id of the account whose normalized address has this SHA-256, or delete the document if there is none',
    ),
  },
});
