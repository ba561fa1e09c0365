/**
 * Pictures made by code, of every format, size and way to store them.
 */
import sharp, { type Sharp } from 'sharp';

/** Where an invented photograph was taken, and what else a camera notes. */
export const EXIF = {
  IFD0: { Make: 'Otter & Sons', Copyright: 'Ada Otter' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 3230/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 3947/100',
  },
};

/** Noise is made in tiles of this size, in pixels. */
const TILE = 512;
/** How much coarser than a pixel each layer of noise is. */
/** Of a layer over those before it. */
const LAYER_OPACITY = 0.12;
const GRAINS = [16, 4, 2, 1];

/**
 * What a photograph is to an encoder: gradients, shapes and grain, and as many bytes. The same for the same size.
 *
 * @param width in pixels
 * @param height in pixels
 */
export async function photograph(width: number, height: number): Promise<Sharp> {
  const shapes = fromRaw(noise(16 * 12 * 3, 1), { width: 16, height: 12, channels: 3 });
  // Nothing is laid over a picture that is smaller than it.
  const tile = { width: Math.min(TILE, width), height: Math.min(TILE, height) };
  const layers = await Promise.all(
    GRAINS.map(async (grain) => {
      const side = TILE / grain;
      const layer = fromRaw(noise(side * side * 3, grain), { width: side, height: side, channels: 3 });
      const input = await layer
        .resize(TILE, TILE, { kernel: 'cubic' })
        .extract({ left: 0, top: 0, ...tile })
        .ensureAlpha(LAYER_OPACITY)
        .png()
        .toBuffer();
      return { input, tile: true, blend: 'over' as const };
    }),
  );
  const base = await shapes.resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
  const picture = fromRaw(base, { width, height, channels: 3 }).composite(layers).removeAlpha();
  return fromRaw(await picture.raw().toBuffer(), { width, height, channels: 3 });
}

/** A drawing of stripes that packs well: for pictures that are large and have few bytes. */
export function stripes(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = new Uint8ClampedArray(width * height * channels);
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < channels; channel += 1, at += 1)
        data[at] = ((x >> 3) * (channel + 1) + (y >> 4)) & 255;
  return fromRaw(data, { width, height, channels });
}

/** Frames, one below the other, of which each differs from the one before. */
export function frames(width: number, height: number, count: number): Sharp {
  const data = new Uint8ClampedArray(width * height * count * 3);
  for (let row = 0, at = 0; row < height * count; row += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      const frame = Math.floor(row / height);
      data.fill(((x >> 3) + (row >> 4) + frame * 5 + ((x * 7 + row * 13) % 11)) & 255, at, at + 3);
    }
  return fromRaw(data, { width, height: height * count, channels: 3, pageHeight: height });
}

interface Raw {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly pageHeight?: number;
}

function fromRaw(data: Uint8Array | Uint8ClampedArray, raw: Raw): Sharp {
  return sharp(data, { raw, limitInputPixels: false });
}

/** Bytes by chance, the same for the same seed. @see https://www.jstatsoft.org/article/view/v008i14 */
function noise(length: number, seed: number): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(length);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < length; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 255;
  }
  return bytes;
}
