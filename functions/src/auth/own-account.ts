import type { User } from '../users/index.js';
import type { AccountTransaction } from './account-store.repository.js';
import type { Actor } from './actor.js';
import { hasEnded, type Session } from './sessions/session.js';
import { invalidToken } from './tokens/tokens.js';

/**
 * The actor's account and session as they are now. Whoever changes the own account asks again in the transaction: the
 * token was checked before, and a reset, a deactivation or a logout may have come between. 2 reads.
 *
 * @throws AppError unauthenticated when the account is gone or the session has ended
 */
export async function findOwnAccount(
  transaction: AccountTransaction,
  actor: Actor,
  now: Date,
): Promise<{ user: User; session: Session }> {
  const [user, session] = await Promise.all([
    transaction.findUser(actor.user.id),
    transaction.findSession(actor.sessionId),
  ]);
  if (!user || session?.userId !== user.id || hasEnded(session, user, now)) {
    throw invalidToken('The session has ended.');
  }
  return { user, session };
}
