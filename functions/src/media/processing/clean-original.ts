import type { Metadata, Sharp } from 'sharp';
import {
  carriesMetadata,
  embeddedPictures,
  withoutMetadata,
  withPictures,
  type EmbeddedPicture,
} from '../metadata/index.js';
import { MediaRefused, type MediaType } from '../types/index.js';
import { requireBoundsWithin } from './bounds-within.js';
import { readMetadata } from './inspect-picture.js';
import { requireBounds } from './limits.js';
import { open, refusedBy } from './open.js';

/** How a picture that must be turned is packed, in the format's best quality. */
const ENCODE: Partial<Record<MediaType, (picture: Sharp, metadata: Metadata) => Sharp>> = {
  'image/jpeg': (picture, { chromaSubsampling = '' }) =>
    picture.jpeg({
      quality: 95,
      chromaSubsampling: chromaSubsampling.startsWith('4:4:4') ? '4:4:4' : '4:2:0',
      // It would have the whole picture in memory once more.
      optimiseCoding: false,
    }),
  'image/png': (picture, { depth }) =>
    (depth === 'ushort' ? picture.toColourspace('rgb16') : picture).png({ compressionLevel: 9 }),
  'image/webp': (picture) => picture.webp({ quality: 95 }),
};

/**
 * A picture as everybody may have it: without EXIF, XMP, IPTC, comments and what stands behind its end, its colour profile kept.
 * Where it need not be turned its pixels are untouched; where it must be, it is turned and packed anew. So are the pictures in an SVG.
 *
 * @returns the same bytes when there is nothing to take away
 * @throws MediaRefused as inspectPicture; of an SVG `too-complex`, `too-many-pixels`, `unsafe-svg`
 */
export async function cleanOriginal(bytes: Buffer, type: MediaType): Promise<Buffer> {
  if (type === 'image/svg+xml' && carriesMetadata(bytes, type)) await requireBoundsWithin(bytes);
  return clean(bytes, type);
}

async function clean(bytes: Buffer, type: MediaType): Promise<Buffer> {
  const encode = ENCODE[type];
  const bare = withoutMetadata(bytes, type);
  if (bare === bytes) return bytes;
  if (type === 'image/svg+xml') return cleanSvg(bytes);
  try {
    const metadata = await readMetadata(bytes, type);
    const isTurned = (metadata.orientation ?? 1) !== 1;
    if (bare && (!isTurned || !encode)) return Buffer.from(bare.buffer, bare.byteOffset, bare.byteLength);
    requireBounds(metadata, isTurned);
    const picture = open(bytes).autoOrient().keepIccProfile();
    return await (encode ? encode(picture, metadata) : picture).toBuffer();
  } catch (error) {
    throw refusedBy(error);
  }
}

/** One of its pictures that can't be read, and so is not shown, is left out. */
async function cleanSvg(svg: Buffer): Promise<Buffer> {
  const found = embeddedPictures(svg);
  if (!found)
    throw new MediaRefused(
      'unsafe-svg',
      'The SVG file defines entities, or is not in UTF-8: save it as plain SVG in UTF-8.',
    );
  const pictures = new Map<EmbeddedPicture, Uint8Array>();
  for (const picture of found)
    pictures.set(picture, await clean(picture.bytes, picture.type).catch(nothingIfRefused));
  return Buffer.from(withPictures(svg, pictures));
}

function nothingIfRefused(error: unknown): Buffer {
  if (error instanceof MediaRefused) return Buffer.alloc(0);
  throw error;
}
