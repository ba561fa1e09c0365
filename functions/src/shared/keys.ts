import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** A function that gives the HMAC-SHA-256 of a text, 43 base64url characters, under one derived key. */
export type Mac = (text: string) => string;

/**
 * A keyed MAC for one purpose, its key derived from the app secret by HKDF (RFC 5869), so that one secret
 * serves cursors, address hashes and token ids without one being usable as another.
 */
export function deriveMac(appSecret: string, purpose: string): Mac {
  // A KeyObject: with the bytes each MAC takes Node 24 some five times as long.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', appSecret, '', `firefolio/${purpose}`, 32)));
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
