import { createHash } from 'node:crypto';
import type { Mac } from '../shared/index.js';

/** How long a replaced refresh token still gives its successor, in ms: parallel tabs and lost answers. */
export const REFRESH_GRACE_MS = 10_000;

/** Unexpired access tokens one session may have; a client that refreshes more often is refused. */
export const MAX_LIVE_ACCESS_TOKENS = 100;

/** A login and all the tokens that came from it: a refresh token family (RFC 9700 §4.14). */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** Place of the current refresh token in the family, from 1. */
  readonly sequence: number;
  /** SHA-256 of the current refresh token's jti. */
  readonly refreshHash: string;
  readonly previousHash: string | null;
  readonly rotatedAt: Date;
  /** The key that signed the current refresh token. */
  readonly kid: string;
  /** When the password was given. */
  readonly authTime: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Access tokens that may still be valid, so that ending the session can end them. */
  readonly accessTokens: readonly { readonly jti: string; readonly expiresAt: Date }[];
  readonly userAgent: string;
  readonly ipHash: string;
}

/** What a presented refresh token is to its session. */
export type Presentation = 'current' | 'just-replaced' | 'reused' | 'void';

/**
 * Judges a presented token by its place in the family and its id: `just-replaced` gives the same successor again,
 * `reused` means that someone else may hold the token, `void` that the session has ended.
 */
export function judgePresentation(session: Session, seq: number, jti: string, now: Date): Presentation {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'void';
  const hash = hashTokenId(jti);
  if (seq === session.sequence) return hash === session.refreshHash ? 'current' : 'void';
  if (seq > session.sequence) return 'void';
  const isPredecessor = seq === session.sequence - 1 && hash === session.previousHash;
  const inGrace = now.getTime() - session.rotatedAt.getTime() <= REFRESH_GRACE_MS;
  return isPredecessor && inGrace ? 'just-replaced' : 'reused';
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
