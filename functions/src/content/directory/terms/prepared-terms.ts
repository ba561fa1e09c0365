/**
 * The terms of a text, prepared for the search when the text is written: each once, with how often the text has it, spelled out or by
 * the numbers of the site's dictionary.
 */
import type { Dictionary } from './dictionary.js';
import {
  forEachOther,
  isNumbered,
  neededDictionary,
  NUMBERED,
  packNumbered,
  TermNumbers,
} from './numbered-terms.js';
import { forEachSpelled, isSpelled, packSpelled, SPELLED } from './spelled-terms.js';
import { isSealed, MAX_FREQUENCY, type CountedTerm, type TermVisitor } from './term-bytes.js';
import { tokenize } from './terms.js';

/** Terms that can be read. */
export interface PreparedTerms {
  readonly packed: Uint8Array;
  /** The one that they need. */
  readonly dictionary: Dictionary | null;
}

/** The terms of a text as they are stored: by a dictionary where there is one that makes them shorter. */
export function packTerms(text: string, dictionary: Dictionary | null = null): Uint8Array<ArrayBuffer> {
  const terms = countedTerms(text);
  const spelled = packSpelled(terms);
  const numbered = dictionary && packNumbered(terms, dictionary);
  return numbered && numbered.length < spelled.length ? numbered : spelled;
}

function countedTerms(text: string): CountedTerm[] {
  const counts = new Map<string, number>();
  for (const { term } of tokenize(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts.keys()].sort().map((term) => ({
    bytes: Buffer.from(term),
    frequency: Math.min(counts.get(term) ?? 0, MAX_FREQUENCY),
  }));
}

/**
 * What was stored, where it can be read; null where another version has prepared it, or none has.
 *
 * @throws Error for what is broken
 */
export function checkTerms(stored: unknown): Uint8Array | null {
  if (stored === undefined) return null;
  if (!(stored instanceof Uint8Array)) throw new Error('terms: are no bytes');
  const [version] = stored;
  if (version !== SPELLED && version !== NUMBERED) return null;
  if (!(isSpelled(stored) || isNumbered(stored)) || !isSealed(stored))
    throw new Error('terms: are not as they were written');
  return stored;
}

/** The id of the dictionary that terms need, as checkTerms gives them; null where they need none. */
export function dictionaryOf(packed: Uint8Array): string | null {
  return packed[0] === NUMBERED ? neededDictionary(packed) : null;
}

/** What is told of numbers of terms: these and frequencies by turns, as many of each as `count` says, until more are told. */
export type NumbersVisitor = (dictionary: Dictionary, pairs: Uint32Array, count: number) => void;

const numbers = new TermNumbers();

/**
 * Tells of the numbers of terms, if they have some, and then of each that is spelled, up to one that no text has, where something else
 * than packTerms has made them.
 */
export function readTerms(
  { packed, dictionary }: PreparedTerms,
  onNumbers: NumbersVisitor,
  visit: TermVisitor,
): void {
  if (packed[0] !== NUMBERED) {
    forEachSpelled(packed, visit);
    return;
  }
  if (!dictionary) return;
  numbers.read(packed, dictionary);
  onNumbers(dictionary, numbers.pairs, numbers.count);
  forEachOther(packed, numbers.end, visit);
}

/** Tells of each term, as readTerms does. */
export function forEachTerm(terms: PreparedTerms, visit: TermVisitor): void {
  readTerms(
    terms,
    (dictionary, pairs, count) => {
      for (let i = 0; i < count; i += 1) {
        const number = pairs[2 * i] ?? 0;
        const term = dictionary.termOf(number);
        visit(term, term.length, dictionary.hashes[number] ?? 0, pairs[2 * i + 1] ?? 0);
      }
    },
    visit,
  );
}
