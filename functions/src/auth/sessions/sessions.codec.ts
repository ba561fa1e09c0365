import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedObject,
  storedTime,
  to,
  type BrokenSource,
  type Immutable,
} from '../../documents/index.js';
import { ACCESS_TOKEN_SECONDS, CLOCK_SKEW_SECONDS } from '../tokens/tokens.js';

const accessToken = storedObject({ jti: z.string(), expiresAt: storedTime });

/** Only its owner's eyes need it: a session that lacks it goes on. */
const hint = z.string().catch('');

/** All that a session has besides its id. One that can't be read has ended, and nothing of it is mended: it stays ended. */
export const SESSION_FIELDS = {
  userId: field(z.string(), 'account'),
  transport: field(z.enum(['body', 'cookie']), 'nobody'),
  /** Place of the current refresh token in the family, from 1. */
  sequence: field(z.int().min(1), 'nobody'),
  /** SHA-256 of the current refresh token's jti. */
  refreshHash: field(z.string(), 'secret'),
  previousHash: field(z.string().nullable(), 'secret'),
  rotatedAt: field(storedTime, 'account'),
  /** The key that signed the current refresh token. */
  kid: field(z.string(), 'nobody'),
  /** When the password was last given; not before the account's `tokensValidAfter`, so that lists find the session by it. */
  authTime: field(storedTime, 'account'),
  /** The account's, as of when it was read for the login; undefined in sessions of before it was kept (tokensEndedSince). */
  tokensValidAfter: field(storedTime.nullable().optional(), 'nobody'),
  createdAt: field(storedTime, 'account'),
  expiresAt: field(storedTime, 'nobody'),
  revokedAt: field(storedTime.nullable(), 'account'),
  /** Access tokens that may still be valid, so that ending the session can end them. */
  accessTokens: field(z.array(accessToken), 'secret'),
  userAgent: field(hint, 'account'),
  ipHash: field(hint, 'account'),
};

/** sessions/{family}; removed by TTL after expires_at. */
export const SESSIONS = new StoredCollection({
  name: 'sessions',
  fields: SESSION_FIELDS,
  removedIfBroken: 'a login that can not be read has ended',
});

/** What can be read of the access tokens and the owner of a session that can't be read as a whole. */
export function restOfSession(stored: Readonly<Record<string, unknown>>) {
  const { user_id: userId, access_tokens: tokens } = stored;
  const readable = (Array.isArray(tokens) ? tokens : []).flatMap((token): AccessToken[] => {
    const { data } = accessToken.safeParse(token);
    return data ? [data] : [];
  });
  return { userId: typeof userId === 'string' ? userId : null, accessTokens: readable };
}

type AccessToken = Immutable<z.output<typeof accessToken>>;

/** An entry outlives its token by this, in ms: more than the skew that verification allows. */
const MARGIN_MS = 2 * CLOCK_SKEW_SECONDS * 1000;

/** token_blacklist/{jti}: a revoked access token; removed by TTL after expires_at. */
export const BLACKLIST = new StoredCollection({
  name: 'token_blacklist',
  fields: {
    userId: field(z.string().nullable().default(null), 'account', to(null)),
    reason: field(z.string().default(''), 'nobody', to('')),
    expiresAt: field(storedTime, 'nobody', ({ createTime }: BrokenSource) =>
      blacklistExpiry(new Date(createTime.getTime() + ACCESS_TOKEN_SECONDS * 1000)),
    ),
  },
});

/** When the entry of a token expires that expires then. */
export function blacklistExpiry(tokenExpiresAt: Date): Date {
  return new Date(tokenExpiresAt.getTime() + MARGIN_MS);
}
