import { cutAtCharacter, foldText } from './text.js';

/** How much of a text is found by its beginning, in UTF-16 units. */
const MAX_LENGTH = 40;

/** Each beginning of the texts and of the first words in them: what a document is found by with `array-contains`. */
export function beginningsOf(texts: readonly string[], maxWords: number): string[] {
  const whole = texts.map(searchable);
  return [...new Set([...whole, ...whole.flatMap(wordsOf).slice(0, maxWords)].flatMap(beginnings))];
}

/** How a text is looked for: without case and accents. */
export function searchable(text: string): string {
  const folded = foldText(text).trim().replaceAll(/\s+/g, ' ');
  return cutAtCharacter(folded, MAX_LENGTH);
}

/** The different words of a text, as they are looked for. */
export function wordsOf(text: string): string[] {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word !== '').map((word) => cutAtCharacter(word, MAX_LENGTH)))];
}

function beginnings(text: string): string[] {
  const characters = Array.from(text);
  return characters.map((_character, index) => characters.slice(0, index + 1).join(''));
}
