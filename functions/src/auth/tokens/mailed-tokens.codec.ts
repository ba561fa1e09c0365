import type { Timestamp } from 'firebase-admin/firestore';
import type { Role } from '../../shared/index.js';
import { emailKey } from '../../users/index.js';
import type { MailedToken, MailedTokenKind } from './mailed-token.js';

/** mailed_tokens/{sha256 of the token} as stored; removed by TTL after expires_at. */
export interface MailedTokenDoc {
  kind: MailedTokenKind;
  user_id: string | null;
  email: string;
  role: Role | null;
  invited_by: string | null;
  /** The address of an invitation by its key, so that a newer one replaces it; null for the other kinds. */
  invited_email_key: string | null;
  replaces: string | null;
  /** Absent in tokens of before it was kept. */
  tokens_valid_after?: Timestamp | null;
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
    invitedBy: doc.invited_by,
    replaces: doc.replaces,
    tokensValidAfter: doc.tokens_valid_after === null ? null : doc.tokens_valid_after?.toDate(),
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
    invited_by: token.invitedBy,
    invited_email_key: token.kind === 'invitation' ? emailKey(token.email) : null,
    replaces: token.replaces,
    tokens_valid_after: token.tokensValidAfter,
    created_at: token.createdAt,
    expires_at: token.expiresAt,
  };
}
