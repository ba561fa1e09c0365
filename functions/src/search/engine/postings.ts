/** 7 bits of a number are in each byte, the lowest first; this says that more follow. */
const MORE = 0x80;

/** Where all fields' frequencies follow in 4 bytes. Else this byte is how often the text has the term, and no other field has it. */
const ALL_FIELDS = 0;
const MAX_IN_TEXT = 0xff;

/** Postings that were written in advance. */
interface WrittenPostings {
  /** An array that many share. */
  readonly bytes: Uint8Array;
  /** Where they begin and end there. */
  readonly begin: number;
  readonly end: number;
  /** How many there are. */
  readonly count: number;
  /** The slot of the last one; -1 for none. */
  readonly last: number;
}

const NONE: WrittenPostings = { bytes: new Uint8Array(0), begin: 0, end: 0, count: 0, last: -1 };

/**
 * Which documents have a term, and how often, sorted by document. Of each it has how far its slot is from the one before,
 * and its frequencies (relevance.ts): some 2 bytes, where MiniSearch's maps take 50.
 */
export class Postings {
  private bytes: Uint8Array;
  /** Where the array has them that many share; null once the bytes are theirs alone: those of few terms are ever needed. */
  private sharedFrom: number | null;
  /** How many of the bytes they take. */
  private used: number;
  private count: number;
  private last: number;

  constructor({ bytes, begin, end, count, last }: WrittenPostings = NONE) {
    this.bytes = bytes;
    this.sharedFrom = begin;
    this.used = end - begin;
    this.count = count;
    this.last = last;
  }

  /** How many documents have the term. */
  get size(): number {
    return this.count;
  }

  /** Tells of each document that has the term, by slot. */
  each(visit: (slot: number, frequencies: number) => void): void {
    const reader = this.read();
    while (reader.next()) visit(reader.slot, reader.frequencies);
  }

  /** Adds a document that is not there yet. */
  add(slot: number, frequencies: number): void {
    if (slot > this.last) {
      this.splice(this.used, this.used, [[slot - this.last, frequencies]]);
      this.last = slot;
    } else {
      const next = this.firstFrom(slot);
      this.splice(next.start, next.end, [
        [slot - next.before, frequencies],
        [next.slot - slot, next.frequencies],
      ]);
    }
    this.count += 1;
  }

  /** Removes a document, if it is there. */
  remove(slot: number): void {
    const found = this.firstFrom(slot);
    if (found.slot !== slot) return;
    const { start, end, before } = found;
    if (found.next()) this.splice(start, found.end, [[found.slot - before, found.frequencies]]);
    else {
      this.splice(start, end, []);
      this.last = before;
    }
    this.count -= 1;
  }

  private read(): PostingReader {
    return new PostingReader(this.ownBytes(), this.used);
  }

  private ownBytes(): Uint8Array {
    const begin = this.sharedFrom;
    if (begin !== null) this.bytes = this.bytes.subarray(begin, begin + this.used);
    this.sharedFrom = null;
    return this.bytes;
  }

  /** At the first posting that is not before a slot; at the last one where none is. */
  private firstFrom(slot: number): PostingReader {
    const reader = this.read();
    while (reader.slot < slot && reader.next());
    return reader;
  }

  /** Writes postings in place of those from one place to another. */
  private splice(start: number, end: number, postings: readonly (readonly [number, number])[]): void {
    const length = postings.reduce((sum, posting) => sum + postingLength(...posting), 0);
    const { used } = this;
    const bytes = this.ownBytes();
    this.used = start + length + used - end;
    if (this.used > bytes.length) {
      this.bytes = new Uint8Array(this.used);
      this.bytes.set(bytes.subarray(0, start));
      this.bytes.set(bytes.subarray(end, used), start + length);
    } else bytes.copyWithin(start + length, end, used);
    let at = start;
    for (const [distance, frequencies] of postings) at = writePosting(this.bytes, at, distance, frequencies);
  }
}

/** Reads postings one after the other. */
class PostingReader {
  /** Of the posting in hand, of which there is none before `next`. */
  slot = -1;
  frequencies = 0;
  /** Where it begins and ends. */
  start = 0;
  end = 0;
  /** The slot of the one before. */
  before = -1;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly used: number,
  ) {}

  /** Goes on to the next one. @returns false where there is none */
  next(): boolean {
    const { bytes, end: start, slot: before } = this;
    if (start >= this.used) return false;
    let at = start;
    let byte = bytes[at++] ?? 0;
    let distance = byte & ~MORE;
    for (let shift = 7; byte >= MORE; shift += 7) {
      byte = bytes[at++] ?? 0;
      distance |= (byte & ~MORE) << shift;
    }
    let frequencies = bytes[at++] ?? 0;
    if (frequencies === ALL_FIELDS) {
      frequencies = readNumber(bytes, at);
      at += 4;
    }
    this.start = start;
    this.end = at;
    this.before = before;
    this.slot = before + distance;
    this.frequencies = frequencies;
    return true;
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
