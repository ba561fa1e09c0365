import type { SharePicture } from '../files/share-picture.js';
import { traitsOf, type MediaType } from '../types/index.js';
import { readMetadata } from './inspect-picture.js';
import { open, refusedBy } from './open.js';
import { rasteriseSvg } from './rasterise-svg.js';

const JPEG = { quality: 78, mozjpeg: true } as const;

/**
 * Cuts a picture for link previews, as JPEG, in the colours of sRGB: of an animation the first frame, on white what is transparent.
 *
 * @param type as its bytes say; one with variants
 * @throws MediaRefused as inspectPicture
 */
export async function renderShare(
  bytes: Uint8Array,
  type: MediaType,
  { width, height, cut }: Pick<SharePicture, 'width' | 'height' | 'cut'>,
): Promise<Buffer> {
  try {
    const isVector = traitsOf(type).kind === 'vector';
    if (!isVector) await readMetadata(bytes, type);
    const source = isVector ? (await rasteriseSvg(bytes, cut.from.width)).png : bytes;
    return await open(source)
      .autoOrient()
      .resize({ ...cut.from, fit: 'fill' })
      .extract({ left: cut.left, top: cut.top, width, height })
      .flatten({ background: '#ffffff' })
      .jpeg(JPEG)
      .toBuffer();
  } catch (error) {
    throw refusedBy(error);
  }
}
