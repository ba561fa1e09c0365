import { MAX_SLUG_LENGTH } from './slug.js';
import { asciiWords } from './transliterate.js';

/** A slug from a title in any language, transliterated: hyphens between words; `post` when nothing is left. */
export function slugify(title: string): string {
  const words = asciiWords(title);
  let slug = (words.shift() ?? 'post').slice(0, MAX_SLUG_LENGTH);
  for (const word of words) {
    if (slug.length + 1 + word.length > MAX_SLUG_LENGTH) break;
    slug += `-${word}`;
  }
  return slug;
}
