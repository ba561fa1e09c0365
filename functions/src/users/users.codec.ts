import type { Timestamp } from 'firebase-admin/firestore';
import type { Role } from '../shared/index.js';
import { normalizeEmail, type Mfa, type User } from './user.js';

/** users/{id} as stored; times are written as Date and read as Timestamp. */
export interface UserDoc {
  email: string;
  /** For the admin's search, which compares prefixes. */
  email_normalized: string;
  password_hash: string;
  password_changed_at: Timestamp;
  role: Role;
  is_active: boolean;
  first_name: string;
  last_name: string;
  email_verified_at: Timestamp | null;
  tokens_valid_after: Timestamp | null;
  mfa: MfaDoc | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

interface MfaDoc {
  secret_id: string;
  confirmed_at: Timestamp | null;
  last_step: number;
  recovery_hashes: string[];
}

/** Stored → domain. */
export function decodeUser(id: string, doc: UserDoc): User {
  return {
    id,
    email: doc.email,
    passwordHash: doc.password_hash,
    passwordChangedAt: doc.password_changed_at.toDate(),
    role: doc.role,
    isActive: doc.is_active,
    firstName: doc.first_name,
    lastName: doc.last_name,
    emailVerifiedAt: doc.email_verified_at?.toDate() ?? null,
    tokensValidAfter: doc.tokens_valid_after?.toDate() ?? null,
    mfa: doc.mfa && decodeMfa(doc.mfa),
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
  };
}

/** Domain → stored. */
export function encodeUser(user: User): Record<keyof UserDoc, unknown> {
  return {
    email: user.email,
    email_normalized: normalizeEmail(user.email),
    password_hash: user.passwordHash,
    password_changed_at: user.passwordChangedAt,
    role: user.role,
    is_active: user.isActive,
    first_name: user.firstName,
    last_name: user.lastName,
    email_verified_at: user.emailVerifiedAt,
    tokens_valid_after: user.tokensValidAfter,
    mfa: user.mfa && encodeMfa(user.mfa),
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

function decodeMfa(doc: MfaDoc): Mfa {
  return {
    secretId: doc.secret_id,
    confirmedAt: doc.confirmed_at?.toDate() ?? null,
    lastStep: doc.last_step,
    recoveryHashes: doc.recovery_hashes,
  };
}

function encodeMfa(mfa: Mfa): Record<keyof MfaDoc, unknown> {
  return {
    secret_id: mfa.secretId,
    confirmed_at: mfa.confirmedAt,
    last_step: mfa.lastStep,
    recovery_hashes: mfa.recoveryHashes,
  };
}
