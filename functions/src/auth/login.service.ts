import type { z } from 'zod';
import type { CamelNames } from '../documents/index.js';
import { errorFields, type Clock, type Logger } from '../platform/index.js';
import { emailKey, type User, type UsersRepository } from '../users/index.js';
import type { AccountStore, AccountTransaction } from './account-store.repository.js';
import type { Actor } from './actor.js';
import type { loginBody } from './auth.schema.js';
import { refusedLogin, refusedReauthentication } from './guess-refusals.js';
import { afterFailure, isLocked, type Failures, type GuessKind } from './passwords/lockout.js';
import type { Passwords, RightPassword } from './passwords/passwords.js';
import type { SecondFactor, SecondFactorVerdict } from './second-factor/second-factor.js';
import { findOwnAccount } from './own-account.js';
import type { AccessGrant, Grant, SessionTokens } from './sessions/session-tokens.js';

/** What is given to log in. */
export type Credentials = CamelNames<z.output<typeof loginBody>>;

interface LoginParts {
  readonly users: UsersRepository;
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  readonly secondFactor: SecondFactor;
  readonly sessionTokens: SessionTokens;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Outcome<T> =
  | { readonly kind: 'passed'; readonly value: T; readonly user: User }
  | { readonly kind: 'wrong-password' | 'wrong-code'; readonly isNewlyLocked: boolean }
  | { readonly kind: 'code-missing' };

/** What a guess is counted under, and whose it is in the audit log. */
interface Guess {
  readonly kind: GuessKind;
  readonly subject: string;
  readonly target: { readonly type: 'user' | 'address'; readonly id: string };
}

/** Who gives a password: login, and the same again within a session. */
export class LoginService {
  constructor(private readonly parts: LoginParts) {}

  /**
   * Starts a session. 2 reads; writes: session, audit entry, and the count of failures when there is one. With a second
   * factor 2 reads and 1 to 4 writes more; 1 of each more when the hash is upgraded.
   *
   * Whatever the address is, the work is the same, and a guess's outcome is known only after it was
   * counted: 5 guesses are 5, also when 50 come at once.
   *
   * @throws AppError unauthenticated, the same for an unknown address, a wrong password, a locked and an inactive
   *   account; second-factor-required; unavailable when too many log in at once
   */
  async login({ email, password, mfaCode, transport }: Credentials): Promise<Grant> {
    const { users, passwords, accounts, sessionTokens, clock, logger } = this.parts;
    const startedAt = clock.now();
    const user = await users.findByEmail(email);
    if (user && !passwords.isUsable(user.passwordHash)) {
      logger.log('warn', 'a stored password hash is unusable: its owner has to reset the password', {
        user_id: user.id,
      });
    }
    const right = await passwords.judge(password, user?.passwordHash ?? null);
    const guess: Guess = {
      kind: 'login',
      subject: emailKey(email),
      target: user ? { type: 'user', id: user.id } : { type: 'address', id: emailKey(email) },
    };
    const outcome = await accounts.transact(guess.subject, (transaction) =>
      this.judge(transaction, guess, right && user?.isActive ? user : null, mfaCode, (present) => {
        const session = sessionTokens.start(present, transport, startedAt);
        const { target } = guess;
        transaction.addAudit({ action: 'authn_login_success', target, actorId: present.id });
        transaction.putSession(session);
        return session;
      }),
    );
    this.log('login', outcome, guess);
    if (outcome.kind !== 'passed') throw refusedLogin(outcome.kind);
    await this.upgradeHash(outcome.user, password, right);
    return sessionTokens.grant(outcome.value, outcome.user);
  }

  /**
   * Makes the session fresh again: an access token that says that the password was just given. The refresh token stays.
   * 3 reads, 2 writes, 3 after wrong answers; with a second factor 2 reads and 1 to 4 writes more.
   *
   * @throws AppError permission-denied when the password or the code is wrong, or after too many wrong ones;
   *   second-factor-required; unauthenticated when the session has ended
   */
  async reauthenticate(actor: Actor, password: string, mfaCode: string | undefined): Promise<AccessGrant> {
    const { passwords, accounts, sessionTokens, clock } = this.parts;
    const startedAt = clock.now();
    const isRight = await passwords.verify(password, actor.user.passwordHash);
    const guess = reauthenticationOf(actor.user);
    const outcome = await accounts.transact(guess.subject, async (transaction) => {
      const { session } = await findOwnAccount(transaction, actor, clock.now());
      const renewed = await sessionTokens.renew(session, actor.user, startedAt);
      return this.judge(transaction, guess, isRight ? actor.user : null, mfaCode, () => {
        const { target } = guess;
        transaction.addAudit({ action: 'authn_reauthenticate_success', target, actorId: actor.user.id });
        transaction.putSession(renewed.session);
        return renewed.grant;
      });
    });
    this.log('reauthenticate', outcome, guess);
    if (outcome.kind !== 'passed') throw refusedReauthentication(outcome.kind);
    return outcome.value;
  }

