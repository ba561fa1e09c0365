import { z } from 'zod';
import type { AuditEntry, AuditTrail } from '../audit/index.js';
import { SORTED_END, type CamelNames } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import type { Clock } from '../platform/index.js';
import { emailAddress, isStaff, type Cursors, type PageRequest } from '../shared/index.js';
import { normalizeEmail } from './email.js';
import { withTokensEnded, type User } from './user.js';
import { userNotFound, type UserFilter, type UsersRepository } from './users.repository.js';
import type { changeUserBody, UserSort } from './users.schema.js';

interface UsersAdminParts {
  readonly users: UsersRepository;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** What admins do with accounts. */
export class UsersAdminService {
  constructor(private readonly parts: UsersAdminParts) {}

  /** Those of these accounts that are there and can be read. 1 read each in 1 round trip. */
  async listThese(ids: readonly string[]) {
    const users = (await this.parts.users.findMany(ids)).filter((user) => user !== null);
    return { users, total: users.length, nextCursor: null };
  }

  /**
   * Accounts that pass the filter, and how many do. limit + 2 reads in 2 round trips.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor }: PageRequest, filter: UserFilter, sort: UserSort) {
    const now = this.parts.clock.now();
    const list = this.parts.cursors.of(`users:${JSON.stringify([filter, sort])}`, SORTED_END);
    const [{ items: users, end }, total] = await Promise.all([
      this.parts.users.list(limit, list.decode(cursor, now), filter, sort),
      this.parts.users.count(filter, sort),
    ]);
    return { users, total, nextCursor: end && list.encode(end, now) };
  }

  /** Accounts whose address begins so, by address, and how many do. limit + 2 reads in 2 round trips. @throws AppError as list */
  async search(email: string, { limit, cursor }: PageRequest) {
    const now = this.parts.clock.now();
    // A whole address may be typed as its owner does, its domain not in punycode.
    const prefix = normalizeEmail(emailAddress.safeParse(email).data ?? email);
    const list = this.parts.cursors.of(`users:email:${prefix}`, z.string());
    const [{ items: users, end }, total] = await Promise.all([
      this.parts.users.listByEmail(prefix, limit, list.decode(cursor, now)),
      this.parts.users.countByEmail(prefix),
    ]);
    return { users, total, nextCursor: end === null ? null : list.encode(end, now) };
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<User> {
    const user = await this.parts.users.find(id);
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
  async changeAccess(
    id: string,
    { role, isActive }: CamelNames<z.output<typeof changeUserBody>>,
  ): Promise<User> {
    return this.parts.users.update(id, (before) => {
      const now = this.parts.clock.now();
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
    await this.parts.users.update(id, (user) => ({
      user: withTokensEnded(user, this.parts.clock.now()),
      audit: [this.parts.audit.entry({ action: 'authn_session_revoked', target: { type: 'user', id } })],
    }));
  }

  private accessEntries(before: User, after: User): AuditEntry[] {
    const target = { type: 'user', id: after.id } as const;
    const entries: AuditEntry[] = [];
    if (before.role !== after.role) {
      const [was, is] = [{ role: before.role }, { role: after.role }];
      entries.push(this.parts.audit.entry({ action: 'authz_change', target, before: was, after: is }));
    }
    if (before.isActive !== after.isActive) {
      const action = after.isActive ? 'user_activated' : 'user_deactivated';
      const [was, is] = [{ is_active: before.isActive }, { is_active: after.isActive }];
      entries.push(this.parts.audit.entry({ action, target, before: was, after: is }));
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
