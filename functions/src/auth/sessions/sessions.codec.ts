import type { Timestamp } from 'firebase-admin/firestore';
import type { Session, Transport } from './session.js';

/** sessions/{family} as stored; removed by TTL after expires_at. */
export interface SessionDoc {
  user_id: string;
  transport: Transport;
  sequence: number;
  refresh_hash: string;
  previous_hash: string | null;
  rotated_at: Timestamp;
  kid: string;
  auth_time: Timestamp;
  /** Absent in sessions of before it was kept. */
  tokens_valid_after?: Timestamp | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  access_tokens: { jti: string; expires_at: Timestamp }[];
  user_agent: string;
  ip_hash: string;
}

/** Stored → domain. */
export function decodeSession(id: string, doc: SessionDoc): Session {
  return {
    id,
    userId: doc.user_id,
    transport: doc.transport,
    sequence: doc.sequence,
    refreshHash: doc.refresh_hash,
    previousHash: doc.previous_hash,
    rotatedAt: doc.rotated_at.toDate(),
    kid: doc.kid,
    authTime: doc.auth_time.toDate(),
    tokensValidAfter: doc.tokens_valid_after === null ? null : doc.tokens_valid_after?.toDate(),
    createdAt: doc.created_at.toDate(),
    expiresAt: doc.expires_at.toDate(),
    revokedAt: doc.revoked_at?.toDate() ?? null,
    accessTokens: doc.access_tokens.map(({ jti, expires_at }) => ({ jti, expiresAt: expires_at.toDate() })),
    userAgent: doc.user_agent,
    ipHash: doc.ip_hash,
  };
}

/** Domain → stored. */
export function encodeSession(session: Session): Record<keyof SessionDoc, unknown> {
  return {
    user_id: session.userId,
    transport: session.transport,
    sequence: session.sequence,
    refresh_hash: session.refreshHash,
    previous_hash: session.previousHash,
    rotated_at: session.rotatedAt,
    kid: session.kid,
    auth_time: session.authTime,
    tokens_valid_after: session.tokensValidAfter,
    created_at: session.createdAt,
    expires_at: session.expiresAt,
    revoked_at: session.revokedAt,
    access_tokens: session.accessTokens.map(({ jti, expiresAt }) => ({ jti, expires_at: expiresAt })),
    user_agent: session.userAgent,
    ip_hash: session.ipHash,
  };
}
