import type { IndexedDocuments } from '../indexed-documents.js';
import { FIELDS, frequencyScore, inverseDocumentFrequency } from './relevance.js';
import type { Candidate } from './vocabulary.js';

/** What the documents score for a query, by slot: each word counts by the best of its terms that a document has. */
export class Scores {
  private readonly sums: Float64Array;
  private readonly words: Uint8Array;
  private readonly best: Float64Array;

  /** @param former those of an earlier query, whose numbers are no longer needed: so that a search leaves nothing behind */
  constructor(
    private readonly documents: IndexedDocuments,
    former: Scores | null = null,
  ) {
    const { slotCount } = documents;
    const isEnough = former?.sums.length === slotCount;
    this.sums = isEnough ? former.sums.fill(0) : new Float64Array(slotCount);
    this.words = isEnough ? former.words.fill(0) : new Uint8Array(slotCount);
    this.best = isEnough ? former.best : new Float64Array(slotCount);
  }

  /** How many of the query's words a document has. */
  wordsOf(slot: number): number {
    return this.words[slot] ?? 0;
  }

  /** The sum over the words that it has. */
  sumOf(slot: number): number {
    return this.sums[slot] ?? 0;
  }

  /** Counts a word of the query. @param candidates the terms that stand for it */
  addWord(candidates: readonly Candidate[]): void {
    const best = this.bestOf(candidates);
    const rarity = inverseDocumentFrequency(frequencyOf(candidates, best), this.documents.size);
    for (const [slot, score] of best.entries()) {
      if (score === 0) continue;
      this.sums[slot] = this.sumOf(slot) + rarity * score;
      this.words[slot] = this.wordsOf(slot) + 1;
    }
  }

  private bestOf(candidates: readonly Candidate[]): Float64Array {
    const best = this.best.fill(0);
    const norms = this.documents.lengthNorms();
    for (const { postings, weight } of candidates) {
      postings.each((slot, frequencies) => {
        const score = weight * frequencyScore(frequencies, norms, slot * FIELDS.length);
        if (score > (best[slot] ?? 0)) best[slot] = score;
      });
    }
    return best;
  }
}

/** How many documents have the word itself. Where none has, whatever stands for it makes it as common. */
function frequencyOf(candidates: readonly Candidate[], best: Float64Array): number {
  const exact = candidates.find(({ weight }) => weight === 1);
  return exact?.postings.size ?? best.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
}
