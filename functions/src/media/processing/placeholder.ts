import { rgbaToThumbHash } from 'thumbhash';

/** Thumbhash takes no more. */
export const PLACEHOLDER_SIZE = 100;

/** A small picture's pixels: red, green, blue and alpha, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What stands for a picture until it is there, some 25 bytes, in base64. @see https://evanw.github.io/thumbhash */
export function thumbhashOf({ width, height, data }: Pixels): string {
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64');
}

/** Steps in which each channel is counted: 16 of them. */
const STEP_BITS = 4;

/**
 * The colour that a picture has most of, as `#rrggbb`: the mean of the fullest of 4,096 boxes of alike colours. What is
 * transparent does not count; where all of it is, white.
 */
export function dominantColor({ data }: Pixels): string {
  const boxes = new Map<number, { weight: number; sums: [number, number, number] }>();
  for (let at = 0; at + 3 < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    if (alpha === 0) continue;
    const key = ((red >> STEP_BITS) << 8) | ((green >> STEP_BITS) << 4) | (blue >> STEP_BITS);
    const box = boxes.get(key) ?? { weight: 0, sums: [0, 0, 0] };
    box.weight += alpha;
    box.sums[0] += red * alpha;
    box.sums[1] += green * alpha;
    box.sums[2] += blue * alpha;
    boxes.set(key, box);
  }
  const fullest = [...boxes.values()].toSorted((a, b) => b.weight - a.weight)[0];
  if (!fullest) return '#ffffff';
  const { weight, sums } = fullest;
  return `#${sums
    .map((sum) =>
      Math.round(sum / weight)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
