import type { IndexedDocuments } from '../indexed-documents.js';
import { FIELDS, frequencyScore, inverseDocumentFrequency } from './relevance.js';
import type { Candidate } from './vocabulary.js';

/** What the documents score for a query, by slot: each word counts by the best of its terms that a document has. */
export class Scores {
  private readonly sums: Float64Array;
  private readonly words: Uint8Array;

  constructor(private readonly documents: IndexedDocuments) {
    this.sums = new Float64Array(documents.slotCount);
    this.words = new Uint8Array(documents.slotCount);
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
    const best = new Float64Array(this.documents.slotCount);
    const norms = this.documents.lengthNorms();
    for (const { entry, weight } of candidates) {
      const { pairs, size } = entry.postings;
      for (let i = 0; i < 2 * size; i += 2) {
        const slot = pairs[i] ?? 0;
        const score = weight * frequencyScore(pairs[i + 1] ?? 0, norms, slot * FIELDS.length);
        if (score > (best[slot] ?? 0)) best[slot] = score;
      }
    }
    return best;
  }
}

/** How many documents have the word itself. Where none has, whatever stands for it makes it as common. */
function frequencyOf(candidates: readonly Candidate[], best: Float64Array): number {
  const exact = candidates.find(({ weight }) => weight === 1);
  return exact?.entry.postings.size ?? best.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
}
