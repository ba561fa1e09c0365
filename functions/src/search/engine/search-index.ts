import { setImmediate } from 'node:timers/promises';
import { IndexedDocuments, type IndexedDocument } from '../indexed-documents.js';
import { Scores } from './scores.js';
import { countTerms, type SearchDocument } from './search-document.js';
import { queryTerms } from './terms.js';
import { Vocabulary, type Candidate } from './vocabulary.js';

/** How long `putAll` keeps other work waiting, in ms. */
const MAX_BLOCKING_MS = 5;

/** What a search may give. */
export interface SearchLimits {
  /** How many hits at most. */
  readonly limit: number;
  /** Documents that are not visible are as good as not there. */
  readonly isVisible: (id: string) => boolean;
}

interface Ranked {
  readonly document: IndexedDocument;
  readonly score: number;
}

/**
 * Full-text search in memory, ranked by BM25+: finds words, their beginnings, and what is nearly spelled so. The answer
 * depends on the documents in it only, not on the order in which they came, nor on those that were there before. It
 * keeps their terms, not their text.
 */
export class SearchIndex {
  private readonly documents = new IndexedDocuments();
  private readonly vocabulary = new Vocabulary();

  /** How many documents there are. */
  get size(): number {
    return this.documents.size;
  }

  /** How many different terms they have. */
  get termCount(): number {
    return this.vocabulary.size;
  }

  /** Adds a document, or replaces that with its id. */
  put(document: SearchDocument): void {
    this.remove(document.id);
    const { id, publishedAt } = document;
    const { frequencies, lengths } = countTerms(document);
    const slot = this.documents.nextSlot;
    const terms = new Uint32Array(frequencies.size);
    let place = 0;
    for (const [term, frequency] of frequencies) {
      const { number, postings } = this.vocabulary.fetch(term);
      postings.add(slot, frequency);
      terms[place++] = number;
    }
    this.documents.add({ id, publishedAt: publishedAt.getTime(), lengths, terms });
  }

  /** Puts many documents. Other work gets its turn every few milliseconds; searches find what is there by then. */
  async putAll(documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>): Promise<void> {
    let turn = performance.now();
    for await (const document of documents) {
      this.put(document);
      if (performance.now() - turn < MAX_BLOCKING_MS) continue;
      await setImmediate();
      turn = performance.now();
    }
  }

  /** Removes a document, if there is one with this id. */
  remove(id: string): void {
    const slot = this.documents.findSlot(id);
    if (slot === null) return;
    for (const number of this.documents.find(slot)?.terms ?? []) {
      const entry = this.vocabulary.get(number);
      entry.postings.remove(slot);
      if (entry.postings.size === 0) this.vocabulary.remove(entry);
    }
    this.documents.remove(slot);
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
    const scores = new Scores(this.documents);
    for (const candidates of words) scores.addWord(candidates);
    let ranked = this.rank(scores, words.length, isVisible);
    if (ranked.length === 0) ranked = this.rank(scores, 1, isVisible);
    const matchedTerms = termMatcher(words);
    const hits = ranked
      .slice(0, limit)
      .map(({ document }) => ({ id: document.id, terms: matchedTerms(document) }));
    return { total: ranked.length, hits };
  }

  /** The visible documents with at least so many words of the query: with more of them it scores more. */
  private rank(scores: Scores, minWords: number, isVisible: SearchLimits['isVisible']): Ranked[] {
    const ranked: Ranked[] = [];
    for (let slot = 0; slot < this.documents.slotCount; slot += 1) {
      const words = scores.wordsOf(slot);
      const document = this.documents.find(slot);
      if (words === 0 || words < minWords || !document || !isVisible(document.id)) continue;
      ranked.push({ document, score: scores.sumOf(slot) * words });
    }
    return ranked.sort(compare);
  }
}

/**
 * Tells which terms of a document stand for the query's words. Of those for a word, what is only nearly spelled as it is
 * left out where the document has better ones.
 */
function termMatcher(words: readonly (readonly Candidate[])[]): (document: IndexedDocument) => string[] {
  const byNumber = Map.groupBy(
    words.flatMap((candidates, word) => candidates.map((candidate) => ({ ...candidate, word }))),
    ({ entry }) => entry.number,
  );
  return ({ terms }) => {
    const found = Array.from(terms).flatMap((number) => byNumber.get(number) ?? []);
    const wellSpelled = new Set(found.filter(({ isFuzzy }) => !isFuzzy).map(({ word }) => word));
    const shown = found.filter(({ isFuzzy, word }) => !isFuzzy || !wellSpelled.has(word));
    return [...new Set(shown.map(({ entry }) => entry.term))].sort();
  };
}

/** The better first, then the newer, then by id. */
function compare(a: Ranked, b: Ranked): number {
  const byId = a.document.id < b.document.id ? -1 : 1;
  return b.score - a.score || b.document.publishedAt - a.document.publishedAt || byId;
}
