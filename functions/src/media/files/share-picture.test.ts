import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isShareName, sharePicture } from './share-picture.js';

const HASH = 'a'.repeat(40);
const of = (
  width: number | null,
  height: number | null,
  focalPoint: { x: number; y: number } | null = null,
) => sharePicture({ hash: HASH, width, height, focalPoint });

test.each([
  ['a photograph', of(4000, 3000), [1200, 630, 0, 135]],
  ['one on end', of(3000, 4000), [1200, 630, 0, 485]],
  ['one that is wider', of(4000, 1000), [1200, 630, 660, 0]],
  ['a small one, which is not magnified', of(800, 600), [800, 420, 0, 90]],
  ['the size itself', of(1200, 630), [1200, 630, 0, 0]],
])('of %s is cut out what fits', (_what, picture, [width, height, left, top]) => {
  expect(picture).toMatchObject({ width, height, cut: { left, top } });
});

test.each([
  [{ x: 0, y: 0 }, 'share-0-0.jpg', 0],
  [{ x: 0.25, y: 0.3333 }, 'share-250-333.jpg', 0],
  [{ x: 0.7, y: 0.6 }, 'share-700-600.jpg', 225],
  [{ x: 1, y: 1 }, 'share-1000-1000.jpg', 270],
  [null, 'share-500-500.jpg', 135],
])('a focal point of %j has an address of its own', (focalPoint, name, top) => {
  expect(of(4000, 3000, focalPoint)).toMatchObject({ path: `/media/${HASH}/${name}`, cut: { top } });
  expect(isShareName(name)).toBe(true);
});

test('nothing is made of what is not known yet, or too small', () => {
  expect([of(null, null), of(300, 300), of(8000, 150)]).toEqual([null, null, null]);
});

test('what is cut out lies within the picture, and has its focal point', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const side = fc.integer({ min: 1, max: 50_000 });
  fc.assert(
    fc.property(side, side, share, share, (width, height, x, y) => {
      const picture = of(width, height, { x, y });
      if (!picture) return;
      const { cut } = picture;
      expect(picture.width).toBeLessThanOrEqual(Math.min(1200, cut.from.width));
      expect(picture.height).toBeLessThanOrEqual(Math.min(630, cut.from.height));
      expect(Math.abs(picture.width / picture.height - 1200 / 630)).toBeLessThan(0.01);
      const [left, top] = [x * cut.from.width - cut.left, y * cut.from.height - cut.top];
      // A thousandth of a long side, and a pixel for each time it is rounded.
      expect(left).toBeGreaterThanOrEqual(-2 - cut.from.width / 1000);
      expect(left).toBeLessThanOrEqual(picture.width + 2 + cut.from.width / 1000);
      expect(top).toBeGreaterThanOrEqual(-2 - cut.from.height / 1000);
      expect(top).toBeLessThanOrEqual(picture.height + 2 + cut.from.height / 1000);
      expect(cut.left + picture.width).toBeLessThanOrEqual(cut.from.width);
      expect(cut.top + picture.height).toBeLessThanOrEqual(cut.from.height);
    }),
  );
});
