import { embeddedPictures, type EmbeddedPicture } from '../metadata/index.js';
import { MediaRefused, type MediaType } from '../types/index.js';
import { readMetadata } from './inspect-picture.js';
import { MAX_PIXELS } from './limits.js';
import { refusedBy } from './open.js';

/** The most pictures in an SVG that is cleaned, its SVGs and what is in them among them. */
const MAX_PICTURES = 200;

/**
 * Refuses an SVG whose pictures would take so long to clean that a job's lease ends meanwhile.
 *
 * @throws MediaRefused `too-complex`, `too-many-pixels`
 */
export async function requireBoundsWithin(svg: Uint8Array): Promise<void> {
  let count = 0;
  let pixels = 0;
  for (const { bytes, type } of picturesWithin(svg)) {
    count += 1;
    if (count > MAX_PICTURES)
      throw new MediaRefused(
        'too-complex',
        `An SVG with pictures that tell more than they show may have at most ${MAX_PICTURES} pictures in it: take that out of them, or save it as PNG.`,
      );
    if (type !== 'image/svg+xml') pixels += await pixelsOf(bytes, type);
    if (pixels > MAX_PIXELS)
      throw new MediaRefused(
        'too-many-pixels',
        `The pictures in an SVG may have at most ${MAX_PIXELS / 1_000_000} million pixels together: make them smaller.`,
      );
  }
}

function* picturesWithin(svg: Uint8Array): Generator<EmbeddedPicture> {
  for (const picture of embeddedPictures(svg) ?? []) {
    yield picture;
    if (picture.type === 'image/svg+xml') yield* picturesWithin(picture.bytes);
  }
}

/** None of one that can't be read, or alone has too many: it is left out. */
async function pixelsOf(bytes: Uint8Array, type: MediaType): Promise<number> {
  try {
    const { width, height, pages = 1, pageHeight = height } = await readMetadata(bytes, type);
    return width * pageHeight * pages;
  } catch (error) {
    if (refusedBy(error) instanceof MediaRefused) return 0;
    throw error;
  }
}
