const INITIAL_CAPACITY = 1;

/**
 * Which documents have a term, and how often: pairs of numbers in one typed array, sorted by document. 8 bytes a pair,
 * where MiniSearch's maps take some 50.
 */
export class Postings {
  private numbers = new Uint32Array(2 * INITIAL_CAPACITY);
  private length = 0;

  /** How many documents have the term. */
  get size(): number {
    return this.length;
  }

  /** Slot and frequencies (relevance.ts) by turns, for `size` documents; more behind them means nothing. */
  get pairs(): Readonly<Uint32Array> {
    return this.numbers;
  }

  /** Adds a document that is not there yet. */
  add(slot: number, frequencies: number): void {
    if (2 * this.length === this.numbers.length) this.resize(Math.ceil(this.length * 1.5) + 1);
    const place = this.placeOf(slot);
    if (place < this.length) this.numbers.copyWithin(2 * place + 2, 2 * place, 2 * this.length);
    this.numbers[2 * place] = slot;
    this.numbers[2 * place + 1] = frequencies;
    this.length += 1;
  }

  /** Removes a document that is there. */
  remove(slot: number): void {
    const place = this.placeOf(slot);
    this.numbers.copyWithin(2 * place, 2 * place + 2, 2 * this.length);
    this.length -= 1;
    if (8 * this.length < this.numbers.length) this.resize(Math.max(INITIAL_CAPACITY, 2 * this.length));
  }

  /** Where a document is or would be. */
  private placeOf(slot: number): number {
    if (this.length === 0 || this.slotAt(this.length - 1) < slot) return this.length;
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.slotAt(middle) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private slotAt(place: number): number {
    return this.numbers[2 * place] ?? 0;
  }

  private resize(capacity: number): void {
    const numbers = new Uint32Array(2 * capacity);
    numbers.set(this.numbers.subarray(0, 2 * this.length));
    this.numbers = numbers;
  }
}
