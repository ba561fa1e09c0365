import type { Sharp } from 'sharp';
import { withoutMetadata } from '../metadata/index.js';
import type { MediaType } from '../types/index.js';
import { readMetadata } from './inspect-picture.js';
import { open, refusedBy } from './limits.js';

/** Formats whose EXIF browsers heed when they turn a picture, each in its best quality. */
const ENCODE: Partial<Record<MediaType, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  'image/png': (picture) => picture.png({ compressionLevel: 9 }),
  'image/webp': (picture) => picture.webp({ quality: 95 }),
};

/**
 * A picture as everybody may have it: without EXIF, XMP, IPTC, comments and what stands behind its end, its colour profile kept.
 * Where it need not be turned its pixels are untouched; where it must be, it is turned and packed anew.
 *
 * @returns the same bytes when there is nothing to take away
 * @throws MediaRefused as inspectPicture
 */
export async function cleanOriginal(bytes: Buffer, type: MediaType): Promise<Buffer> {
  const encode = ENCODE[type];
  const bare = withoutMetadata(bytes, type);
  if (bare === bytes) return bytes;
  try {
    const { orientation = 1 } = await readMetadata(bytes, type);
    if (bare && (orientation === 1 || !encode))
      return Buffer.from(bare.buffer, bare.byteOffset, bare.byteLength);
    return await (encode ?? ((picture) => picture))(open(bytes).autoOrient().keepIccProfile()).toBuffer();
  } catch (error) {
    throw refusedBy(error);
  }
}
