import type { Metadata } from 'sharp';
import { isAnimatedPng, withoutMetadata } from '../metadata/index.js';
import { MediaRefused, traitsOf, type MediaType } from '../types/index.js';
import { requireBounds } from './limits.js';
import { open, refusedBy } from './open.js';
import { rasteriseSvg } from './rasterise-svg.js';
import { dominantColor, PLACEHOLDER_SIZE, thumbhashOf } from './placeholder.js';

/** What is known of a picture once it was looked at. */
export interface PictureFacts {
  /** In pixels, as it is shown: turned as its EXIF says. Of an SVG its own size. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** Some 25 bytes, in base64. */
  readonly thumbhash: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/**
 * Unpacks a picture once, within bounds.
 *
 * @param type as its bytes say; one with variants
 * @throws MediaRefused `too-many-pixels`, `too-many-frames`, `broken-picture`, `unsupported-variety`
 */
export async function inspectPicture(bytes: Uint8Array, type: MediaType): Promise<PictureFacts> {
  try {
    const { width, height, animated, picture } = await unpack(bytes, type);
    const { data, info } = await picture
      .autoOrient()
      .resize(PLACEHOLDER_SIZE, PLACEHOLDER_SIZE, { fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = { width: info.width, height: info.height, data };
    return { width, height, animated, thumbhash: thumbhashOf(pixels), color: dominantColor(pixels) };
  } catch (error) {
    throw refusedBy(error);
  }
}

async function unpack(bytes: Uint8Array, type: MediaType) {
  if (traitsOf(type).kind === 'vector') {
    const { width, height, png } = await rasteriseSvg(bytes, 2 * PLACEHOLDER_SIZE);
    return { width, height, animated: false, picture: open(png) };
  }
  const metadata = await readMetadata(bytes, type);
  const { width, height } = metadata.autoOrient;
  const animated = isAnimated(metadata);
  return { width, height: metadata.pageHeight ?? height, animated, picture: open(bytes) };
}

/** What a picture's header says of it. @throws MediaRefused when it is too large, or can't be shown as it is */
export async function readMetadata(bytes: Uint8Array, type: MediaType): Promise<Metadata> {
  if (type === 'image/png' && isAnimatedPng(bytes))
    throw new MediaRefused(
      'unsupported-variety',
      'Animated PNG can not be made smaller: save it as animated WebP or GIF.',
    );
  // Its decoder takes one that is cut off for a shorter one.
  if (type === 'image/gif' && withoutMetadata(bytes, type) === null) throw new Error('cut off');
  const metadata = await open(bytes).metadata();
  requireBounds(metadata);
  return metadata;
}

/** Whether a picture has several frames. */
export function isAnimated({ pages = 1 }: Metadata): boolean {
  return pages > 1;
}
