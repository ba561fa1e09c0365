import { hasTextAt, textAt, uint16, uint32 } from '../types/bytes.js';
import { NotWalkable } from './kept-parts.js';

interface Box {
  readonly type: string;
  /** Of what is in it. */
  readonly start: number;
  readonly end: number;
}

/** Where an item's bytes are. */
interface Extent {
  readonly item: number;
  readonly start: number;
  readonly end: number;
}

/** A picture has a handful; a file can say of few bytes that there are billions. */
const MAX_EXTENTS = 10_000;
const MAX_BOXES = 10_000;

/** What a picture is made of. All else may tell something, such as the film that a phone adds. */
const NEEDED = ['ftyp', 'meta', 'mdat'];

/** What an entry of metadata is named afterwards: no program knows it. */
const NOTHING = 'skip';

/**
 * An AVIF whose EXIF and XMP, and whatever stands beside the picture, are zeros under a name that says nothing. Nothing is moved, since the file is full of positions.
 *
 * @see ISO/IEC 14496-12 §8.11
 * @throws NotWalkable
 */
export function withoutAvifMetadata(bytes: Uint8Array): Uint8Array {
  const top = boxes(bytes, 0, bytes.length);
  const meta = top.find(({ type }) => type === 'meta');
  if (!meta) throw new NotWalkable();
  const inner = boxes(bytes, meta.start + 4, meta.end);
  const entries = metadataEntries(bytes, inner);
  const foreign = top.filter((box) => !NEEDED.includes(box.type) && !isBlank(bytes, box));
  if (entries.length === 0 && foreign.length === 0) return bytes;
  const clean = Buffer.from(bytes);
  for (const { start, end } of foreign) {
    clean.write('free', start - 4, 'latin1');
    clean.fill(0, start, end);
  }
  const numbers = new Set(entries.map(({ item }) => item));
  for (const { start, end } of extents(bytes, inner).filter(({ item }) => numbers.has(item)))
    clean.fill(0, start, end);
  for (const { typeAt } of entries) clean.write(NOTHING, typeAt, 'latin1');
  return clean;
}

function isBlank(bytes: Uint8Array, { type, start, end }: Box): boolean {
  return type === 'free' && bytes.subarray(start, end).every((byte) => byte === 0);
}

/** The boxes that stand side by side. */
function boxes(bytes: Uint8Array, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let start = from; start < to;) {
    const short = uint32(bytes, start);
    const isLong = short === 1;
    const length = isLong
      ? uint32(bytes, start + 8) * 2 ** 32 + uint32(bytes, start + 12)
      : short || to - start;
    const end = start + length;
    if (Number.isNaN(short) || !(end <= to) || length < (isLong ? 16 : 8)) throw new NotWalkable();
    if (found.length === MAX_BOXES) throw new NotWalkable();
    found.push({ type: textAt(bytes, start + 4, 4), start: start + (isLong ? 16 : 8), end });
    start = end;
  }
  return found;
}

/** The items that are metadata, and where their type stands. */
function metadataEntries(bytes: Uint8Array, meta: readonly Box[]): { item: number; typeAt: number }[] {
  const info = meta.find(({ type }) => type === 'iinf');
  if (!info) throw new NotWalkable();
  const entriesStart = info.start + (bytes[info.start] === 0 ? 6 : 8);
  return boxes(bytes, entriesStart, info.end).flatMap(({ start }) => {
    const version = bytes[start] ?? 0;
    // Older entries say what they are by names, which no AVIF has.
    if (version < 2) throw new NotWalkable();
    const item = version === 2 ? uint16(bytes, start + 4) : uint32(bytes, start + 4);
    const typeAt = start + (version === 2 ? 8 : 10);
    const isMetadata = hasTextAt(bytes, typeAt, 'Exif') || hasTextAt(bytes, typeAt, 'mime');
    return isMetadata ? [{ item, typeAt }] : [];
  });
}

/** Reads the numbers of a box one after the other. */
class Numbers {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** @param size in bytes: 0, 2, 4 or 8 @throws NotWalkable behind the end of the file */
  next(size: number): number {
    const at = this.#at;
    this.#at += size;
    if (this.#at > this.#bytes.length) throw new NotWalkable();
    if (size === 0) return 0;
    if (size === 2) return uint16(this.#bytes, at);
    const low = uint32(this.#bytes, at + size - 4);
    return size === 8 ? uint32(this.#bytes, at) * 2 ** 32 + low : low;
  }
}

/** Where the bytes of each item are, from the box that says so. */
function extents(bytes: Uint8Array, meta: readonly Box[]): Extent[] {
  const places = meta.find(({ type }) => type === 'iloc');
  if (!places) throw new NotWalkable();
  const version = bytes[places.start] ?? 0;
  const sizes = uint16(bytes, places.start + 4);
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const numbers = new Numbers(bytes, places.start + 6);
  const idSize = version < 2 ? 2 : 4;
  const found: Extent[] = [];
  for (let items = numbers.next(idSize); items > 0; items -= 1) {
    const item = numbers.next(idSize);
    const isInside = version > 0 && (numbers.next(2) & 15) === 1;
    numbers.next(2);
    const base = numbers.next(baseSize) + (isInside ? insideStart(meta) : 0);
    for (let count = numbers.next(2); count > 0; count -= 1) {
      numbers.next(indexSize);
      const start = base + numbers.next(offsetSize);
      const end = start + numbers.next(lengthSize);
      if (!(end <= bytes.length) || found.length === MAX_EXTENTS) throw new NotWalkable();
      found.push({ item, start, end });
    }
  }
  return found;
}

/** Items of construction method 1 lie in the box `idat`. */
function insideStart(meta: readonly Box[]): number {
  const inside = meta.find(({ type }) => type === 'idat');
  if (!inside) throw new NotWalkable();
  return inside.start;
}
