/**
 * A form token says when a page with a form was made, and that this site made it. It knows nothing of who reads the page:
 * the same page may stay in a CDN for a minute or two.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Mac } from '../shared/index.js';
import type { TokenState } from './submission.js';

/** Nobody reads a form and types ten characters in less; programs do. */
const LEAST_AGE_MS = 3_000;
const GREATEST_AGE_MS = 24 * 60 * 60 * 1_000;
/** Clocks of two instances differ. */
const TOLERANCE_MS = 5_000;

const FORM = /^([0-9a-z]{1,10})\.([\w-]{43})$/;

/** A token for a page that is made now. @param mac for this purpose only: `deriveMac(secret, 'form-token')` */
export function createFormToken(mac: Mac, now: Date): string {
  const time = now.getTime().toString(36);
  return `${time}.${mac(time)}`;
}

/** What a token says that came with a submission. @param token null or empty when none came */
export function readFormToken(mac: Mac, token: string | null, now: Date): TokenState {
  if (token === null || token === '') return 'not-given';
  const [, time, signature] = FORM.exec(token) ?? [];
  if (time === undefined || signature === undefined || !isSame(signature, mac(time))) return 'forged';
  const ageMs = now.getTime() - parseInt(time, 36);
  if (ageMs < -TOLERANCE_MS || ageMs > GREATEST_AGE_MS) return 'too-old';
  return ageMs < LEAST_AGE_MS ? 'too-young' : 'good';
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
