/** A width that is so little more than the one before is not worth a file of its own. */
const WORTH_IT = 1.15;

/**
 * The widths in which a picture is kept: of those that are asked for all that are smaller than it is, and its own when that is
 * less than the largest and well above the others.
 *
 * @param width of the picture, in pixels
 * @param asked in pixels, such as 480, 960, 1600
 * @returns at least one, from the smallest on, none larger than the picture
 */
export function variantWidths(width: number, asked: readonly number[]): readonly number[] {
  const sorted = asked.toSorted((a, b) => a - b);
  const smaller = sorted.filter((each) => each <= width);
  const [largest, last] = [sorted.at(-1) ?? width, smaller.at(-1)];
  if (last === undefined) return [width];
  return width < largest && width > last * WORTH_IT ? [...smaller, width] : smaller;
}
