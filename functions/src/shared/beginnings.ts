import { once } from './once.js';
import { cutAtCharacter, foldText } from './text.js';

/** How much of a text is found by its beginning, in UTF-16 units. */
const MAX_LENGTH = 40;

/** Scripts that have no spaces between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** Made with the first text that needs it: a start would wait for its tables. */
const segmenter = once(() => new Intl.Segmenter('und', { granularity: 'word' }));

/** Each beginning of the texts and of the first words in them: what a document is found by with `array-contains`. */
export function beginningsOf(texts: readonly string[], maxWords: number): string[] {
  const words = [...new Set(texts.flatMap(wordsOf))].slice(0, maxWords);
  return [...new Set([...texts.map(searchable), ...words].flatMap(beginnings))];
}

/** How a text is looked for: without case and accents. */
export function searchable(text: string): string {
  const folded = foldText(text).trim().replaceAll(/\s+/g, ' ');
  return cutAtCharacter(folded, MAX_LENGTH);
}

/** The different words of a text, as they are looked for. */
export function wordsOf(text: string): string[] {
  const runs = foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((run) => run !== '');
  const words = runs.flatMap((run) => (UNSPACED.test(run) ? segmentsOf(run) : [run]));
  return [...new Set(words.map((word) => cutAtCharacter(word, MAX_LENGTH)))];
}

function segmentsOf(run: string): string[] {
  return Array.from(segmenter().segment(run), ({ segment }) => segment);
}

function beginnings(text: string): string[] {
  const characters = Array.from(text);
  return characters.map((_character, index) => characters.slice(0, index + 1).join(''));
}
