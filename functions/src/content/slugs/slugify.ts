import { MAX_TITLE_SLUG_LENGTH } from './slug.js';
import { asciiWords } from './transliterate.js';

/**
 * A slug from a title in any language, transliterated: hyphens between words.
 *
 * @param maxLength in characters
 * @param fallback what it is when nothing is left
 */
export function slugify(title: string, maxLength: number = MAX_TITLE_SLUG_LENGTH, fallback = 'post'): string {
  const words = asciiWords(title);
  let slug = (words.shift() ?? fallback).slice(0, maxLength);
  for (const word of words) {
    if (slug.length + 1 + word.length > maxLength) break;
    slug += `-${word}`;
  }
  return slug;
}
