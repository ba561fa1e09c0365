import { textAt, uint32LowFirst } from '../types/bytes.js';
import { KeptParts, NotWalkable } from './kept-parts.js';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Of the first byte of VP8X: that EXIF and XMP follow. */
const EXIF_AND_XMP = 0b1100;

/**
 * A WebP, still or animated, without EXIF, XMP, unknown chunks and whatever stands behind its end.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 * @throws NotWalkable
 */
export function withoutWebpMetadata(bytes: Uint8Array): Uint8Array {
  const riffEnd = 8 + uint32LowFirst(bytes, 4);
  if (!(riffEnd <= bytes.length)) throw new NotWalkable();
  const chunks = new KeptParts(bytes);
  for (let start = 12; start < riffEnd;) {
    const length = uint32LowFirst(bytes, start + 4);
    // Chunks have an even length; the last may lack its byte of padding.
    const end = Math.min(start + 8 + length + (length % 2), riffEnd);
    if (!(start + 8 + length <= riffEnd)) throw new NotWalkable();
    const type = textAt(bytes, start, 4);
    if (type === 'VP8X' && ((bytes[start + 8] ?? 0) & EXIF_AND_XMP) !== 0)
      chunks.put(withoutFlags(bytes.subarray(start, end)));
    else if (KEPT.has(type)) chunks.keep(start, end);
    start = end;
  }
  const isUntouched = chunks.length === riffEnd - 12 && riffEnd === bytes.length && !hasFlags(bytes);
  if (isUntouched) return bytes;
  const body = chunks.join();
  const header = Buffer.from(bytes.subarray(0, 12));
  header.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([header, body]);
}

function hasFlags(bytes: Uint8Array): boolean {
  return textAt(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & EXIF_AND_XMP) !== 0;
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~EXIF_AND_XMP;
  return copy;
}
