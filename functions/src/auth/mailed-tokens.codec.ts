import type { Timestamp } from 'firebase-admin/firestore';
import type { Role } from '../shared/index.js';
import type { MailedToken, MailedTokenKind } from './mailed-token.js';

/** mailed_tokens/{sha256 of the token} as stored; removed by TTL after expires_at. */
export interface MailedTokenDoc {
  kind: MailedTokenKind;
  user_id: string | null;
  email: string;
  role: Role | null;
  replaces: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
}

/** Stored → domain. */
export function decodeMailedToken(hash: string, doc: MailedTokenDoc): MailedToken {
  return {
    hash,
    kind: doc.kind,
    userId: doc.user_id,
    email: doc.email,
    role: doc.role,
    replaces: doc.replaces,
    createdAt: doc.created_at.toDate(),
    expiresAt: doc.expires_at.toDate(),
  };
}

/** Domain → stored. */
export function encodeMailedToken(token: MailedToken): Record<keyof MailedTokenDoc, unknown> {
  return {
    kind: token.kind,
    user_id: token.userId,
    email: token.email,
    role: token.role,
    replaces: token.replaces,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  };
}
