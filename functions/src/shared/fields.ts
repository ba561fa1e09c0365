import { z } from 'zod';
import { CONTROL_CHARACTERS } from './text.js';

/** One line of text without control characters, trimmed, `min` to `max` characters. */
export function singleLine(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !CONTROL_CHARACTERS.test(text), 'must be one line without control characters');
}

/** An e-mail address of at most 254 characters (RFC 5321 §4.5.3.1.3). */
export const emailAddress = z.email('must be an e-mail address').max(254);

/** RFC 3339 with an offset, as a Date. */
export const timestamp = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-05-01T12:00:00.000Z' })
  .transform((text) => new Date(text))
  // With an offset the first and last years can lie outside of what RFC 3339 and Firestore can hold.
  .refine(
    (time) => time.getUTCFullYear() >= 1 && time.getUTCFullYear() <= 9999,
    'must be in the years 1 to 9999',
  );
