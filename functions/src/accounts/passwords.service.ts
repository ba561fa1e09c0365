import {
  findOwnAccount,
  type AccountStore,
  type AccountTransaction,
  type Actor,
  type Grant,
  type LoginService,
  type Passwords,
  type SessionTokens,
} from '../auth/index.js';
import { AppError, validationFailed } from '../errors/index.js';
import type { Clock, Logger } from '../platform/index.js';
import { normalPassword } from '../shared/index.js';
import { emailKey, withTokensEnded, type User, type UsersRepository } from '../users/index.js';
import type { MailedLinks } from './mailed-links.js';
import { passwordWords, requireGoodPassword } from './password-policy.js';

interface PasswordsParts {
  /** How the site is called. */
  readonly siteName: () => string;
  readonly users: UsersRepository;
  readonly accounts: AccountStore;
  readonly login: LoginService;
  readonly passwords: Passwords;
  readonly sessionTokens: SessionTokens;
  readonly links: MailedLinks;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** New passwords: changed by who knows the old one, or reset by who reads the account's mail. */
export class PasswordsService {
  constructor(private readonly parts: PasswordsParts) {}

  /**
   * Changes the actor's password, ends all sessions and starts a new one in place of the actor's. 3 reads, 4 writes;
   * 1 write more after wrong answers.
   *
   * @throws AppError permission-denied when the current password is wrong, or after too many wrong ones;
   *   validation-failed when the new one is too easy; aborted when it was changed meanwhile
   */
  async change(actor: Actor, current: string, next: string): Promise<Grant> {
    const { accounts, passwords, login, sessionTokens, siteName, clock } = this.parts;
    const { user } = actor;
    await requireGoodPassword(next, '/new_password', passwordWords(user, siteName()));
    if (normalPassword(next) === normalPassword(current))
      throw validationFailed([{ pointer: '/new_password', detail: 'is the present one' }]);
    const isRight = await passwords.verify(current, user.passwordHash);
    // Made in any case: the time must not tell whether the present one was right while guesses are locked.
    const passwordHash = await passwords.hash(next);
    const outcome = await accounts.transact(user.id, async (transaction) => {
      const now = clock.now();
      const { user: present, session } = await findOwnAccount(transaction, actor, now);
      if (present.passwordHash !== user.passwordHash) {
        throw new AppError({ code: 'aborted', message: 'The password was changed by another request.' });
      }
      return login.judgePresentPassword(transaction, present, isRight, () => {
        const changed = withNewPassword(present, passwordHash, now);
        const fresh = sessionTokens.start(changed, session.transport, now);
        transaction.updateUser(changed);
        transaction.putSession(fresh);
        this.note(transaction, changed, 'authn_password_change');
        return { fresh, changed };
      });
    });
    login.logPasswordChange(user, outcome);
    if (outcome.kind !== 'passed') {
      throw new AppError({ code: 'permission-denied', message: 'The current password is wrong.' });
    }
    return sessionTokens.grant(outcome.value.fresh, outcome.value.changed);
  }

  /**
   * Mails a link to set a new password, at most one a minute. For an address without an active account nothing, by the
   * same steps (MailedLinks.pretend). 2 reads, 4 writes.
   */
  async forgot(email: string): Promise<void> {
    const { users, accounts, links, logger } = this.parts;
    const user = await users.findByEmail(email);
    const target = user
      ? ({ type: 'user', id: user.id } as const)
      : ({ type: 'address', id: emailKey(email) } as const);
    await accounts.transact(emailKey(email), async (transaction) => {
      const draft = links.draftLink({
        template: 'reset-password',
        userId: user?.id ?? null,
        email: user?.email ?? email,
        data: {},
      });
      const isDue = await links.areDue(transaction, draft);
      transaction.addAudit({ action: 'authn_password_reset_request', target, actorId: null });
      if (isDue && user?.isActive) links.add(transaction, draft);
      else links.pretend(transaction, draft, isDue);
    });
    logger.log('info', 'authn_password_reset_request', { [`${target.type}_id`]: target.id });
  }

  /**
   * Sets a new password, with a link that was mailed. Ends all sessions and starts none; a second factor stays. Ends a
   * lock as well: guessing is over once the password is new. 4 reads, 6 writes.
   *
   * @throws AppError invalid-argument when the link is void; validation-failed when the password is too easy
   */
  async reset(token: string, next: string): Promise<void> {
    const { accounts, links, passwords, siteName, clock, logger } = this.parts;
    // Looked up first: hashing is for those who have a link.
    const { user } = await accounts.transact(token, (transaction) =>
      links.findWithUser(transaction, token, 'reset-password'),
    );
    await requireGoodPassword(next, '/new_password', passwordWords(user, siteName()));
    const passwordHash = await passwords.hash(next);
    await accounts.transact(token, async (transaction) => {
      const { token: found, user: present } = await links.findWithUser(transaction, token, 'reset-password');
      const now = clock.now();
      transaction.updateUser({
        ...withNewPassword(present, passwordHash, now),
        // The link came by mail: whoever has it reads that address.
        emailVerifiedAt: present.emailVerifiedAt ?? now,
      });
      transaction.deleteMailedToken(found.id);
      transaction.clearFailures('login', emailKey(present.email));
      transaction.clearFailures('reauthenticate', present.id);
      this.note(transaction, present, 'authn_password_reset');
    });
    logger.log('info', 'authn_password_reset', { user_id: user.id });
  }

  private note(
    transaction: AccountTransaction,
    { id, email }: User,
    action: 'authn_password_change' | 'authn_password_reset',
  ): void {
    transaction.addAudit({ action, target: { type: 'user', id }, actorId: id });
    transaction.addMail({ template: 'password-changed', recipient: { address: email }, data: {} });
  }
}

function withNewPassword(user: User, passwordHash: string, now: Date): User {
  return { ...withTokensEnded(user, now), passwordHash, passwordChangedAt: now, updatedAt: now };
}
