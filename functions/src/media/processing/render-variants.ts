import type { Metadata, Sharp } from 'sharp';
import { traitsOf, variantWidths, type MediaType } from '../types/index.js';
import { keepsProfile } from './color-profile.js';
import { isAnimated, readMetadata } from './inspect-picture.js';
import { MAX_AVIF_SAMPLES } from './limits.js';
import { open, refusedBy } from './open.js';
import { rasteriseSvg } from './rasterise-svg.js';

/** A picture made of an original: oriented, without metadata. */
export interface RenderedVariant {
  readonly width: number;
  readonly height: number;
  readonly format: 'webp' | 'avif';
  readonly bytes: Buffer;
}

const WEBP = { quality: 80, effort: 4 } as const;
const AVIF = { quality: 60, effort: 3, chromaSubsampling: '4:2:0' } as const;

/**
 * Renders a picture in each width that fits it (`variantWidths`), as WebP and AVIF; an animation and an SVG as WebP alone. One
 * after the other, so that no more than one is in memory.
 *
 * @param type as its bytes say; one with variants
 * @param widths in pixels; an SVG has them all
 * @throws MediaRefused as inspectPicture
 */
export async function* renderVariants(
  bytes: Uint8Array,
  type: MediaType,
  widths: readonly number[],
): AsyncGenerator<RenderedVariant> {
  try {
    if (traitsOf(type).kind === 'vector') {
      yield* renderVector(bytes, widths);
      return;
    }
    const metadata = await readMetadata(bytes, type);
    if (isAnimated(metadata)) yield* renderAnimation(bytes, metadata, widths);
    else yield* renderStill(bytes, metadata, widths);
  } catch (error) {
    throw refusedBy(error);
  }
}

async function* renderStill(bytes: Uint8Array, metadata: Metadata, widths: readonly number[]) {
  const { width: fullWidth, height: fullHeight } = metadata.autoOrient;
  const all = variantWidths(metadata.autoOrient, widths);
  // What is largest is unpacked and made smaller once; the others are made of it.
  const base = await withProfile(
    open(bytes)
      .autoOrient()
      .resize({ width: all.at(-1) ?? 0 }),
    metadata,
  )
    .png({ compressionLevel: 0 })
    .toBuffer();
  for (const width of all) {
    const sized = () => withProfile(open(base).resize({ width }), metadata);
    yield await rendered(sized().webp(WEBP), 'webp');
    const samples = (metadata.channels * width * width * fullHeight) / fullWidth;
    if (samples <= MAX_AVIF_SAMPLES) yield await rendered(sized().avif(AVIF), 'avif');
  }
}

async function* renderAnimation(bytes: Uint8Array, metadata: Metadata, widths: readonly number[]) {
  const { width: fullWidth, pageHeight: fullHeight = metadata.height } = metadata;
  for (const width of variantWidths({ width: fullWidth, height: fullHeight }, widths)) {
    const sized = withProfile(open(bytes, { animated: true }).resize({ width }), metadata);
    yield await rendered(sized.webp(WEBP), 'webp');
  }
}

async function* renderVector(bytes: Uint8Array, widths: readonly number[]) {
  const { width, height, png } = await rasteriseSvg(bytes, Math.max(...widths));
  // As large as is wished: it is drawn, not magnified.
  const scale = Math.max(...widths) / width;
  for (const each of variantWidths({ width: width * scale, height: height * scale }, widths))
    yield await rendered(open(png).resize({ width: each }).webp(WEBP), 'webp');
}

function withProfile(picture: Sharp, metadata: Metadata): Sharp {
  return keepsProfile(metadata) ? picture.keepIccProfile() : picture;
}

async function rendered(picture: Sharp, format: 'webp' | 'avif'): Promise<RenderedVariant> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.pageHeight ?? info.height, format, bytes: data };
}
