import { createHash } from 'node:crypto';

/** SHA-256 of a value's JSON, hex: tells whether two are the same, and makes ids of what a client chose. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
