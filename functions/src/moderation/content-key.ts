/** By what duplicates are known. */
import { createHash } from 'node:crypto';
import { findLinks } from './links.js';
import { normaliseText, toCompatible } from './normalise.js';
import type { Submission } from './submission.js';

/** Of so few words many people send the same. */
const LEAST_LENGTH = 20;

/**
 * The same for texts that differ in nothing but names of senders, links, numbers, case and disguises, which programs change from
 * form to form. 43 base64url characters; null for a text so short that honest people write the same.
 */
export function contentKey({ subject, text }: Submission): string | null {
  const { rest } = findLinks(toCompatible(`${subject}\n${text}`));
  const words = normaliseText(rest)
    .mended.replace(/[\d$€£₹₽₺₩¥%]+/g, '')
    .replace(/ +/g, ' ')
    .trim();
  if (words.length < LEAST_LENGTH) return null;
  return createHash('sha256').update(words).digest('base64url');
}
