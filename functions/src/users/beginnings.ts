import { beginningsOf as beginningsOfTexts } from '../shared/index.js';
import { normalizeEmail } from './email.js';

/** Words of one account that are found by their beginnings. */
const MAX_WORDS = 10;

/** What accounts are found by: each beginning of the whole name, of the address, and of each word in them. */
export function beginningsOf({
  firstName,
  lastName,
  email,
}: Readonly<Record<'firstName' | 'lastName' | 'email', string>>): string[] {
  return beginningsOfTexts([`${firstName} ${lastName}`, normalizeEmail(email)], MAX_WORDS);
}
