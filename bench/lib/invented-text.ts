/**
 * Text that nobody wrote: invented words, as often as words of a language are, in Markdown. The same seed gives the same.
 */

/** How many different words there are. A novelist uses as many. */
const VOCABULARY_SIZE = 20_000;

/** The share of the nth word is that of 1 / (n + this) in the sum of all (Zipf, Mandelbrot). */
const ZIPF_SHIFT = 2.7;

const ONSETS = 'b c d f g h k l m n p r s t v w br cl dr fr gr pl pr sh st str th tr'.split(' ');
const VOWELS = 'a e i o u ai ea io ou'.split(' ');
const CODAS = ['', '', '', 'l', 'm', 'n', 'r', 's', 't', 'nd', 'st'];

/** The first words have one syllable, as those of languages have, the later ones more. */
const LAST_RANKS = [150, 3_000, 12_000, Infinity];

const WORDS_IN_SECTION = 200;

/** A source of numbers from 0 to 1, which follow from its seed. */
export type Random = () => number;

/** Mulberry32: small, and good enough to invent things. @param seed any integer */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Some words, the common ones more often. */
export function words(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => VOCABULARY[rankAt(random())] ?? '');
}

/** Words with a capital at the beginning. */
export function phrase(random: Random, count: number): string {
  const text = words(random, count).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text with headings, paragraphs, links, lists and code. @param wordCount roughly how many words it has */
export function markdown(random: Random, wordCount: number): string {
  const blocks: string[] = [];
  for (let left = wordCount; left > 0; left -= WORDS_IN_SECTION) {
    blocks.push(`## ${phrase(random, between(random, 2, 6))}`);
    const inSection = Math.min(left, WORDS_IN_SECTION);
    for (let done = 0; done < inSection;) {
      const length = Math.min(between(random, 30, 90), inSection - done);
      blocks.push(block(random, length));
      done += length;
    }
  }
  return blocks.join('\n\n');
}

function block(random: Random, wordCount: number): string {
  const kind = random();
  if (kind < 0.05) return code(random, wordCount);
  if (kind < 0.15) return list(random, wordCount);
  return paragraph(random, wordCount);
}

function paragraph(random: Random, wordCount: number): string {
  const sentences: string[] = [];
  for (let done = 0; done < wordCount;) {
    const length = Math.min(between(random, 6, 20), wordCount - done);
    sentences.push(`${phrase(random, length)}.`);
    done += length;
  }
  const [link, strong] = [phrase(random, 2), phrase(random, 1)];
  return `${sentences.join(' ')} **${strong}** [${link}](https://example.com/${link.replace(' ', '-')}).`;
}

function list(random: Random, wordCount: number): string {
  const count = Math.max(2, Math.round(wordCount / 8));
  return Array.from({ length: count }, () => `- ${phrase(random, 8)}`).join('\n');
}

function code(random: Random, wordCount: number): string {
  const lines = Array.from({ length: Math.max(2, Math.round(wordCount / 6)) }, () => {
    const [name = '', ...rest] = words(random, 5);
    return `const ${name} = await ${rest.join('.')}(${between(random, 1, 99)}, '${name}');`;
  });
  return ['```ts', ...lines, '```'].join('\n');
}

function inventVocabulary(): string[] {
  const random = randomFrom(1);
  const pick = (from: readonly string[]) => from[between(random, 0, from.length - 1)] ?? '';
  const found = new Set<string>();
  while (found.size < VOCABULARY_SIZE) {
    const syllables = 1 + LAST_RANKS.findIndex((last) => found.size < last);
    found.add(Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join(''));
  }
  return [...found];
}

const VOCABULARY = inventVocabulary();

/** What comes of adding the shares of all words up to each. */
const SUMS = VOCABULARY.reduce<number[]>((sums, _word, rank) => {
  sums.push((sums.at(-1) ?? 0) + 1 / (rank + 1 + ZIPF_SHIFT));
  return sums;
}, []);

/** The word at a point between the first and the last, each as wide as its share. */
function rankAt(point: number): number {
  const wanted = point * (SUMS.at(-1) ?? 0);
  let [low, high] = [0, SUMS.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SUMS[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
