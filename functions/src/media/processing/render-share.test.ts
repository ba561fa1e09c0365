import { describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { svg } from '../../../test/support/media/hostile-files.js';
import { EXIF, frames, photograph } from '../../../test/support/media/pictures.js';
import { sharePicture } from '../files/share-picture.js';
import type { MediaType } from '../types/index.js';
import { inspectPicture, renderShare } from './index.js';

/** What is made of a picture around its focal point. */
async function shared(bytes: Buffer, type: MediaType, focalPoint: { x: number; y: number } | null = null) {
  const { width, height } = await inspectPicture(bytes, type);
  const share = sharePicture({ hash: 'a'.repeat(40), width, height, focalPoint });
  if (!share) throw new Error('it is too small');
  return { share, jpeg: await renderShare(bytes, type, share) };
}

/** The colour of a point as red, green and blue. */
async function colorAt(jpeg: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const at = info.channels * (y * info.width + x);
  return [...data.subarray(at, at + 3)];
}

/** White, with a red square of 200 × 200 at a point. */
function withSquare(width: number, height: number, left: number, top: number): Sharp {
  const plain = (side: { width: number; height: number }, background: string) => ({
    create: { ...side, channels: 3 as const, background },
  });
  const square = { input: plain({ width: 200, height: 200 }, '#ff0000'), left, top };
  return sharp(plain({ width, height }, '#ffffff')).composite([square]);
}

const RED = [253, 0, 0];
const close = (color: readonly number[], wanted: readonly number[]) =>
  color.every((value, index) => Math.abs(value - (wanted[index] ?? 0)) < 12);

describe('what link previews show of a picture', () => {
  test('is a JPEG of 1200 × 630 without metadata, in the colours of sRGB', async () => {
    const picture = await photograph(4032, 3024);
    const original = await picture.withIccProfile('p3').withExif(EXIF).jpeg().toBuffer();
    const { jpeg } = await shared(original, 'image/jpeg');
    const { format, width, height, exif, icc } = await sharp(jpeg).metadata();
    expect({ format, width, height, exif, icc }).toEqual({ format: 'jpeg', width: 1200, height: 630 });
    expect(jpeg.length).toBeLessThan(600_000);
  });

  test.each([
    ['the upper left', 0, 0],
    ['the lower right', 2200, 2800],
    ['the middle', 1100, 1400],
  ])('has the focal point: %s', async (_where, left, top) => {
    const original = await withSquare(2400, 3000, left, top).png().toBuffer();
    const focalPoint = { x: (left + 100) / 2400, y: (top + 100) / 3000 };
    const { jpeg, share } = await shared(original, 'image/png', focalPoint);
    const scale = 1200 / 2400;
    const [x, y] = [(left + 100) * scale - share.cut.left, (top + 100) * scale - share.cut.top];
    expect([x >= 0, x < 1200, y >= 0, y < 630]).toEqual([true, true, true, true]);
    expect(close(await colorAt(jpeg, Math.round(x), Math.round(y)), RED)).toBe(true);
  });

  test('is turned as its EXIF says', async () => {
    // On end, and the square above: turned to the right it is at the right.
    const original = await withSquare(1000, 2000, 400, 0).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { jpeg, share } = await shared(original, 'image/jpeg', { x: 0.95, y: 0.5 });
    expect(share).toMatchObject({ width: 1200, height: 630 });
    expect(close(await colorAt(jpeg, 1150, 315), RED)).toBe(true);
  });

  test('is white where the picture shows through', async () => {
    const background = { r: 0, g: 0, b: 255, alpha: 0 };
    const original = await sharp({ create: { width: 1300, height: 700, channels: 4, background } })
      .png()
      .toBuffer();
    const { jpeg } = await shared(original, 'image/png');
    expect(await colorAt(jpeg, 600, 300)).toEqual([255, 255, 255]);
  });

  test('is the first frame of an animation, and a drawing in the size that it has', async () => {
    const animated = await frames(640, 480, 3).gif().toBuffer();
    expect((await shared(animated, 'image/gif')).share).toMatchObject({ width: 640, height: 336 });
    const drawing = svg('<rect width="1600" height="900" fill="#ff0000"/>', 'width="1600" height="900"');
    const { jpeg } = await shared(drawing, 'image/svg+xml');
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
    expect(close(await colorAt(jpeg, 600, 300), RED)).toBe(true);
  });

  test('of what is broken nothing is made', async () => {
    const original = await withSquare(1300, 700, 0, 0).png().toBuffer();
    const share = sharePicture({ hash: 'a', width: 1300, height: 700, focalPoint: null });
    if (!share) throw new Error('unreachable');
    const broken = original.subarray(0, original.length / 2);
    await expect(renderShare(broken, 'image/png', share)).rejects.toMatchObject({
      refusal: 'broken-picture',
    });
  });
});
