import { z } from 'zod';
import type { AuditEntry, AuditTrail } from '../audit/index.js';
import { AppError } from '../errors/index.js';
import type { Clock } from '../platform/index.js';
import { BY_TIME, isStaff, type Cursors, type PageRequest, type Role } from '../shared/index.js';
import { normalizeEmail, withTokensEnded, type User } from './user.js';
import { userNotFound, type UsersRepository } from './users.repository.js';

/** What an admin may change of an account; absent fields stay. */
export interface AccessChanges {
  readonly role?: Role | undefined;
  readonly isActive?: boolean | undefined;
}

/** One page of a list and the cursor of the next, null at the end. */
export interface ListedUsers {
  readonly users: readonly User[];
  readonly nextCursor: string | null;
}

/** What admins do with accounts. */
export class UsersAdminService {
  constructor(
    private readonly users: UsersRepository,
    private readonly audit: AuditTrail,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** Accounts, the newest first. limit + 1 reads in 1 round trip. @throws AppError invalid-argument (cursor) */
  async list({ limit, cursor }: PageRequest): Promise<ListedUsers> {
    const now = this.clock.now();
    const list = this.cursors.of('users', BY_TIME);
    const { users, hasMore } = await this.users.list(limit, list.decode(cursor, now));
    const last = users.at(-1);
    if (!hasMore || !last) return { users, nextCursor: null };
    return { users, nextCursor: list.encode({ time: last.createdAt, id: last.id }, now) };
  }

  /** Accounts whose address begins so, by address. limit + 1 reads in 1 round trip. @throws AppError as list */
  async search(email: string, { limit, cursor }: PageRequest): Promise<ListedUsers> {
    const now = this.clock.now();
    const prefix = normalizeEmail(email);
    const list = this.cursors.of(`users:${prefix}`, z.string());
    const { users, hasMore } = await this.users.listByEmail(prefix, limit, list.decode(cursor, now));
    const last = users.at(-1);
    if (!hasMore || !last) return { users, nextCursor: null };
    return { users, nextCursor: list.encode(normalizeEmail(last.email), now) };
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<User> {
    const user = await this.users.find(id);
    if (!user) throw userNotFound();
    return user;
  }

  /**
   * Changes role and state of an account and, when either is a new one, ends its sessions.
   * 1 read, 2 or 3 writes; at most 2 reads more when an active admin ceases to be one; 0 writes without a change.
   *
   * @throws AppError not-found; failed-precondition when no active admin would be left, or an account whose address is
   *   not verified would get a role: somebody else may have made it
   */
  async changeAccess(id: string, { role, isActive }: AccessChanges): Promise<User> {
    return this.users.update(id, (before) => {
      const now = this.clock.now();
      const wanted = { role: role ?? before.role, isActive: isActive ?? before.isActive };
      if (wanted.role === before.role && wanted.isActive === before.isActive) return null;
      if (isStaff(wanted.role) && !isStaff(before.role) && !before.emailVerifiedAt)
        throw addressNotVerified();
      const user = withTokensEnded({ ...before, ...wanted, updatedAt: now }, now);
      return { user, audit: this.accessEntries(before, user) };
    });
  }

  /** Ends every session of an account, from the next request on. 1 read, 2 writes. @throws AppError not-found */
  async endSessions(id: string): Promise<void> {
    await this.users.update(id, (user) => ({
      user: withTokensEnded(user, this.clock.now()),
      audit: [this.audit.entry({ action: 'authn_session_revoked', target: { type: 'user', id } })],
    }));
  }

  private accessEntries(before: User, after: User): AuditEntry[] {
    const target = { type: 'user', id: after.id } as const;
    const entries: AuditEntry[] = [];
    if (before.role !== after.role) {
      const [was, is] = [{ role: before.role }, { role: after.role }];
      entries.push(this.audit.entry({ action: 'authz_change', target, before: was, after: is }));
    }
    if (before.isActive !== after.isActive) {
      const action = after.isActive ? 'user_activated' : 'user_deactivated';
      const [was, is] = [{ is_active: before.isActive }, { is_active: after.isActive }];
      entries.push(this.audit.entry({ action, target, before: was, after: is }));
    }
    return entries;
  }
}

function addressNotVerified(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'The address of this account is not verified: somebody else may have made it. Have its owner verify it.',
  });
}
