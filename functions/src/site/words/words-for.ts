import { countingIn, type Counting } from './counting.js';
import type { WordsLanguage } from './languages.js';
import type { Words } from './words.js';

/** Each is loaded when a site speaks it. */
const LANGUAGES = {
  ar: async () => (await import('./ar.js')).arabic,
  de: async () => (await import('./de.js')).german,
  en: async () => (await import('./en.js')).english,
  es: async () => (await import('./es.js')).spanish,
  fr: async () => (await import('./fr.js')).french,
  it: async () => (await import('./it.js')).italian,
  nl: async () => (await import('./nl.js')).dutch,
  pt: async () => (await import('./pt.js')).portuguese,
} satisfies Readonly<Record<WordsLanguage, () => Promise<(counting: Counting) => Words>>>;

/** The words for a language of BCP 47, such as `de-AT`; English where there are none of its own. */
export async function loadWords(tag: string): Promise<Words> {
  const { language } = new Intl.Locale(tag);
  if (!isSpoken(language)) return loadWords('en');
  const write = await LANGUAGES[language]();
  return write(countingIn(tag));
}

function isSpoken(language: string): language is WordsLanguage {
  return Object.hasOwn(LANGUAGES, language);
}
