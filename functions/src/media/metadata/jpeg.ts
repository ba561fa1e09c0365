import { hasTextAt, uint16 } from '../types/bytes.js';
import { KeptParts, NotWalkable } from './kept-parts.js';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;
const FIRST_APP = 0xe0;
const LAST_APP = 0xef;
/** The length of a JFIF segment without a thumbnail, its own two bytes included. */
const JFIF_LENGTH = 16;

/**
 * A JPEG without EXIF, XMP, IPTC, comments, thumbnails, further pictures and whatever else applications put beside or behind
 * the picture; its pixels and colour profile untouched.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1
 * @throws NotWalkable
 */
export function withoutJpegMetadata(bytes: Uint8Array): Uint8Array {
  const kept = new KeptParts(bytes);
  kept.keep(0, 2);
  for (let start = 2; ;) {
    if (bytes[start] !== 0xff) throw new NotWalkable();
    const marker = bytes[start + 1];
    if (marker === 0xff) {
      // A byte to fill up with.
      start += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) {
      kept.keep(start, start + 2);
      return kept.join();
    }
    const end = marker === START_OF_SCAN ? endOfScan(bytes, start) : endOfSegment(bytes, start);
    keepSegment(kept, bytes, start, end);
    start = end;
  }
}

function keepSegment(kept: KeptParts, bytes: Uint8Array, start: number, end: number): void {
  const marker = bytes[start + 1] ?? 0;
  if (marker === COMMENT) return;
  if (marker < FIRST_APP || marker > LAST_APP) kept.keep(start, end);
  else if (hasTextAt(bytes, start + 4, 'JFIF\0')) keepJfif(kept, bytes, start, end);
  else if (marker === 0xe2 && hasTextAt(bytes, start + 4, 'ICC_PROFILE\0')) kept.keep(start, end);
  // Says how colours are stored.
  else if (marker === 0xee && hasTextAt(bytes, start + 4, 'Adobe')) kept.keep(start, end);
}

function keepJfif(kept: KeptParts, bytes: Uint8Array, start: number, end: number): void {
  if (end - start === JFIF_LENGTH + 2) {
    kept.keep(start, end);
    return;
  }
  // Two bytes of marker, two of length, ten that are kept, and a thumbnail of 0 × 0.
  const short = Uint8Array.from([
    0xff,
    FIRST_APP,
    0,
    JFIF_LENGTH,
    ...bytes.subarray(start + 4, start + 16),
    0,
    0,
  ]);
  if (short.length !== JFIF_LENGTH + 2) throw new NotWalkable();
  kept.put(short);
}

function endOfSegment(bytes: Uint8Array, start: number): number {
  const length = uint16(bytes, start + 2);
  if (!(length >= 2)) throw new NotWalkable();
  return start + 2 + length;
}

/** Compressed data goes on until a marker that is neither a byte of data (FF00) nor a restart (FFD0 to FFD7). */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = endOfSegment(bytes, start); ; at += 2) {
    at = bytes.indexOf(0xff, at);
    const marker = bytes[at + 1];
    if (at === -1 || marker === undefined) throw new NotWalkable();
    const isData = marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData) return at;
  }
}
