/** 7 bits of a number are in each byte, the lowest first; this says that more follow. */
const MORE = 0x80;

/** Where all fields' frequencies follow in 4 bytes. Else this byte is how often the text has the term, and no other field has it. */
const ALL_FIELDS = 0;
const MAX_IN_TEXT = 0xff;

/** No posting takes more bytes. */
const MAX_POSTING_BYTES = 10;

/** Postings that were written in advance. */
interface WrittenPostings {
  /** And room for more: a part of an array that many share. */
  readonly bytes: Uint8Array;
  /** How many bytes they take. */
  readonly used: number;
  /** How many there are. */
  readonly count: number;
  /** The slot of the last one; -1 for none. */
  readonly last: number;
}

const NONE: WrittenPostings = { bytes: new Uint8Array(0), used: 0, count: 0, last: -1 };

/**
 * Which documents have a term, and how often, sorted by document. Of each it has how far its slot is from the one before,
 * and its frequencies (relevance.ts): some 2 bytes, where MiniSearch's maps take 50.
 */
export class Postings {
  private bytes: Uint8Array;
  private used: number;
  private count: number;
  private last: number;

  constructor({ bytes, used, count, last }: WrittenPostings = NONE) {
    this.bytes = bytes;
    this.used = used;
    this.count = count;
    this.last = last;
  }

  /** How many documents have the term. */
  get size(): number {
    return this.count;
  }

  /** Tells of each document that has the term, by slot. */
  each(visit: (slot: number, frequencies: number) => void): void {
    const { bytes, used } = this;
    let [at, slot] = [0, -1];
    while (at < used) {
      let byte = bytes[at] ?? 0;
      at += 1;
      let distance = byte & ~MORE;
      for (let shift = 7; byte >= MORE; shift += 7) {
        byte = bytes[at] ?? 0;
        at += 1;
        distance |= (byte & ~MORE) << shift;
      }
      slot += distance;
      let frequencies = bytes[at] ?? 0;
      at += 1;
      if (frequencies === ALL_FIELDS) {
        frequencies = readNumber(bytes, at);
        at += 4;
      }
      visit(slot, frequencies);
    }
  }

  /** Adds a document that is not there yet. */
  add(slot: number, frequencies: number): void {
    if (slot > this.last) {
      this.replace(this.used, this.used, [[slot - this.last, frequencies]]);
      this.last = slot;
    } else {
      const { start, before } = this.placeOf(slot);
      const next = this.read(start, before);
      this.replace(start, next.end, [
        [slot - before, frequencies],
        [next.slot - slot, next.frequencies],
      ]);
    }
    this.count += 1;
  }

  /** Removes a document, if it is there. */
  remove(slot: number): void {
    const { start, before } = this.placeOf(slot);
    if (start === this.used) return;
    const found = this.read(start, before);
    if (found.slot !== slot) return;
    this.count -= 1;
    if (found.end === this.used) {
      this.used = start;
      this.last = before;
      return;
    }
    const next = this.read(found.end, slot);
    this.replace(start, next.end, [[next.slot - before, next.frequencies]]);
  }

  /** Where the posting of a slot is or would be, and the slot before it. */
  private placeOf(slot: number): { start: number; before: number } {
    const { bytes, used } = this;
    let [start, before] = [0, -1];
    while (start < used) {
      let at = start;
      let distance = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at] ?? 0;
        at += 1;
        distance |= (byte & ~MORE) << shift;
        if (byte < MORE) break;
      }
      if (before + distance >= slot) break;
      before += distance;
      start = at + (bytes[at] === ALL_FIELDS ? 5 : 1);
    }
    return { start, before };
  }

  /** The posting that begins at a place, behind that of a slot. */
  private read(start: number, before: number): { slot: number; frequencies: number; end: number } {
    let [at, distance, shift] = [start, 0, 0];
    for (; (this.bytes[at] ?? 0) >= MORE; at += 1, shift += 7)
      distance |= ((this.bytes[at] ?? 0) & ~MORE) << shift;
    distance |= (this.bytes[at] ?? 0) << shift;
    const inText = this.bytes[at + 1] ?? 0;
    const slot = before + distance;
    if (inText !== ALL_FIELDS) return { slot, frequencies: inText, end: at + 2 };
    return { slot, frequencies: readNumber(this.bytes, at + 2), end: at + 6 };
  }

  /** Writes postings in place of those from one place to another. */
  private replace(
    start: number,
    end: number,
    postings: readonly [distance: number, frequencies: number][],
  ): void {
    const rest = this.bytes.slice(end, this.used);
    const needed = start + postings.length * MAX_POSTING_BYTES + rest.length;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.ceil(1.25 * needed));
      larger.set(this.bytes.subarray(0, start));
      this.bytes = larger;
    }
    let at = start;
    for (const [distance, frequencies] of postings) at = writePosting(this.bytes, at, distance, frequencies);
    this.bytes.set(rest, at);
    this.used = at + rest.length;
  }
}

/** How many bytes a posting takes. @param distance from the slot before it, -1 for the first */
export function postingLength(distance: number, frequencies: number): number {
  let length = frequencies <= MAX_IN_TEXT ? 2 : 6;
  for (let rest = distance; rest >= MORE; rest >>>= 7) length += 1;
  return length;
}

/** Writes a posting. @returns where it ends */
export function writePosting(
  bytes: Uint8Array,
  start: number,
  distance: number,
  frequencies: number,
): number {
  let at = start;
  let rest = distance;
  for (; rest >= MORE; rest >>>= 7) {
    bytes[at] = (rest & ~MORE) | MORE;
    at += 1;
  }
  bytes[at] = rest;
  at += 1;
  const isInTextOnly = frequencies <= MAX_IN_TEXT;
  bytes[at] = isInTextOnly ? frequencies : ALL_FIELDS;
  at += 1;
  if (isInTextOnly) return at;
  for (let shift = 0; shift < 32; shift += 8) {
    bytes[at] = frequencies >>> shift;
    at += 1;
  }
  return at;
}

function readNumber(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}
