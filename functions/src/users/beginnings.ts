import { cutAtCharacter, foldText } from '../shared/index.js';
import { normalizeEmail } from './email.js';

/** How much of a text is found by its beginning, in UTF-16 units. */
const MAX_LENGTH = 40;

/** Words of one account that are found by their beginnings. */
const MAX_WORDS = 10;

/** What accounts are found by: each beginning of the whole name, of the address, and of each word in them. */
export function beginningsOf({
  firstName,
  lastName,
  email,
}: Readonly<Record<'firstName' | 'lastName' | 'email', string>>): string[] {
  const texts = [`${firstName} ${lastName}`, normalizeEmail(email)].map(searchable);
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).slice(0, MAX_WORDS);
  return [...new Set([...texts, ...words].flatMap(beginnings))];
}

/** How a name or an address is looked for: without case and accents. */
export function searchable(text: string): string {
  const folded = foldText(text).trim().replaceAll(/\s+/g, ' ');
  return cutAtCharacter(folded, MAX_LENGTH);
}

function beginnings(text: string): string[] {
  const characters = Array.from(text);
  return characters.map((_character, index) => characters.slice(0, index + 1).join(''));
}
