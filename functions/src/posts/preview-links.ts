import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors/index.js';
import type { Mac } from '../shared/index.js';
import type { Post } from './post.js';

/**
 * Signed links that show one post to people without an account, for a while: `<expiry>.<signature>`, times in seconds.
 * The signature covers the post's preview key, so that a new key voids every link of before.
 */
export class PreviewLinks {
  constructor(private readonly mac: Mac) {}

  /** A token that shows the post until `expiresAt`, up to the second. */
  token(postId: string, previewKey: string, expiresAt: Date): string {
    const expiry = String(Math.ceil(expiresAt.getTime() / 1000));
    return `${expiry}.${this.mac(`${postId}.${previewKey}.${expiry}`)}`;
  }

  /** @throws AppError permission-denied when the token is not for this post, was revoked, or has expired */
  require(token: string, post: Pick<Post, 'id' | 'previewKey'>, now: Date): void {
    const [expiry = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.mac(`${post.id}.${post.previewKey ?? ''}.${expiry}`));
    const actual = Buffer.from(signature);
    const isSigned =
      post.previewKey !== null && actual.length === expected.length && timingSafeEqual(actual, expected);
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
