/**
 * What a picture may be once it is unpacked, and what unpacking takes: bounded so that a worker has at most 400 MiB with the
 * largest there is (bench/media-results.md).
 */
import type { Metadata } from 'sharp';
import { MediaRefused } from '../types/index.js';

/** The most pixels of a picture, of all frames of an animation together. */
export const MAX_PIXELS = 50_000_000;

/** The most frames of an animation. */
const MAX_FRAMES = 1_000;

/** For what is in memory at once while a picture is unpacked. */
const MAX_UNPACKED_BYTES = 240_000_000;

/** Of pictures with more samples, of all channels together, no AVIF is made: its encoder has 7 bytes for each in memory. */
export const MAX_AVIF_SAMPLES = 18_000_000;

/**
 * Refuses a picture that would take too much memory, by what its header says.
 *
 * @param isTurned whether it is turned while all of it is unpacked
 * @throws MediaRefused `too-many-pixels`, `too-many-frames`
 */
export function requireBounds(metadata: Metadata, isTurned = false): void {
  const { width, height, pages = 1, pageHeight = height } = metadata;
  if (pages > MAX_FRAMES)
    throw new MediaRefused(
      'too-many-frames',
      `An animation may have at most ${MAX_FRAMES} frames: save it as MP4.`,
    );
  const pixels = width * pageHeight * pages;
  if (pixels > MAX_PIXELS) throw tooManyPixels(MAX_PIXELS);
  const perPixel = unpackedBytesPerPixel(metadata, isTurned);
  if (pixels * perPixel > MAX_UNPACKED_BYTES) throw tooManyPixels(MAX_UNPACKED_BYTES / perPixel);
}

/** The refusal of a picture that is too large once it is unpacked. */
export function tooManyPixels(most: number, cause?: unknown): MediaRefused {
  const millions = Math.floor(most / 100_000) / 10;
  return new MediaRefused(
    'too-many-pixels',
    `A picture that is saved like this one may have at most ${millions} million pixels, all frames together: make it smaller.`,
    cause,
  );
}

/** What its decoder has in memory, besides the lines in hand; and, of one that is turned, the whole of it. As measured. */
function unpackedBytesPerPixel(metadata: Metadata, isTurned: boolean): number {
  const { format, channels, depth, isProgressive } = metadata;
  const sample = depth === 'uchar' ? 1 : 2;
  switch (format) {
    case 'jpeg': {
      // Coefficients of two bytes: with 4:2:0 half as many as samples of all channels.
      const coefficients = isProgressive ? 2.2 * channels * (isSubsampled(metadata) ? 0.5 : 1) : 0;
      return coefficients + (isTurned ? 1.4 * channels : 0);
    }
    case 'png': {
      const interlaced = isProgressive ? channels * (sample === 1 ? 1.5 : 3) : 0;
      return Math.max(interlaced, isTurned ? 1.7 * channels * sample : 0);
    }
    case 'heif':
      return channels * (sample === 1 ? 6.3 : 9.3);
    case 'webp':
      return isTurned ? 11 : 4;
    default:
      return 5.6;
  }
}

function isSubsampled({ chromaSubsampling = '' }: Metadata): boolean {
  return chromaSubsampling.startsWith('4:2:0');
}
