import { timingSafeEqual } from 'node:crypto';
import type { Mac } from '../../shared/index.js';
import { normalizeEmail } from '../../users/index.js';

/** The path that unsubscribes. */
export const UNSUBSCRIBE_PATH = '/api/unsubscribe';

/**
 * Links by which readers of a mail say that they want no more such mails. They are good for ever, as the mail is: who has one can
 * only stop mails to the address that is in it.
 */
export class UnsubscribeLinks {
  constructor(
    private readonly mac: Mac,
    private readonly siteUrl: string,
  ) {}

  /** The header fields of a mail that can be unsubscribed from. @see RFC 2369 §3.2, RFC 8058 */
  headersFor(address: string): Readonly<Record<string, string>> {
    const url = `${this.siteUrl}${UNSUBSCRIBE_PATH}?token=${this.tokenOf(address)}`;
    return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  }

  /** The address of a token; null where it is not one of the site's. */
  addressOf(token: string): string | null {
    const [encoded = '', signature = '', ...rest] = token.split('.');
    const address = Buffer.from(encoded, 'base64url').toString();
    const [expected, actual] = [Buffer.from(this.macOf(address)), Buffer.from(signature)];
    const isOurs =
      rest.length === 0 && expected.length === actual.length && timingSafeEqual(expected, actual);
    return isOurs ? address : null;
  }

  private tokenOf(address: string): string {
    return `${Buffer.from(address).toString('base64url')}.${this.macOf(address)}`;
  }

  private macOf(address: string): string {
    return this.mac(normalizeEmail(address));
  }
}
