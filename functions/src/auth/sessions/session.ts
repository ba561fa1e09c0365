import { createHash } from 'node:crypto';
import { AppError } from '../../errors/index.js';
import type { Identified, ValueOf } from '../../documents/index.js';
import type { Mac } from '../../shared/index.js';
import { tokensEndedSince, type User } from '../../users/index.js';
import type { SESSION_FIELDS } from './sessions.codec.js';
import { ACCESS_TOKEN_SECONDS, CLOCK_SKEW_SECONDS } from '../tokens/tokens.js';

/** A successor that is given again later than this, in ms, comes with a later access token: the first has too little left. */
const REISSUE_AFTER_MS = 5 * 60_000;

/** Unexpired access tokens one session may have; a client that asks for more is refused. */
export const MAX_LIVE_ACCESS_TOKENS = 100;

/** A login and all the tokens that came from it: a refresh token family (RFC 9700 §4.14). */
export type Session = Identified<ValueOf<typeof SESSION_FIELDS>>;

/** How the refresh token travels: in JSON bodies, or in a cookie that no script can read. */
export type Transport = Session['transport'];

/** An access token of a session, by its `jti`. */
export type IssuedAccessToken = Session['accessTokens'][number];

/** What a presented refresh token is to its session. */
export type Presentation = 'current' | 'replaced' | 'reused' | 'void';

/**
 * Judges a presented token by its place in the family and its id: `replaced` gives the same successor again, which has not
 * been presented itself yet; `reused` means that someone else may hold the token, `void` that the session has ended.
 */
export function judgePresentation(session: Session, seq: number, jti: string, now: Date): Presentation {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'void';
  const hash = hashTokenId(jti);
  if (seq === session.sequence) return hash === session.refreshHash ? 'current' : 'void';
  if (seq > session.sequence) return 'void';
  const isPredecessor = seq === session.sequence - 1 && hash === session.previousHash;
  return isPredecessor ? 'replaced' : 'reused';
}

/** Whether the access token of the session's present sequence has too little time left to be given again. */
export function needsReissue({ rotatedAt }: Session, now: Date): boolean {
  return now.getTime() - rotatedAt.getTime() > REISSUE_AFTER_MS;
}

/**
 * The session with one more access token to end with it, in place of an earlier one of the same `jti`.
 *
 * @throws AppError resource-exhausted when it has too many
 */
export function withAccessToken(session: Session, token: IssuedAccessToken, now: Date): Session {
  const live = session.accessTokens.filter(
    ({ jti, expiresAt }) => jti !== token.jti && mayStillBeUsed(expiresAt, now),
  );
  if (live.length < MAX_LIVE_ACCESS_TOKENS) return { ...session, accessTokens: [...live, token] };
  throw new AppError({
    code: 'resource-exhausted',
    message: 'This session has asked for too many access tokens. Use the present one until it expires.',
    headers: { 'Retry-After': '60' },
  });
}

/** Whether refreshing is over for the session: ended, expired, or its account's tokens were ended since it began. */
export function hasEnded(session: Session, user: User, now: Date): boolean {
  return (
    session.revokedAt !== null ||
    session.expiresAt <= now ||
    !user.isActive ||
    tokensEndedSince(user, session.tokensValidAfter, session.authTime)
  );
}

/** The id of a family's n-th refresh token: derived, so that it need not be stored to be made again. */
export function refreshTokenId(mac: Mac, sessionId: string, sequence: number): string {
  return mac(`${sessionId}.${String(sequence)}`);
}

/** The id of the access token that came with a family's n-th refresh token. */
export function accessTokenId(sessionId: string, sequence: number): string {
  return `${sessionId}.${String(sequence)}`;
}

/** SHA-256 of a token id, base64url. */
export function hashTokenId(jti: string): string {
  return createHash('sha256').update(jti).digest('base64url');
}

/** The `authTime` of a session whose password was given at `now`. */
export function authTimeAt(now: Date, { tokensValidAfter }: User): Date {
  return tokensValidAfter !== null && tokensValidAfter > now ? tokensValidAfter : now;
}

/** An access token ends after 15 minutes, and not after its session. */
export function accessExpiry(now: Date, sessionExpiresAt: Date): Date {
  const expiresAtMs = now.getTime() + ACCESS_TOKEN_SECONDS * 1000;
  return new Date(Math.min(expiresAtMs, sessionExpiresAt.getTime()));
}

/** How long verification takes the access token of the session's present sequence, in whole seconds; 900 when it is new. */
export function secondsOfAccess({ rotatedAt, expiresAt }: Session, now: Date): number {
  const endMs = accessExpiry(rotatedAt, expiresAt).getTime() + CLOCK_SKEW_SECONDS * 1000;
  const leftSeconds = Math.floor((endMs - now.getTime()) / 1000);
  return Math.min(ACCESS_TOKEN_SECONDS, Math.max(1, leftSeconds));
}

/** Whether verification still takes a token that expires then: it allows for clocks that differ. */
function mayStillBeUsed(expiresAt: Date, now: Date): boolean {
  return expiresAt.getTime() + CLOCK_SKEW_SECONDS * 1000 > now.getTime();
}
