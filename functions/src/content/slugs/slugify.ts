import { MAX_TITLE_SLUG_LENGTH } from './slug.js';
import { asciiWords } from './transliterate.js';

/**
 * A slug from a title in any language, transliterated: hyphens between words; `post` when nothing is left.
 *
 * @param maxLength in characters
 */
export function slugify(title: string, maxLength: number = MAX_TITLE_SLUG_LENGTH): string {
  const words = asciiWords(title);
  let slug = (words.shift() ?? 'post').slice(0, maxLength);
  for (const word of words) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug += `-${word}`;
  }
  return slug;
}
