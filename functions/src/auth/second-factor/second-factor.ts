import { newId, type Mac } from '../../shared/index.js';
import { hasMfa, type Mfa, type User } from '../../users/index.js';
import type { AccountTransaction } from '../account-store.repository.js';
import { isLocked, type Failures } from '../passwords/lockout.js';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import type { Totp } from './totp.js';

/** What a login's second factor came to: `failures` before it, and `after` the account once a code is used up. */
export type SecondFactorVerdict =
  | { readonly kind: 'not-needed' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly failures: Failures | null }
  | {
      readonly kind: 'right';
      readonly after: User;
      readonly usedRecoveryCode: boolean;
      readonly hadFailures: boolean;
    };

const TOTP_CODE = /^\d{6}$/;

/** Rules of the second factor: codes of an authenticator app, and recovery codes for when it is lost. */
export class SecondFactor {
  constructor(
    private readonly totp: Totp,
    private readonly recoveryMac: Mac,
  ) {}

  /**
   * Judges the code that came with a right password. No write; 2 reads when the account has a second factor and a code
   * came, so that a code is used once and 5 wrong ones lock, however many come at once.
   */
  async judge(
    accounts: AccountTransaction,
    user: User,
    code: string | undefined,
    now: Date,
  ): Promise<SecondFactorVerdict> {
    if (!hasMfa(user)) return { kind: 'not-needed' };
    if (code === undefined) return { kind: 'missing' };
    const [failures, present] = await Promise.all([
      accounts.findFailures('mfa', user.id),
      accounts.findUser(user.id),
    ]);
    if (!present || !hasMfa(present)) return { kind: 'missing' };
    const next = isLocked(failures, now) ? null : this.useCode(present, present.mfa, code, now);
    if (!next) return { kind: 'wrong', failures };
    return {
      kind: 'right',
      after: { ...present, mfa: next },
      usedRecoveryCode: next.recoveryHashes.length < present.mfa.recoveryHashes.length,
      hadFailures: failures !== null,
    };
  }

  /** A second factor that waits for its first code. */
  enrol(): Mfa {
    return { secretId: newId(32), confirmedAt: null, lastStep: 0, recoveryHashes: [] };
  }

  /** What the authenticator app is told. @param issuer how the site is called */
  describe({ email }: User, { secretId }: Mfa, issuer: string): { secret: string; uri: string } {
    return { secret: this.totp.secret(secretId), uri: this.totp.uri(secretId, { issuer, label: email }) };
  }

  /** The second factor in force, if `code` is its first right one; with its recovery codes, shown this once. */
  confirm(user: User, mfa: Mfa, code: string, now: Date): { mfa: Mfa; recoveryCodes: string[] } | null {
    const lastStep = this.totp.step(mfa.secretId, code, mfa.lastStep, now);
    return lastStep === null ? null : this.renewCodes(user, { ...mfa, confirmedAt: now, lastStep });
  }

  /** The second factor with new recovery codes; the old ones are void. */
  renewCodes(user: User, mfa: Mfa): { mfa: Mfa; recoveryCodes: string[] } {
    const recoveryCodes = newRecoveryCodes();
    const recoveryHashes = recoveryCodes.map((code) => hashRecoveryCode(code, user.id, this.recoveryMac));
    return { mfa: { ...mfa, recoveryHashes }, recoveryCodes };
  }

  private useCode(user: User, mfa: Mfa, code: string, now: Date): Mfa | null {
    const typed = code.replaceAll(/\s/g, '');
    if (TOTP_CODE.test(typed)) {
      const lastStep = this.totp.step(mfa.secretId, typed, mfa.lastStep, now);
      return lastStep === null ? null : { ...mfa, lastStep };
    }
    // Looked up by a keyed hash of 80 random bits: comparing in constant time would hide nothing.
    const hash = hashRecoveryCode(code, user.id, this.recoveryMac);
    if (!mfa.recoveryHashes.includes(hash)) return null;
    return { ...mfa, recoveryHashes: mfa.recoveryHashes.filter((other) => other !== hash) };
  }
}
