import type { z } from 'zod';
import type { AccountStore, AccountTransaction, Actor, Passwords } from '../auth/index.js';
import type { CamelNames } from '../documents/index.js';
import { AppError, validationFailed } from '../errors/index.js';
import type { Made, NewKey } from '../idempotency/index.js';
import { isAlreadyExists, type Clock, type Logger } from '../platform/index.js';
import type { Role } from '../shared/index.js';
import {
  emailKey,
  fullName,
  newUser,
  type NewUser,
  type User,
  type UsersRepository,
} from '../users/index.js';
import type { registerBody } from './accounts.schema.js';
import type { MailedLinks } from './mailed-links.js';
import { passwordWords, requireGoodPassword } from './password-policy.js';

/** Who may make an account. */
export type RegistrationPolicy = 'open' | 'invite' | 'closed';

/** What somebody gives to get an account; the address may be absent with an invitation: its own is taken. */
export type Registration = CamelNames<z.output<typeof registerBody>>;

interface RegistrationParts {
  readonly policy: RegistrationPolicy;
  /** How the site is called. */
  readonly siteName: () => string;
  readonly users: UsersRepository;
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly links: MailedLinks;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How accounts come to be: registration, invitation, and the proof that the address is the owner's. */
export class RegistrationService {
  constructor(private readonly parts: RegistrationParts) {}

  /**
   * Makes an account and mails a link that verifies its address. For an address that has one already the answer and the
   * steps are the same, but its owner is told by mail, and the id is nobody's. 2 reads, 6 writes; with an invitation
   * 4 reads, 4 writes. With a key 1 write more, alike for every address.
   *
   * @throws AppError permission-denied by the registration policy; validation-failed when the password is too easy;
   *   invalid-argument when the invitation is not good; already-exists when the invited address has an account by now
   */
  async register(input: Registration, key: NewKey | null = null) {
    requireAllowed(this.parts.policy, input.inviteToken !== undefined);
    if (input.inviteToken !== undefined) return this.accept(input, input.inviteToken, key);
    if (input.email === undefined) throw validationFailed([{ pointer: '/email', detail: 'is missing' }]);
    const { email } = input;
    const user = await this.build(input, { email, role: 'user', emailVerified: false });
    const isNew = await this.parts.accounts.transact(emailKey(email), (transaction) =>
      this.createOrTell(transaction, user, key),
    );
    if (isNew) this.parts.logger.log('info', 'user_created', { user_id: user.id });
    return { userId: user.id, email };
  }

  /** What the same request was answered before: all of it from its key and itself, so that it tells nothing of the address. */
  recall({ email = '' }: Registration, { id, details }: Made) {
    return { userId: id, email: details?.['email'] ?? email };
  }

  /**
   * Counts the address as its owner's. 2 reads, 3 writes; none the second time.
   *
   * @returns false when this link did that before
   * @throws AppError invalid-argument when the link is void
   */
  async verifyEmail(token: string): Promise<boolean> {
    const { accounts, links, clock } = this.parts;
    return accounts.transact(token, async (transaction) => {
      const { token: found, user } = await links.findWithUser(transaction, token, 'verify-email');
      if (found.usedAt !== null) return false;
      const now = clock.now();
      transaction.updateUser({ ...user, emailVerifiedAt: user.emailVerifiedAt ?? now, updatedAt: now });
      transaction.useMailedToken(found, now);
      transaction.addAudit({
        action: 'user_email_verified',
        target: { type: 'user', id: user.id },
        actorId: user.id,
        after: { email: user.email },
      });
      return true;
    });
  }

  /** Mails another link to verify the address, at most one a minute. 1 read, 3 writes. @throws AppError failed-precondition */
  async resendVerification({ user }: Actor): Promise<void> {
    const { accounts, links } = this.parts;
    if (user.emailVerifiedAt) {
      throw new AppError({
        code: 'failed-precondition',
        message: 'Your e-mail address is verified already.',
      });
    }
    const { id: userId, email } = user;
    await accounts.transact(userId, async (transaction) => {
      const draft = links.draftLink({ template: 'verify-email', userId, email, data: {} });
      const isDue = await links.areDue(transaction, draft);
      if (isDue) links.add(transaction, draft);
      else links.pretend(transaction, draft, isDue);
    });
  }

  /**
   * Mails an invitation to make an account with the given role; it replaces an earlier one. 3 reads, 4 writes; 1 of each
   * more for an earlier one, 1 write more with a key.
   *
   * @throws AppError already-exists when the address has an account; failed-precondition when registration is closed;
   *   resource-exhausted when the address was invited a moment ago
   */
  async invite({ user: inviter }: Actor, email: string, role: Role, key: NewKey | null = null) {
    const { policy, users, accounts, links, logger } = this.parts;
    if (policy === 'closed') {
      throw new AppError({
        code: 'failed-precondition',
        message: 'Registration is closed. Set the param REGISTRATION to "invite" or "open" to invite people.',
      });
    }
    if (await users.findByEmail(email)) throw addressTaken();
    const data = { role, inviter: fullName(inviter) || inviter.email };
    const bound = { userId: null, email, role, invitedBy: inviter.id };
    const invitation = await accounts.transact(emailKey(email), async (transaction) => {
      const draft = links.draftLink({ template: 'invitation', ...bound, data });
      if (!(await links.areDue(transaction, draft))) throw justInvited();
      const earlier = await transaction.findInvitations(email);
      for (const { id } of earlier) transaction.deleteMailedToken(id);
      links.add(transaction, draft);
      const target = { type: 'address', id: emailKey(email) } as const;
      transaction.addAudit({ action: 'user_invited', target, after: { email, role } });
      const { id, expiresAt } = draft.token;
      transaction.addKey(key, { id, details: { expires_at: expiresAt.toISOString() } });
      return { expiresAt };
    });
    logger.log('info', 'user_invited', { role });
    return invitation;
  }

