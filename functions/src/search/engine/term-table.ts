const INITIAL_TERMS = 1024;
const BYTES_PER_TERM = 8;

/**
 * Numbers for terms that are given in UTF-8, from 0 on: a hash table in typed arrays, so that of each different term one
 * string is made at the end, and none of those of every document.
 */
export class TermTable {
  /** The terms one after the other. */
  private bytes = Buffer.allocUnsafeSlow(INITIAL_TERMS * BYTES_PER_TERM);
  /** Where each ends, and begins the next. */
  private ends = new Uint32Array(INITIAL_TERMS);
  private hashes = new Int32Array(INITIAL_TERMS);
  /** By hash the number of a term and 1, or 0; at most half of them are taken. */
  private places = new Uint32Array(4 * INITIAL_TERMS);
  private count = 0;

  /** How many different terms there are. */
  get size(): number {
    return this.count;
  }

  /** The number of the term that `bytes` has up to `length`: a new one where it has none. @param hash as hashOf */
  numberOf(bytes: Uint8Array, length: number, hash: number): number {
    const mask = this.places.length - 1;
    for (let place = firstPlace(hash) & mask; ; place = (place + 1) & mask) {
      const number = (this.places[place] ?? 0) - 1;
      if (number < 0) return this.add(bytes.subarray(0, length), hash, place);
      if (this.hashes[number] === hash && this.has(number, bytes, length)) return number;
    }
  }

  /** The term with a number. */
  termOf(number: number): string {
    return this.bytes.toString('utf8', this.startOf(number), this.ends[number]);
  }

  private startOf(number: number): number {
    return number === 0 ? 0 : (this.ends[number - 1] ?? 0);
  }

  private has(number: number, bytes: Uint8Array, length: number): boolean {
    const start = this.startOf(number);
    if ((this.ends[number] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i += 1) if (this.bytes[start + i] !== bytes[i]) return false;
    return true;
  }

  private add(term: Uint8Array, hash: number, place: number): number {
    const number = this.count;
    const at = this.startOf(number);
    const needed = at + term.length;
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, Buffer.allocUnsafeSlow(2 * needed));
    if (number === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(2 * number));
      this.hashes = grown(this.hashes, new Int32Array(2 * number));
    }
    this.bytes.set(term, at);
    this.ends[number] = needed;
    this.hashes[number] = hash;
    this.places[place] = number + 1;
    this.count += 1;
    if (2 * this.count > this.places.length) this.spread();
    return number;
  }

  private spread(): void {
    const places = new Uint32Array(2 * this.places.length);
    const mask = places.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      let place = firstPlace(this.hashes[number] ?? 0) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
    }
    this.places = places;
  }
}

/** Mixes the upper bits into the lower ones, which tell the place. */
function firstPlace(hash: number): number {
  return hash ^ (hash >>> 15);
}

function grown<A extends Uint8Array | Uint32Array | Int32Array>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}
