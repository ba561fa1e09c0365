import { queryTerms } from '../../content/index.js';
import { IndexedDocuments } from '../indexed-documents.js';
import { Scores } from './scores.js';
import { countTerms, type SearchDocument } from './search-document.js';
import { Vocabulary, type Candidate } from './vocabulary.js';

/** What a search may give. */
export interface SearchLimits {
  /** How many hits at most. */
  readonly limit: number;
  /** Documents that are not visible are as good as not there. */
  readonly isVisible: (id: string) => boolean;
}

interface Ranked {
  readonly slot: number;
  readonly id: string;
  readonly publishedAt: number;
  readonly score: number;
}

/**
 * Full-text search in memory, ranked by BM25+: finds words, their beginnings, and what is nearly spelled so. The answer
 * depends on the documents in it only, not on the order in which they came, nor on those that were there before. It
 * keeps which documents have a term, neither their text nor a list of the terms of each.
 */
export class SearchIndex {
  /** Of the search before. */
  private scores: Scores | null = null;

  /** @param documents those whose terms the vocabulary has */
  constructor(
    private readonly documents = new IndexedDocuments(),
    private readonly vocabulary = new Vocabulary(),
  ) {}

  /** How many documents there are. */
  get size(): number {
    return this.documents.size;
  }

  /** How many different terms they have. */
  get termCount(): number {
    return this.vocabulary.size;
  }

  /** Adds a document. One with its id must have been removed. */
  add(document: SearchDocument): void {
    this.change(this.documents.nextSlot, null, document);
  }

  /** Removes a document, if there is one with its id. @param document as it was added */
  remove(document: SearchDocument): void {
    const slot = this.documents.findSlot(document.id);
    if (slot !== null) this.change(slot, document, null);
  }

  /** Puts a document in the place of the one with its id, if there is one. @param before as it was added */
  replace(before: SearchDocument, after: SearchDocument): void {
    const slot = this.documents.findSlot(before.id);
    if (slot === null) this.add(after);
    else this.change(slot, before, after);
  }

  /** Of two documents most terms are the same where a title was changed: these stay as they are. */
  private change(slot: number, before: SearchDocument | null, after: SearchDocument | null): void {
    const [former, present] = [before && countTerms(before), after && countTerms(after)];
    for (const [term, frequency] of former?.frequencies ?? [])
      if (present?.frequencies.get(term) !== frequency) this.vocabulary.remove(term, slot);
    for (const [term, frequency] of present?.frequencies ?? [])
      if (former?.frequencies.get(term) !== frequency) this.vocabulary.add(term, slot, frequency);
    if (before) this.documents.remove(slot);
    // The slot that is free now is the next one.
    if (after && present)
      this.documents.add({
        id: after.id,
        publishedAt: after.publishedAt.getTime(),
        lengths: present.lengths,
      });
  }

  /**
   * Finds the documents that have every word of a query; if there are none, those that have some of them. The best come
   * first, of equal ones the newer, then by id: with those of their terms that stand for words of the query, sorted; and
   * how many there are in all.
   *
   * @param query anything; what counts are the first 10 different terms of its first 200 UTF-16 units
   */
  search(query: string, { limit, isVisible }: SearchLimits) {
    const words = queryTerms(query).map((word, i, all) =>
      this.vocabulary.candidates(word, i === all.length - 1),
    );
    const scores = new Scores(this.documents, this.scores);
    this.scores = scores;
    for (const candidates of words) scores.addWord(candidates);
    let ranked = this.rank(scores, words.length, isVisible);
    if (ranked.length === 0) ranked = this.rank(scores, 1, isVisible);
    const best = ranked.slice(0, limit);
    const terms = matchedTerms(words, new Set(best.map(({ slot }) => slot)));
    const hits = best.map(({ slot, id }) => ({ id, terms: [...(terms.get(slot) ?? [])].sort() }));
    return { total: ranked.length, hits };
  }

  /** The visible documents with at least so many words of the query: with more of them it scores more. */
  private rank(scores: Scores, minWords: number, isVisible: SearchLimits['isVisible']): Ranked[] {
    const ranked: Ranked[] = [];
    for (let slot = 0; slot < this.documents.slotCount; slot += 1) {
      const words = scores.wordsOf(slot);
      const document = this.documents.find(slot);
      if (words === 0 || words < minWords || !document || !isVisible(document.id)) continue;
      const { id, publishedAt } = document;
      ranked.push({ slot, id, publishedAt, score: scores.sumOf(slot) * words });
    }
    return ranked.sort(compare);
  }
}

/**
 * The terms of some documents that stand for the query's words, by slot. Of those for a word, what is only nearly spelled as
 * it is left out where the document has better ones.
 */
function matchedTerms(
  words: readonly (readonly Candidate[])[],
  slots: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const terms = new Map(Array.from(slots, (slot) => [slot, new Set<string>()]));
  for (const candidates of words) {
    const wellSpelled = new Set<number>();
    // Those that are nearly spelled come last.
    for (const { term, postings, isFuzzy } of candidates) {
      postings.each((slot) => {
        if (!slots.has(slot) || (isFuzzy && wellSpelled.has(slot))) return;
        if (!isFuzzy) wellSpelled.add(slot);
        terms.get(slot)?.add(term);
      });
    }
  }
  return terms;
}

/** The better first, then the newer, then by id. */
function compare(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1);
}