  /** What the same request was answered before, as long as its invitation waits. 1 read. @throws AppError not-found */
  async recallInvitation({ id, details }: Made) {
    const found = await this.parts.accounts.transact(id, (transaction) => transaction.findMailedToken(id));
    if (!found) {
      throw new AppError({
        code: 'not-found',
        message: 'This invitation was accepted, taken back or replaced since. Use a new key for another one.',
      });
    }
    return { expiresAt: new Date(details?.['expires_at'] ?? found.expiresAt) };
  }

  /** Takes an invitation back. 1 read, 2 writes. @throws AppError not-found when the address has none */
  async cancelInvitation(email: string): Promise<void> {
    await this.parts.accounts.transact(emailKey(email), async (transaction) => {
      const invitations = await transaction.findInvitations(email);
      if (invitations.length === 0) {
        throw new AppError({ code: 'not-found', message: 'This address has no invitation that waits.' });
      }
      for (const { id } of invitations) transaction.deleteMailedToken(id);
      const target = { type: 'address', id: emailKey(email) } as const;
      transaction.addAudit({ action: 'user_invitation_cancelled', target, before: { email } });
    });
  }

  /** 2 reads, 6 writes and a mail, whatever comes of it. @returns false when the address has an account */
  private async createOrTell(
    transaction: AccountTransaction,
    user: User,
    key: NewKey | null,
  ): Promise<boolean> {
    const { links } = this.parts;
    const { id: userId, email } = user;
    const taken = await transaction.findTakenAddress(email);
    const recipient = { address: taken ?? email };
    const notice = links.draftNotice({ template: 'already-registered', recipient, data: {} });
    const isDue = await links.areDue(transaction, notice);
    transaction.addKey(key, { id: userId });
    if (taken === null) {
      transaction.createUser(user);
      links.add(transaction, links.draftLink({ template: 'verify-email', userId, email, data: {} }));
      return true;
    }
    const target = { type: 'address', id: emailKey(email) } as const;
    transaction.addAudit({ action: 'user_registration_repeated', target });
    if (isDue) links.add(transaction, notice);
    else links.pretend(transaction, notice, isDue);
    // In place of the account, its address and the link's token.
    links.addDecoys(transaction, 3);
    return false;
  }

  private async accept(input: Registration, inviteToken: string, key: NewKey | null) {
    const { accounts, links, logger } = this.parts;
    const { email, role } = await accounts.transact(inviteToken, (transaction) =>
      links.findInvitation(transaction, inviteToken),
    );
    if (input.email !== undefined && emailKey(input.email) !== emailKey(email)) {
      throw validationFailed([{ pointer: '/email', detail: 'is not the invited address; leave it out' }]);
    }
    const user = await this.build(input, { email, role: role ?? 'user', emailVerified: true });
    try {
      await accounts.transact(inviteToken, async (transaction) => {
        const invitation = await links.findInvitation(transaction, inviteToken);
        transaction.createUser(user);
        transaction.deleteMailedToken(invitation.id);
        transaction.addKey(key, { id: user.id, details: { email } });
      });
    } catch (error) {
      throw isAlreadyExists(error) ? addressTaken() : error;
    }
    logger.log('info', 'user_created', { user_id: user.id });
    return { userId: user.id, email };
  }

  private async build(
    input: Registration,
    given: Pick<NewUser, 'email' | 'role' | 'emailVerified'>,
  ): Promise<User> {
    const { siteName, passwords, clock } = this.parts;
    const words = passwordWords({ ...input, ...given }, siteName());
    await requireGoodPassword(input.password, '/password', words);
    const passwordHash = await passwords.hash(input.password);
    return newUser({ ...input, ...given, passwordHash }, clock.now());
  }
}

function requireAllowed(policy: RegistrationPolicy, isInvited: boolean): void {
  if (policy === 'open' || (policy === 'invite' && isInvited)) return;
  throw new AppError({
    code: 'permission-denied',
    message:
      policy === 'closed'
        ? 'This site does not take registrations.'
        : 'This site is by invitation: ask its owner for one.',
  });
}

function addressTaken(): AppError {
  return new AppError({ code: 'already-exists', message: 'This e-mail address has an account.' });
}

function justInvited(): AppError {
  return new AppError({
    code: 'resource-exhausted',
    message: 'This address was invited a moment ago. Try again in a minute.',
    headers: { 'Retry-After': '60' },
  });
}
