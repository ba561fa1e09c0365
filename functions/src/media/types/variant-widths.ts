/** A width that is so little more than the one before is not worth a file of its own. */
const WORTH_IT = 1.15;

/** Neither side of a WebP may be longer, in pixels. */
export const MAX_SIDE = 16_383;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The widths in which a picture is kept: of those that are asked for all that are not larger than it is, and its own when that is
 * less than the largest and well above the others. What would be too high for the formats is left out.
 *
 * @param picture its size in pixels, as it is shown
 * @param asked in pixels, such as 480, 960, 1600
 * @returns at least one, from the smallest on, none larger than the picture
 */
export function variantWidths(picture: Size, asked: readonly number[]): readonly number[] {
  const most = Math.max(1, Math.min(picture.width, Math.floor((MAX_SIDE * picture.width) / picture.height)));
  const sorted = asked.toSorted((a, b) => a - b);
  const fitting = sorted.filter((each) => each <= most);
  const last = fitting.at(-1);
  if (last === undefined) return [most];
  const isWorthIt = most < (sorted.at(-1) ?? most) && most > last * WORTH_IT;
  return isWorthIt ? [...fitting, most] : fitting;
}
