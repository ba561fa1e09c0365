/** The phrases of all languages. Nobody says which one a text is in: all of them are looked for. */
import { CHINESE, INDONESIAN, JAPANESE, KOREAN, THAI, VIETNAMESE } from './asian.js';
import { ENGLISH } from './english.js';
import { DUTCH, GERMAN, SCANDINAVIAN } from './germanic.js';
import { ARABIC, HEBREW, HINDI, PERSIAN, TURKISH } from './near-east.js';
import { OTHERS } from './others.js';
import { FRENCH, ITALIAN, PORTUGUESE, ROMANIAN, SPANISH } from './romance.js';
import { CZECH, POLISH, RUSSIAN, UKRAINIAN } from './slavic.js';
import type { PhraseTable } from './topics.js';

/** Every table of phrases. */
export const PHRASE_TABLES: readonly PhraseTable[] = [
  ...[ENGLISH, GERMAN, DUTCH, SCANDINAVIAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, ROMANIAN],
  ...[RUSSIAN, UKRAINIAN, POLISH, CZECH, TURKISH, ARABIC, PERSIAN, HEBREW, HINDI],
  ...[CHINESE, JAPANESE, KOREAN, VIETNAMESE, INDONESIAN, THAI, OTHERS],
];
