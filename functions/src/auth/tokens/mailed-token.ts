import { createHash } from 'node:crypto';
import { LINK_LIFE_MS } from '../../mail/index.js';
import type { Identified, ValueOf } from '../../documents/index.js';
import type { MAILED_TOKEN_FIELDS } from './mailed-tokens.codec.js';

/** Life of each kind in ms: as the mail that brings it says. */
export const MAILED_TOKEN_LIFE_MS: Record<MailedTokenKind, number> = LINK_LIFE_MS;

/**
 * A token that was mailed: whoever has it reads the address's mail. 256 random bits, used once; stored only as its
 * SHA-256 (the document's name). The mail job holds `seed`, from which the worker derives the token with APP_SECRET.
 */
export type MailedToken = Identified<ValueOf<typeof MAILED_TOKEN_FIELDS>>;

/** What a mailed link is good for. */
export type MailedTokenKind = MailedToken['kind'];

/** The name under which a mailed token is stored. */
export function hashMailedToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
