import { hasTextAt } from '../types/bytes.js';
import { KeptParts, NotWalkable } from './kept-parts.js';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;
/** How often it repeats, and its colour profile. */
const KEPT_APPLICATIONS = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/**
 * A GIF without comments, texts, data of applications such as XMP, and whatever stands behind its end.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 * @throws NotWalkable
 */
export function withoutGifMetadata(bytes: Uint8Array): Uint8Array {
  const kept = new KeptParts(bytes);
  const head = 13 + colorTableBytes(bytes[10]);
  kept.keep(0, head);
  for (let start = head; ;) {
    const kind = bytes[start];
    if (kind === TRAILER) {
      kept.keep(start, start + 1);
      return kept.join();
    }
    if (kind === IMAGE) {
      // Ten bytes of descriptor, colours, one byte of code size.
      const end = endOfBlocks(bytes, start + 10 + colorTableBytes(bytes[start + 9]) + 1);
      kept.keep(start, end);
      start = end;
    } else if (kind === EXTENSION) {
      const end = endOfBlocks(bytes, start + 2);
      if (isKept(bytes, start)) kept.keep(start, end);
      start = end;
    } else throw new NotWalkable();
  }
}

function isKept(bytes: Uint8Array, start: number): boolean {
  const label = bytes[start + 1];
  if (label === GRAPHIC_CONTROL) return true;
  return label === APPLICATION && KEPT_APPLICATIONS.some((name) => hasTextAt(bytes, start + 3, name));
}

/** Of the table that a byte of flags tells of. */
function colorTableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Blocks say their length in a byte each; one without a length is the last. */
function endOfBlocks(bytes: Uint8Array, start: number): number {
  for (let at = start; ;) {
    const length = bytes[at];
    if (length === undefined) throw new NotWalkable();
    at += 1 + length;
    if (length === 0) return at;
  }
}
