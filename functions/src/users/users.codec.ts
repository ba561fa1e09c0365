import type { Timestamp } from 'firebase-admin/firestore';
import type { Role } from '../shared/index.js';
import type { User } from './user.js';

/** users/{id} as stored; times are written as Date and read as Timestamp. */
export interface UserDoc {
  email: string;
  password_hash: string;
  role: Role;
  is_active: boolean;
  first_name: string;
  last_name: string;
  email_verified_at: Timestamp | null;
  tokens_valid_after: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

/** Stored → domain. */
export function decodeUser(id: string, doc: UserDoc): User {
  return {
    id,
    email: doc.email,
    passwordHash: doc.password_hash,
    role: doc.role,
    isActive: doc.is_active,
    firstName: doc.first_name,
    lastName: doc.last_name,
    emailVerifiedAt: doc.email_verified_at?.toDate() ?? null,
    tokensValidAfter: doc.tokens_valid_after?.toDate() ?? null,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
  };
}

/** Domain → stored. */
export function encodeUser(user: User): Record<keyof UserDoc, unknown> {
  return {
    email: user.email,
    password_hash: user.passwordHash,
    role: user.role,
    is_active: user.isActive,
    first_name: user.firstName,
    last_name: user.lastName,
    email_verified_at: user.emailVerifiedAt,
    tokens_valid_after: user.tokensValidAfter,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}
