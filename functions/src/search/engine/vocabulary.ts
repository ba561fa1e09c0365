import { isUnspaced } from '../../content/index.js';
import { Postings } from './postings.js';
import { SortedTerms } from './sorted-terms.js';

/** Shorter words are taken for the beginning of others only at a query's end, where somebody may be typing. */
const MIN_PREFIX_LENGTH = 3;

/** Shorter words have too many neighbours. */
const MIN_FUZZY_LENGTH = 4;
const EDITS_PER_CHARACTER = 0.2;
const MAX_EDITS = 2;

/** What a word counts that begins as the query's does; less the longer it goes on, down to 0.46. */
const PREFIX_WEIGHT = 0.6;
const PREFIX_DECAY = 0.3;

/** What a word counts that is spelled nearly as the query's: always less than one that begins so. */
const FUZZY_WEIGHT = 0.3;

/** A term that stands for a word of the query, and what it counts: 1 for the word itself. */
export interface Candidate {
  readonly term: string;
  readonly postings: Postings;
  readonly weight: number;
  readonly isFuzzy: boolean;
}

/** All terms of the documents: in a map, and sorted, to find them by prefix and edit distance. */
export class Vocabulary {
  private readonly sorted: SortedTerms;

  /** @param postings of each term, in the order of SortedTerms */
  constructor(private readonly postings = new Map<string, Postings>()) {
    this.sorted = new SortedTerms([...postings.keys()]);
  }

  /** How many terms there are. */
  get size(): number {
    return this.postings.size;
  }

  /** Adds a document that does not have the term yet. */
  add(term: string, slot: number, frequencies: number): void {
    let postings = this.postings.get(term);
    if (!postings) {
      const own = copyOf(term);
      postings = new Postings();
      this.postings.set(own, postings);
      this.sorted.add(own);
    }
    postings.add(slot, frequencies);
  }

  /** Removes a document that has the term; the term, too, when no other one has it. */
  remove(term: string, slot: number): void {
    const postings = this.postings.get(term);
    if (!postings) return;
    postings.remove(slot);
    if (postings.size > 0) return;
    this.postings.delete(term);
    this.sorted.remove(term);
  }

  /**
   * The terms that stand for a word: the word itself, those that begin with it, those that are nearly spelled so.
   *
   * @param isLast whether it is the query's last word
   */
  candidates(word: string, isLast: boolean): Candidate[] {
    const found = new Map<string, Candidate>();
    this.addCandidate(found, word, 1, false);
    if (isLast || word.length >= MIN_PREFIX_LENGTH || isUnspaced(word)) this.addByPrefix(found, word);
    const maxEdits = editsAllowed(word);
    if (maxEdits > 0) this.addByEdits(found, word, maxEdits);
    return [...found.values()];
  }

  private addByPrefix(found: Map<string, Candidate>, word: string): void {
    for (const term of this.sorted.withPrefix(word)) {
      const { length } = term;
      const weight = (PREFIX_WEIGHT * length) / (length + PREFIX_DECAY * (length - word.length));
      this.addCandidate(found, term, weight, false);
    }
  }

  private addByEdits(found: Map<string, Candidate>, word: string, maxEdits: number): void {
    for (const [term, edits] of this.sorted.nearby(word, maxEdits)) {
      const { length } = term;
      this.addCandidate(found, term, (FUZZY_WEIGHT * length) / (length + edits), true);
    }
  }

  /** What was found before counts more. */
  private addCandidate(found: Map<string, Candidate>, term: string, weight: number, isFuzzy: boolean): void {
    const postings = this.postings.get(term);
    if (postings && !found.has(term)) found.set(term, { term, postings, weight, isFuzzy });
  }
}

/** How many letters may be wrong, missing or too many. Numbers are never mistyped: 404 is not 403. */
function editsAllowed(word: string): number {
  if (word.length < MIN_FUZZY_LENGTH || /\p{N}/u.test(word)) return 0;
  return Math.min(MAX_EDITS, Math.round(word.length * EDITS_PER_CHARACTER));
}

/** V8 makes a long part of a text a view of it, and keeps the whole text for that. */
function copyOf(text: string): string {
  return Buffer.from(text).toString();
}