  /**
   * Judges the present password of an account that changes it, counted like reauthenticate. Within a transaction of the
   * caller, whose reads must be done; `pass` does the writes. 1 read; writes as for a login. A second factor was asked for
   * when the login was made fresh.
   */
  async judgePresentPassword<T>(
    transaction: AccountTransaction,
    user: User,
    isRight: boolean,
    pass: () => T,
  ): Promise<Outcome<T>> {
    const guess = reauthenticationOf(user);
    const failures = await transaction.findFailures(guess.kind, guess.subject);
    const now = this.parts.clock.now();
    if (!isRight || isLocked(failures, now)) return this.countFailure(transaction, guess, failures, now);
    if (failures) transaction.clearFailures(guess.kind, guess.subject);
    return { kind: 'passed', value: pass(), user };
  }

  /** Logs how a change of the password was judged. */
  logPasswordChange(user: User, outcome: Outcome<unknown>): void {
    this.log('password_change', outcome, reauthenticationOf(user));
  }

  /** Reads, then writes: the failures, and what `pass` adds when password and code are right. */
  private async judge<T>(
    transaction: AccountTransaction,
    guess: Guess,
    user: User | null,
    mfaCode: string | undefined,
    pass: (user: User) => T,
  ): Promise<Outcome<T>> {
    const { clock, secondFactor } = this.parts;
    const failures = await transaction.findFailures(guess.kind, guess.subject);
    const now = clock.now();
    if (!user || isLocked(failures, now)) return this.countFailure(transaction, guess, failures, now);
    const verdict = await secondFactor.judge(transaction, user, mfaCode, now);
    if (verdict.kind === 'missing') {
      transaction.addAudit({ action: 'authn_login_code_missing', target: guess.target, actorId: null });
      return { kind: 'code-missing' };
    }
    if (verdict.kind === 'wrong') {
      return this.countFailure(transaction, guess, verdict.failures, now, { kind: 'mfa', subject: user.id });
    }
    if (verdict.kind === 'right') this.useUpCode(transaction, verdict);
    if (failures) transaction.clearFailures(guess.kind, guess.subject);
    // As the account was when its password was checked: what ended its tokens since ends what begins here.
    return { kind: 'passed', value: pass(user), user };
  }

  /** @param counter what it is counted under: the guess's own, or the account's second factor */
  private countFailure(
    transaction: AccountTransaction,
    guess: Guess,
    before: Failures | null,
    now: Date,
    counter: Pick<Guess, 'kind' | 'subject'> = guess,
  ): Outcome<never> {
    const after = afterFailure(before, now);
    transaction.putFailures(counter.kind, counter.subject, after);
    // Nobody knows whether it is the owner.
    const by = { target: guess.target, actorId: null };
    const action = guess.kind === 'login' ? 'authn_login_fail' : 'authn_reauthenticate_fail';
    transaction.addAudit({ ...by, action });
    const isNewlyLocked = isLocked(after, now) && !isLocked(before, now);
    if (isNewlyLocked) transaction.addAudit({ ...by, action: 'authn_login_lock' });
    return { kind: counter.kind === 'mfa' ? 'wrong-code' : 'wrong-password', isNewlyLocked };
  }

  private useUpCode(
    transaction: AccountTransaction,
    { after, usedRecoveryCode, hadFailures }: SecondFactorVerdict & { kind: 'right' },
  ): void {
    transaction.updateUser(after);
    if (hadFailures) transaction.clearFailures('mfa', after.id);
    if (usedRecoveryCode) {
      const codesLeft = after.mfa?.recoveryHashes.length ?? 0;
      transaction.addAudit({
        action: 'authn_recovery_code_used',
        target: { type: 'user', id: after.id },
        actorId: after.id,
        after: { codes_left: codesLeft },
      });
      transaction.addMail({
        template: 'recovery-code-used',
        recipient: { address: after.email },
        data: { codesLeft },
      });
    }
  }

  private log(
    what: 'login' | 'reauthenticate' | 'password_change',
    outcome: Outcome<unknown>,
    { target }: Guess,
  ): void {
    const fields = { [`${target.type}_id`]: target.id };
    if ('isNewlyLocked' in outcome && outcome.isNewlyLocked) {
      this.parts.logger.log('warn', 'authn_login_lock', fields);
    }
    const event = outcome.kind === 'passed' ? `authn_${what}_success` : `authn_${what}_fail`;
    this.parts.logger.log('info', event, { ...fields, outcome: outcome.kind });
  }

  /** A better hash is no reason to refuse a login: what goes wrong is only logged. */
  private async upgradeHash(user: User, password: string, right: RightPassword | null): Promise<void> {
    const { users, passwords, logger } = this.parts;
    if (right === 'normal' && !passwords.needsRehash(user.passwordHash)) return;
    try {
      await users.upgradePasswordHash(user.id, user.passwordHash, await passwords.hash(password));
    } catch (error) {
      logger.log('warn', 'password hash not upgraded', { user_id: user.id, ...errorFields(error) });
    }
  }
}

function reauthenticationOf(user: User): Guess {
  return { kind: 'reauthenticate', subject: user.id, target: { type: 'user', id: user.id } };
}
