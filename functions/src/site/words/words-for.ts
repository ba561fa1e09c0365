import { ENGLISH } from './en.js';
import type { Words } from './words.js';

/** By language, without region and script. */
const WORDS: ReadonlyMap<string, Words> = new Map([ENGLISH].map((words) => [words.language, words]));

/** The words for a language of BCP 47, such as `de-AT`; English where there are none of its own. */
export function wordsFor(language: string): Words {
  return WORDS.get(new Intl.Locale(language).language) ?? ENGLISH;
}
