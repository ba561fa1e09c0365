import SearchableMap from 'minisearch/SearchableMap';
import { Postings } from './postings.js';
import { isUnspaced } from './terms.js';

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

/** A term of the index. */
export interface Entry {
  readonly term: string;
  /** Stands for the term in the documents' lists; given again when the term is gone. */
  readonly number: number;
  readonly postings: Postings;
}

/** A term that stands for a word of the query, and what it counts: 1 for the word itself. */
export interface Candidate {
  readonly entry: Entry;
  readonly weight: number;
  readonly isFuzzy: boolean;
}

/** All terms of the documents: in a map, and in MiniSearch's radix tree, which finds them by prefix and edit distance. */
export class Vocabulary {
  /** The tree takes several times as long to find the term itself. */
  private readonly byTerm = new Map<string, Entry>();
  private readonly tree = new SearchableMap<Entry>();
  private readonly entries: (Entry | undefined)[] = [];
  private readonly freeNumbers: number[] = [];

  /** How many terms there are. */
  get size(): number {
    return this.byTerm.size;
  }

  /** A term's entry, a new one where there is none. */
  fetch(term: string): Entry {
    const present = this.byTerm.get(term);
    if (present) return present;
    const number = this.freeNumbers.pop() ?? this.entries.length;
    const entry = { term: copyOf(term), number, postings: new Postings() };
    this.entries[number] = entry;
    this.byTerm.set(entry.term, entry);
    this.tree.set(entry.term, entry);
    return entry;
  }

  /** The entry with a number. @throws Error when there is none, which is a fault of the index */
  get(number: number): Entry {
    const entry = this.entries[number];
    if (!entry) throw new Error(`no term has the number ${number}`);
    return entry;
  }

  /** Removes a term that no document has any more. */
  remove({ term, number }: Entry): void {
    this.byTerm.delete(term);
    this.tree.delete(term);
    this.entries[number] = undefined;
    this.freeNumbers.push(number);
  }

  /**
   * The terms that stand for a word: the word itself, those that begin with it, those that are nearly spelled so.
   *
   * @param isLast whether it is the query's last word
   */
  candidates(word: string, isLast: boolean): Candidate[] {
    const found = new Map<Entry, Candidate>();
    const exact = this.byTerm.get(word);
    if (exact) found.set(exact, { entry: exact, weight: 1, isFuzzy: false });
    if (isLast || word.length >= MIN_PREFIX_LENGTH || isUnspaced(word)) this.addByPrefix(found, word);
    const maxEdits = editsAllowed(word);
    if (maxEdits > 0) this.addByEdits(found, word, maxEdits);
    return [...found.values()];
  }

  private addByPrefix(found: Map<Entry, Candidate>, word: string): void {
    for (const entry of this.tree.atPrefix(word).values()) {
      if (found.has(entry)) continue;
      const { length } = entry.term;
      const weight = (PREFIX_WEIGHT * length) / (length + PREFIX_DECAY * (length - word.length));
      found.set(entry, { entry, weight, isFuzzy: false });
    }
  }

  private addByEdits(found: Map<Entry, Candidate>, word: string, maxEdits: number): void {
    for (const [entry, edits] of this.tree.fuzzyGet(word, maxEdits).values()) {
      if (found.has(entry)) continue;
      const { length } = entry.term;
      found.set(entry, { entry, weight: (FUZZY_WEIGHT * length) / (length + edits), isFuzzy: true });
    }
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
