import { postingLength } from './postings.js';

/** Terms that there is room for at first. */
const INITIAL_TERMS = 32 * 1024;

/** Where the postings of terms have their places in one array, by the terms' numbers: from what each document has. */
export class PostingLayout {
  /** How many documents have a term. */
  counts = new Uint32Array(INITIAL_TERMS);
  /** The slot of the last one; -1 for none. */
  lastSlots = new Int32Array(INITIAL_TERMS).fill(-1);
  /** How many bytes the postings of a term take. */
  private lengths = new Uint32Array(INITIAL_TERMS);

  /**
   * Makes room for the postings of a document.
   *
   * @param pairs numbers of terms and frequencies by turns
   * @param termCount what all numbers are below
   */
  add(slot: number, pairs: Uint32Array, termCount: number): void {
    while (termCount > this.counts.length) this.grow();
    const { counts, lastSlots, lengths } = this;
    for (let i = 0; i < pairs.length; i += 2) {
      const number = pairs[i] ?? 0;
      const length = postingLength(slot - (lastSlots[number] ?? 0), pairs[i + 1] ?? 0);
      counts[number] = (counts[number] ?? 0) + 1;
      lengths[number] = (lengths[number] ?? 0) + length;
      lastSlots[number] = slot;
    }
  }

  /** Where the postings of each term begin, and behind the last one where they end. */
  begins(termCount: number): Uint32Array<ArrayBuffer> {
    const begins = new Uint32Array(termCount + 1);
    for (let number = 0; number < termCount; number += 1)
      begins[number + 1] = (begins[number] ?? 0) + (this.lengths[number] ?? 0);
    return begins;
  }

  private grow(): void {
    const size = 2 * this.counts.length;
    this.counts = grown(this.counts, new Uint32Array(size));
    this.lengths = grown(this.lengths, new Uint32Array(size));
    this.lastSlots = grown(this.lastSlots, new Int32Array(size).fill(-1));
  }
}

function grown<A extends Uint32Array | Int32Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}
