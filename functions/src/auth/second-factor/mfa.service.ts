import { renderSVG } from 'uqr';
import type { AuditAction } from '../../audit/index.js';
import { AppError, validationFailed } from '../../errors/index.js';
import type { TemplateData } from '../../mail/index.js';
import type { Clock } from '../../platform/index.js';
import { hasMfa, userNotFound, withTokensEnded, type Mfa, type User } from '../../users/index.js';
import type { AccountStore, AccountTransaction } from '../account-store.repository.js';
import type { Actor } from '../actor.js';
import { findOwnAccount } from '../own-account.js';
import type { SecondFactor } from './second-factor.js';
import type { Grant, SessionTokens } from '../sessions/session-tokens.js';

/** The white border that readers of QR codes are promised (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE_MODULES = 4;

interface MfaParts {
  /** How the site is called now. */
  readonly currentSiteName: () => Promise<string>;
  readonly accounts: AccountStore;
  readonly secondFactor: SecondFactor;
  readonly sessionTokens: SessionTokens;
  readonly clock: Clock;
}

type MfaNotice = 'mfa-enabled' | 'mfa-disabled' | 'mfa-reset' | 'recovery-codes-renewed';

/** The owner's side of the second factor: enrol, confirm, disable, new recovery codes. */
export class MfaService {
  constructor(private readonly parts: MfaParts) {}

  /**
   * A new secret, which counts once a code of it was confirmed; one that waits is replaced. 2 reads, 1 write,
   * and what the settings cost (SETTINGS_COST).
   *
   * @returns what an authenticator app needs, one of the three: the secret in base32, its URI, or that as a QR code
   * @throws AppError failed-precondition when the second factor is on, or the address is not verified: who registered
   *   somebody else's address must not be able to lock its owner out
   */
  async enrol(actor: Actor) {
    const issuer = await this.parts.currentSiteName();
    const mfa = this.parts.secondFactor.enrol();
    await this.change(actor, (_transaction, user) => {
      if (hasMfa(user)) throw refused('Two-factor login is on already. Disable it first.');
      if (!user.emailVerifiedAt)
        throw refused('Verify your e-mail address first: POST /api/auth/verify-email/resend.');
      return { mfa };
    });
    const { secret, uri } = this.parts.secondFactor.describe(actor.user, mfa, issuer);
    return { secret, otpauthUri: uri, qrSvg: renderSVG(uri, { border: QUIET_ZONE_MODULES }) };
  }

  /**
   * Turns the second factor on with the app's first code, ends all sessions, which were begun without one, and starts a
   * new one in place of the actor's. 2 reads, 4 writes.
   *
   * @returns the recovery codes, which are shown only now, and the new session's tokens
   * @throws AppError validation-failed when the code is wrong; failed-precondition when nothing waits to be confirmed
   */
  async confirm(actor: Actor, code: string): Promise<{ recoveryCodes: string[]; grant: Grant }> {
    const { accounts, secondFactor, sessionTokens, clock } = this.parts;
    const { recoveryCodes, session, user } = await accounts.transact(actor.user.id, async (transaction) => {
      const now = clock.now();
      const { user: present, session: former } = await findOwnAccount(transaction, actor, now);
      if (!present.mfa || hasMfa(present)) {
        throw refused('There is nothing to confirm: POST /api/auth/mfa/totp/enrol first.');
      }
      const confirmed = secondFactor.confirm(present, present.mfa, code, now);
      if (!confirmed) throw validationFailed([{ pointer: '/code', detail: 'is not what the app shows now' }]);
      const secured = { ...withTokensEnded(present, now), mfa: confirmed.mfa, updatedAt: now };
      const started = sessionTokens.start(secured, former.transport, now);
      transaction.updateUser(secured);
      transaction.putSession(started);
      this.note(transaction, secured, 'authn_mfa_enabled', 'mfa-enabled');
      return { recoveryCodes: confirmed.recoveryCodes, session: started, user: secured };
    });
    return { recoveryCodes, grant: await sessionTokens.grant(session, user) };
  }

  /** Turns the second factor off. 2 reads, 3 writes. @throws AppError failed-precondition when it is off */
  async disable(actor: Actor): Promise<void> {
    await this.change(actor, (transaction, user) => {
      if (!hasMfa(user)) throw isOff();
      this.note(transaction, user, 'authn_mfa_disabled', 'mfa-disabled');
      return { mfa: null };
    });
  }

  /** New recovery codes; the old ones are void. 2 reads, 3 writes. @throws AppError failed-precondition when it is off */
  async renewRecoveryCodes(actor: Actor): Promise<string[]> {
    const { recoveryCodes } = await this.change(actor, (transaction, user) => {
      if (!hasMfa(user)) throw isOff();
      this.note(transaction, user, 'authn_recovery_codes_renewed', 'recovery-codes-renewed');
      return this.parts.secondFactor.renewCodes(user, user.mfa);
    });
    return recoveryCodes;
  }

  /**
   * Turns the second factor of another account off, for an owner who has lost device and codes, and ends its sessions.
   * 1 read, 3 writes.
   *
   * @throws AppError not-found; failed-precondition when it is off
   */
  async resetFor(userId: string): Promise<void> {
    const { accounts, clock } = this.parts;
    await accounts.transact(userId, async (transaction) => {
      const user = await transaction.findUser(userId);
      if (!user) throw userNotFound();
      if (!hasMfa(user)) throw refused('Two-factor login of this account is off.');
      const now = clock.now();
      this.note(transaction, user, 'authn_mfa_disabled', 'mfa-reset');
      transaction.updateUser({ ...withTokensEnded(user, now), mfa: null, updatedAt: now });
    });
  }

  /** Gives the actor's account, as it is now, the second factor that `apply` makes. 2 reads, 1 write. */
  private async change<T extends { readonly mfa: Mfa | null }>(
    actor: Actor,
    apply: (transaction: AccountTransaction, user: User) => T,
  ): Promise<T> {
    const { accounts, clock } = this.parts;
    return accounts.transact(actor.user.id, async (transaction) => {
      const now = clock.now();
      const { user } = await findOwnAccount(transaction, actor, now);
      const made = apply(transaction, user);
      transaction.updateUser({ ...user, mfa: made.mfa, updatedAt: now });
      return made;
    });
  }

  private note(transaction: AccountTransaction, user: User, action: AuditAction, template: MfaNotice): void {
    const data: TemplateData[MfaNotice] = {};
    transaction.addAudit({ action, target: { type: 'user', id: user.id } });
    transaction.addMail({ template, recipient: { address: user.email }, data });
  }
}

function isOff(): AppError {
  return refused('Two-factor login is off. Enrol first: POST /api/auth/mfa/totp/enrol.');
}

function refused(message: string): AppError {
  return new AppError({ code: 'failed-precondition', message });
}
