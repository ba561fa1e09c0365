import type { MediaType } from '../types/index.js';
import { withoutAvifMetadata } from './avif.js';
import { withoutGifMetadata } from './gif.js';
import { withoutJpegMetadata } from './jpeg.js';
import { NotWalkable } from './kept-parts.js';
import { withoutPngMetadata } from './png.js';
import { withoutSvgMetadata } from './svg.js';
import { withoutWebpMetadata } from './webp.js';

const WITHOUT: Partial<Record<MediaType, (bytes: Uint8Array) => Uint8Array>> = {
  'image/jpeg': withoutJpegMetadata,
  'image/png': withoutPngMetadata,
  'image/webp': withoutWebpMetadata,
  'image/gif': withoutGifMetadata,
  'image/avif': withoutAvifMetadata,
  'image/svg+xml': (bytes) => withoutSvgMetadata(bytes, withoutMetadata),
};

/**
 * A picture without EXIF, XMP, IPTC, comments, and what stands behind its end; its pixels untouched, so that one whose EXIF says
 * how it is to be turned is turned no more. Of an SVG the pictures in it are meant; what is said in its text stays.
 *
 * @returns the same bytes when there is nothing to take away, or the type is none of pictures; null when the file is not what
 *   its format says
 */
export function withoutMetadata(bytes: Uint8Array, type: MediaType): Uint8Array | null {
  try {
    return WITHOUT[type]?.(bytes) ?? bytes;
  } catch (error) {
    if (error instanceof NotWalkable) return null;
    throw error;
  }
}

/**
 * Whether a picture may tell more than it shows, such as where it was taken; true also when the file can't be read. Of types other
 * than pictures it is false.
 */
export function carriesMetadata(bytes: Uint8Array, type: MediaType): boolean {
  return withoutMetadata(bytes, type) !== bytes;
}
