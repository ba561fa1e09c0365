import type { Request } from 'express';
import { AppError } from '../errors/index.js';

/** Visible ASCII, with the quotes that the IETF draft's structured string has or without. */
const KEY = /^("?)([\x21\x23-\x7e]{1,200})\1$/;

/**
 * The `Idempotency-Key` of a create, or null without the header.
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
