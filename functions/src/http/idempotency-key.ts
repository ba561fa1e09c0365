import type { Request, Response } from 'express';
import { AppError } from '../errors/index.js';
import type { IdempotentRequest } from '../idempotency/index.js';
import { userIdOf } from './middleware/security-events.js';

/** Visible ASCII, with the quotes that the IETF draft's structured string has or without. */
const KEY = /^("?)([\x21\x23-\x7e]{1,200})\1$/;

/**
 * The `Idempotency-Key` of a request, or null without the header.
 *
 * @throws AppError invalid-argument when it is not 1 to 200 visible ASCII characters
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/07/
 */
export function idempotencyKey(req: Request): string | null {
  const header = req.get('idempotency-key');
  if (header === undefined) return null;
  const key = KEY.exec(header)?.[2];
  if (key !== undefined) return key;
  throw new AppError({
    code: 'invalid-argument',
    message: 'Idempotency-Key must have 1 to 200 visible ASCII characters, such as a UUID.',
  });
}

/** The request that a key is for; null without one. Whose it is is known once its token was checked. */
export function idempotentRequest(
  key: string | null,
  asked: Omit<IdempotentRequest, 'caller' | 'key'>,
  res: Response,
): IdempotentRequest | null {
  if (key === null) return null;
  return { ...asked, key, caller: userIdOf(res) ?? asked.route };
}
