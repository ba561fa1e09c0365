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

/** Rules of accounts. */
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError already-exists when the address is taken */
  async create(input: NewUser): Promise<User> {
    const now = this.clock.now();
    const user: User = {
      id: input.id ?? newId(),
      email: input.email,
      passwordHash: input.passwordHash,
      role: input.role,
      isActive: true,
      firstName: input.firstName,
      lastName: input.lastName,
      emailVerifiedAt: input.emailVerified ? now : null,
      tokensValidAfter: null,
      createdAt: now,
      updatedAt: now,
    };
    await this.users.create(user);
    return user;
  }
}
