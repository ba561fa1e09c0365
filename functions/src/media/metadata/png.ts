import { textAt, uint32 } from '../types/bytes.js';
import { KeptParts, NotWalkable } from './kept-parts.js';

/** What a picture, still or animated, needs to look as it does. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cICP iCCP sRGB gAMA cHRM sBIT bKGD pHYs mDCV cLLI acTL fcTL fdAT'.split(' '),
);

/**
 * A PNG without text, EXIF, times, chunks of applications and whatever stands behind its end.
 *
 * @see https://www.w3.org/TR/png-3/#5Chunk-layout
 * @throws NotWalkable
 */
export function withoutPngMetadata(bytes: Uint8Array): Uint8Array {
  const kept = new KeptParts(bytes);
  kept.keep(0, 8);
  for (let start = 8; ;) {
    const type = textAt(bytes, start + 4, 4);
    // Length, type and checksum have four bytes each.
    const end = start + 12 + uint32(bytes, start);
    if (!(end <= bytes.length)) throw new NotWalkable();
    if (KEPT.has(type)) kept.keep(start, end);
    if (type === 'IEND') return kept.join();
    start = end;
  }
}

/** Whether a PNG is animated: it says so before its first data. */
export function isAnimatedPng(bytes: Uint8Array): boolean {
  for (let start = 8; start < bytes.length;) {
    const type = textAt(bytes, start + 4, 4);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
    const length = uint32(bytes, start);
    if (Number.isNaN(length)) return false;
    start += 12 + length;
  }
  return false;
}
