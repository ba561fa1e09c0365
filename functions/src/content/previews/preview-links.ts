import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../errors/index.js';
import type { Mac } from '../../shared/index.js';
import type { ContentItem } from '../content-item.js';

/**
 * Signed links that show one item to people without an account, for a while: `<expiry>.<signature>`, times in seconds.
 * The signature covers the item's preview key, so that a new key voids every link of before.
 */
export class PreviewLinks {
  constructor(private readonly mac: Mac) {}

  /** A token that shows the item until `expiresAt`, up to the second. */
  token(id: string, previewKey: string, expiresAt: Date): string {
    const expiry = String(Math.ceil(expiresAt.getTime() / 1000));
    return `${expiry}.${this.mac(`${id}.${previewKey}.${expiry}`)}`;
  }

  /** @throws AppError permission-denied when the token is not for this item, was revoked, or has expired */
  require(token: string, item: Pick<ContentItem, 'id' | 'previewKey'>, now: Date): void {
    const [expiry = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.mac(`${item.id}.${item.previewKey ?? ''}.${expiry}`));
    const actual = Buffer.from(signature);
    const isSigned =
      item.previewKey !== null && actual.length === expected.length && timingSafeEqual(actual, expected);
    if (isSigned && Number(expiry) * 1000 > now.getTime()) return;
    throw previewRefused();
  }
}

/** The 403 of a preview link. */
export function previewRefused(): AppError {
  return new AppError({
    code: 'permission-denied',
    message: 'This preview link has expired or was revoked. Ask for a new one.',
  });
}
