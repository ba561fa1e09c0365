/** The languages that the pages have words in, by their tags of BCP 47, without region and script. */
export const WORDS_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ar'] as const;

/** One of WORDS_LANGUAGES. */
export type WordsLanguage = (typeof WORDS_LANGUAGES)[number];
