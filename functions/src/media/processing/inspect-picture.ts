import type { Metadata } from 'sharp';
import { isAnimatedPng } from '../metadata/index.js';
import { MediaRefused, type MediaType } from '../types/index.js';
import { MAX_FRAMES, MAX_PIXELS, open, refusedBy, tooManyPixels } from './limits.js';
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
    const metadata = await readMetadata(bytes, type);
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize(PLACEHOLDER_SIZE, PLACEHOLDER_SIZE, { fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = { width: info.width, height: info.height, data };
    const { width, height } = metadata.autoOrient;
    return {
      width,
      height: metadata.pageHeight ?? height,
      animated: isAnimated(metadata),
      thumbhash: thumbhashOf(pixels),
      color: dominantColor(pixels),
    };
  } catch (error) {
    throw refusedBy(error);
  }
}

/** What a picture's header says of it. @throws MediaRefused when it is too large, or can't be shown as it is */
export async function readMetadata(bytes: Uint8Array, type: MediaType): Promise<Metadata> {
  if (type === 'image/png' && isAnimatedPng(bytes))
    throw new MediaRefused(
      'unsupported-variety',
      'Animated PNG can not be made smaller: save it as animated WebP or GIF.',
    );
  const metadata = await open(bytes).metadata();
  const { width, height, pages = 1, pageHeight = height } = metadata;
  if (pages > MAX_FRAMES) {
    throw new MediaRefused(
      'too-many-frames',
      `An animation may have at most ${MAX_FRAMES} frames: save it as MP4.`,
    );
  }
  if (width * pageHeight * pages > MAX_PIXELS) throw tooManyPixels();
  return metadata;
}

/** Whether a picture has several frames. */
export function isAnimated({ pages = 1 }: Metadata): boolean {
  return pages > 1;
}
