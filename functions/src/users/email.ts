import { createHash } from 'node:crypto';

/** The form under which two spellings are one address: NFKC, trimmed, lower case. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** SHA-256 of the normalized address, hex: names documents that belong to an address. */
export function emailKey(email: string): string {
  return createHash('sha256').update(normalizeEmail(email)).digest('hex');
}
