import { Secret, TOTP } from 'otpauth';
import type { Mac } from '../../shared/index.js';

/** RFC 6238 with what every authenticator app assumes: SHA-1, 6 digits, 30 s. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;

/** Codes of this many steps before and after the present one are taken too: slow typing, clocks that differ. */
const WINDOW_STEPS = 1;

/** 160 bits, as RFC 4226 §4 recommends. */
const SECRET_BYTES = 20;

/** Time-based one-time passwords. The secret is derived from its id and the app secret: the database does not hold it. */
export class Totp {
  constructor(private readonly mac: Mac) {}

  /** The secret in base32, for typing. */
  secret(secretId: string): string {
    return this.totp(secretId).secret.base32;
  }

  /** The `otpauth://` URI that authenticator apps read from a QR code. What they show: the site's name and the address. */
  uri(secretId: string, shown: { readonly issuer: string; readonly label: string }): string {
    return this.totp(secretId, shown).toString();
  }

  /**
   * The time step whose code this is, or null when it is none of those near `now`, or not after `lastStep`: each step's
   * code is good once (RFC 6238 §5.2).
   */
  step(secretId: string, code: string, lastStep: number, now: Date): number | null {
    const delta = this.totp(secretId).validate({
      token: code,
      timestamp: now.getTime(),
      window: WINDOW_STEPS,
    });
    if (delta === null) return null;
    const step = Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
    return step > lastStep ? step : null;
  }

  private totp(secretId: string, shown: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
    const bytes = Buffer.from(this.mac(secretId), 'base64url').subarray(0, SECRET_BYTES);
    return new TOTP({
      ...shown,
      algorithm: 'SHA1',
      digits: DIGITS,
      period: PERIOD_SECONDS,
      secret: new Secret({ buffer: new Uint8Array(bytes).buffer }),
    });
  }
}
