import { cutAtCharacter, newId } from '../../shared/index.js';

/** Longest slug in characters, its suffix included: other systems have as long ones. */
export const MAX_SLUG_LENGTH = 191;

/** Longest slug that a title gives, in characters, its suffix included. */
export const MAX_TITLE_SLUG_LENGTH = 80;

/** Letters and digits of any script in lower case, joined by single hyphens. */
export const SLUG_PATTERN = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u;

/** No characters that nobody sees, which letters and marks may be: fillers, joiners, selectors. */
export const ALL_VISIBLE = /^\P{Default_Ignorable_Code_Point}*$/u;

/** Tries with a counted suffix before a random one, which is free at once however many posts share a title. */
const COUNTED_CANDIDATES = 3;
const RANDOM_SUFFIX_LENGTH = 6;

/** Whether a text can be a slug at all, and so be looked up as one. */
export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG_LENGTH && SLUG_PATTERN.test(text);
}

/**
 * The slugs that a text may mean, the likeliest first; none where it can be none. A word with accents is written in several
 * forms of Unicode: slugs are stored composed, but those of version 0.2 and before as they were given.
 */
export function slugsMeant(text: string): string[] {
  if (text.length > 4 * MAX_SLUG_LENGTH) return [];
  return [...new Set([text.normalize('NFC'), text.normalize('NFD'), text])].filter(isSlug);
}

/** Whether two slugs are one, in whatever form of Unicode. */
export function isSameSlug(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC');
}

/**
 * What to try in turn for a wish: the slug itself, `-2`, `-3`, then random suffixes without end. 50 parallel
 * creates of one title so need at most 4 tries each, where counting on would need 50.
 */
export function* slugCandidates(wish: string): Generator<string, never> {
  yield wish;
  for (let number = 2; number <= COUNTED_CANDIDATES; number += 1) yield withSuffix(wish, String(number));
  for (;;) yield withSuffix(wish, newId(RANDOM_SUFFIX_LENGTH));
}

/** Whether a slug is one of those that are tried for a wish, and can't be a word or a month that its writer chose. */
export function isMadeFrom(slug: string, wish: string): boolean {
  const [, suffix] = /-([23]|(?=[a-z]*\d)(?=\d*[a-z])[\da-z]{6})$/.exec(slug) ?? [];
  return slug === wish || (suffix !== undefined && slug === withSuffix(wish, suffix));
}

function withSuffix(slug: string, suffix: string): string {
  const maxLength = slug.length > MAX_TITLE_SLUG_LENGTH ? MAX_SLUG_LENGTH : MAX_TITLE_SLUG_LENGTH;
  return `${cutAtCharacter(slug, maxLength - suffix.length - 1).replace(/-$/, '')}-${suffix}`;
}
