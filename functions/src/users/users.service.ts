import type { AuditTrail } from '../audit/index.js';
import type { Clock } from '../platform/index.js';
import { newId, type Role } from '../shared/index.js';
import type { User } from './user.js';
import type { UsersRepository } from './users.repository.js';

/** What a new account needs. The password comes hashed: hashing belongs to auth. */
export interface NewUser {
  readonly id?: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailVerified: boolean;
}

/** A new account as it will be stored. */
export function newUser(input: NewUser, now: Date): User {
  return {
    id: input.id ?? newId(),
    email: input.email,
    passwordHash: input.passwordHash,
    passwordChangedAt: now,
    role: input.role,
    isActive: true,
    firstName: input.firstName,
    lastName: input.lastName,
    emailVerifiedAt: input.emailVerified ? now : null,
    tokensValidAfter: null,
    mfa: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Rules of accounts. */
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Makes an account, as the seed and `npm run create-admin` do. @throws AppError already-exists when the address is taken */
  async create(input: NewUser): Promise<User> {
    const user = newUser(input, this.clock.now());
    const { id, email, role } = user;
    await this.users.create(
      user,
      this.audit.entry({
        action: 'user_created',
        target: { type: 'user', id },
        after: { email, role },
      }),
    );
    return user;
  }
}
