import { findOwnAccount, type AccountStore, type Actor } from '../auth/index.js';
import { AppError, validationFailed } from '../errors/index.js';
import { newJob } from '../jobs/index.js';
import { isAlreadyExists, type Clock, type Logger } from '../platform/index.js';
import { isStaff } from '../shared/index.js';
import { emailKey, fullName, type User, type UsersRepository } from '../users/index.js';
import type { Draft, MailedLinks } from './mailed-links.js';

/** The kind of job that carries a name into posts. */
const CARRIER = 'rename-author';

interface ProfileParts {
  readonly users: UsersRepository;
  readonly accounts: AccountStore;
  readonly links: MailedLinks;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What the owner may change about the account: the names at will, the address with proof of the new one. */
export class ProfileService {
  constructor(private readonly parts: ProfileParts) {}

  /**
   * Changes names; what is absent stays. Where a member of staff has another whole name then, it stores with it the job that
   * carries it into what they have written. 2 reads, 2 writes; of staff 1 read more, and 2 writes with the job.
   *
   * @throws AppError unauthenticated when the session has ended
   */
  async rename(
    actor: Actor,
    names: { readonly firstName?: string | undefined; readonly lastName?: string | undefined },
  ): Promise<User> {
    const { accounts, clock } = this.parts;
    return accounts.transact(actor.user.id, async (transaction) => {
      const now = clock.now();
      const { user } = await findOwnAccount(transaction, actor, now);
      const { firstName = user.firstName, lastName = user.lastName } = names;
      if (firstName === user.firstName && lastName === user.lastName) return user;
      const renamed = { ...user, firstName, lastName, updatedAt: now };
      const isJobDue = isShownAnew(user, renamed) && !(await transaction.hasUntouchedJob(CARRIER, user.id));
      transaction.updateUser(renamed);
      if (isJobDue) {
        const creator = { id: user.id, name: fullName(renamed) };
        transaction.addJob(newJob({ kind: CARRIER, input: { user_id: user.id } }, creator, now));
      }
      transaction.addAudit({
        action: 'user_updated',
        target: { type: 'user', id: user.id },
        before: { first_name: user.firstName, last_name: user.lastName },
        after: { first_name: firstName, last_name: lastName },
      });
      return renamed;
    });
  }

  /**
   * Mails a link to the new address and a notice to the present one, at most once a minute; the address changes when the
   * link is used. For an address of another account the answer and the steps are the same, and its owner is told.
   * 5 reads, 6 writes.
   *
   * @throws AppError validation-failed when it is the account's address already; unauthenticated when the session has
   *   ended
   */
  async requestEmailChange(actor: Actor, newEmail: string): Promise<void> {
    if (emailKey(newEmail) === emailKey(actor.user.email)) {
      throw validationFailed([{ pointer: '/new_email', detail: 'is your address already' }]);
    }
    const { users, accounts, links, clock } = this.parts;
    const owner = await users.findByEmail(newEmail);
    await accounts.transact(actor.user.id, async (transaction) => {
      const { user } = await findOwnAccount(transaction, actor, clock.now());
      const drafts = [this.noticeOfRequest(user, newEmail), this.mailToNew(user, newEmail, owner)];
      const isDue = await links.areDue(transaction, ...drafts);
      transaction.addAudit({
        action: 'user_email_change_request',
        target: { type: 'user', id: user.id },
        before: { email: user.email },
        after: { email: newEmail },
      });
      for (const draft of drafts) {
        if (isDue) links.add(transaction, draft);
        else links.pretend(transaction, draft, isDue);
      }
      // In place of the link's token.
      if (owner) links.addDecoys(transaction, 1);
    });
  }

  /**
   * Gives the account its new address, and tells the old one. 2 reads, 6 writes; none the second time.
   *
   * @returns false when this link did that before
   * @throws AppError invalid-argument when the link is void; already-exists when another account has the address by now
   */
  async confirmEmailChange(token: string): Promise<boolean> {
    const { accounts, links, clock, logger } = this.parts;
    const work = accounts.transact(token, async (transaction) => {
      const { token: found, user } = await links.findWithUser(transaction, token, 'change-email');
      if (found.usedAt !== null) return null;
      const now = clock.now();
      transaction.reserveEmail(found.email, user.id);
      transaction.releaseEmail(user.email);
      transaction.updateUser({ ...user, email: found.email, emailVerifiedAt: now, updatedAt: now });
      transaction.useMailedToken(found, now);
      transaction.addAudit({
        action: 'user_email_changed',
        target: { type: 'user', id: user.id },
        actorId: user.id,
        before: { email: user.email },
        after: { email: found.email },
      });
      transaction.addMail({
        template: 'email-changed',
        recipient: { address: user.email },
        data: { newEmail: found.email },
      });
      return user.id;
    });
    const userId = await work.catch((error: unknown) => {
      if (!isAlreadyExists(error)) throw error;
      throw new AppError({ code: 'already-exists', message: 'Another account has this address by now.' });
    });
    if (userId === null) return false;
    logger.log('info', 'user_email_changed', { user_id: userId });
    return true;
  }

  private noticeOfRequest({ email }: User, newEmail: string): Draft {
    return this.parts.links.draftNotice(
      { template: 'change-email-requested', recipient: { address: email }, data: { newEmail } },
      emailKey(newEmail),
    );
  }

  private mailToNew(user: User, newEmail: string, owner: User | null): Draft {
    const { links } = this.parts;
    if (owner) {
      const recipient = { address: owner.email };
      return links.draftNotice({ template: 'email-in-use', recipient, data: {} }, user.id);
    }
    const { id: userId, email: replaces, tokensValidAfter } = user;
    const bound = { userId, email: newEmail, replaces, tokensValidAfter };
    return links.draftLink({ template: 'change-email', ...bound, data: {} });
  }
}

/** Whether posts by the account have to be given its new name: they have none but those of staff, and no empty one. */
function isShownAnew(before: User, after: User): boolean {
  return isStaff(after.role) && !['', fullName(before)].includes(fullName(after));
}
