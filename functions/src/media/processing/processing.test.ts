import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { EXIF, frames, photograph, stripes } from '../../../test/support/media/pictures.js';
import { svg } from '../../../test/support/media/hostile-files.js';
import { carriesMetadata, embeddedPictures } from '../metadata/index.js';
import { detectMediaType, type MediaType } from '../types/index.js';
import { cleanOriginal, inspectPicture, renderVariants, type RenderedVariant } from './index.js';

const WIDTHS = [480, 960, 1600];

async function variantsOf(bytes: Buffer, type: MediaType, widths = WIDTHS): Promise<RenderedVariant[]> {
  const variants: RenderedVariant[] = [];
  for await (const variant of renderVariants(bytes, type, widths)) variants.push(variant);
  return variants;
}

const sizes = (variants: readonly RenderedVariant[]): string[] =>
  variants.map(({ width, height, format }) => `${String(width)}x${String(height)} ${format}`);

/** The colour in the middle of an upper left, upper right, lower left and lower right quarter. */
async function quarters(bytes: Buffer): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [1, 3].flatMap((row) =>
    [1, 3].map((column) => {
      const at =
        3 * (Math.floor((row * info.height) / 4) * info.width + Math.floor((column * info.width) / 4));
      return [...data.subarray(at, at + 3)].map((value) => (value > 127 ? '1' : '0')).join('');
    }),
  );
}

/** Red, green, blue and white quarters. */
const QUARTERS = ['100', '010', '001', '111'];
function quartered(width: number, height: number): Sharp {
  const quarter = { width: width / 2, height: height / 2, channels: 3 as const };
  const of = (background: string, left: number, top: number) => ({
    input: { create: { ...quarter, background } },
    left,
    top,
  });
  const base = { width, height, channels: 3 as const, background: '#fff' };
  return sharp({ create: base }).composite([
    of('#f00', 0, 0),
    of('#0f0', quarter.width, 0),
    of('#00f', 0, quarter.height),
  ]);
}

describe('a photograph of 12 megapixels with GPS', () => {
  let original: Buffer;
  let variants: RenderedVariant[];
  beforeAll(async () => {
    const picture = await photograph(4032, 3024);
    original = await picture.withIccProfile('p3').withExif(EXIF).jpeg({ quality: 85 }).toBuffer();
    variants = await variantsOf(original, 'image/jpeg');
  });

  test('is known by its size, colour and placeholder', async () => {
    await expect(inspectPicture(original, 'image/jpeg')).resolves.toEqual({
      width: 4032,
      height: 3024,
      animated: false,
      thumbhash: expect.stringMatching(/^[\w+/]{20,40}=*$/),
      color: expect.stringMatching(/^#[\da-f]{6}$/),
    });
  });

  test('is rendered in six variants, each smaller than it is', () => {
    expect(sizes(variants)).toEqual([
      '480x360 webp',
      '480x360 avif',
      '960x720 webp',
      '960x720 avif',
      '1600x1200 webp',
      '1600x1200 avif',
    ]);
    for (const { bytes } of variants) expect(bytes.length).toBeLessThan(original.length / 4);
    for (const { bytes, format } of variants) expect(detectMediaType(bytes)).toBe(`image/${format}`);
  });

  test('no variant, nor the clean original, says where it was taken; all keep the colours of Display P3', async () => {
    const clean = await cleanOriginal(original, 'image/jpeg');
    const { icc: profile = Buffer.alloc(0) } = await sharp(original).metadata();
    expect(profile.length).toBeGreaterThan(100);
    for (const bytes of [clean, ...variants.map((variant) => variant.bytes)]) {
      expect(carriesMetadata(bytes, detectMediaType(bytes) ?? 'image/jpeg')).toBe(false);
      expect(bytes.includes('Otter & Sons')).toBe(false);
      const { exif, xmp, icc } = await sharp(bytes).metadata();
      expect({ exif, xmp }).toEqual({});
      expect(icc?.equals(profile)).toBe(true);
    }
    const pixels = await sharp(original).raw().toBuffer();
    expect(pixels.equals(await sharp(clean).raw().toBuffer())).toBe(true);
  });
});

describe('turned as its EXIF says', () => {
  const turns = [2, 3, 4, 5, 6, 7, 8];
  const formats = [
    ['image/jpeg', (picture: Sharp) => picture.jpeg({ quality: 100, chromaSubsampling: '4:4:4' })],
    ['image/png', (picture: Sharp) => picture.png()],
    ['image/webp', (picture: Sharp) => picture.webp({ quality: 100 })],
  ] as const;
  test.each(formats.flatMap(([type, encode]) => turns.map((turn) => [type, turn, encode] as const)))(
    '%s, orientation %d',
    async (type, orientation, encode) => {
      const stored = await quartered(64, 32).png().toBuffer();
      const original = await encode(sharp(stored).withMetadata({ orientation })).toBuffer();
      const expected = await quarters(await sharp(original).autoOrient().png().toBuffer());
      const { width, height } = await inspectPicture(original, type);
      const clean = await cleanOriginal(original, type);
      const [first] = await variantsOf(original, type);
      for (const bytes of [clean, first?.bytes ?? Buffer.alloc(0)]) {
        await expect(sharp(bytes).metadata()).resolves.toMatchObject({ width, height });
        await expect(quarters(bytes)).resolves.toEqual(expected);
      }
      expect(expected).not.toEqual(QUARTERS);
      expect(expected.toSorted()).toEqual(QUARTERS.toSorted());
      expect([carriesMetadata(clean, type), detectMediaType(clean)]).toEqual([false, type]);
    },
  );
});

describe('an SVG', () => {
  const svgOf = (...pictures: readonly Buffer[]) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${pictures
        .map((picture) => `<image href="data:image/jpeg;base64,${picture.toString('base64')}" width="64"/>`)
        .join('')}</svg>`,
    );

  test('has its pictures turned as their EXIF says, without it, and those left out that can’t be read', async () => {
    const stored = await quartered(64, 32).png().toBuffer();
    const turned = await sharp(stored).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
    const bare = await sharp(stored).jpeg().toBuffer();
    const cut = turned.subarray(0, 200);
    const clean = await cleanOriginal(svgOf(turned, cut, bare), 'image/svg+xml');
    expect([carriesMetadata(clean, 'image/svg+xml'), detectMediaType(clean)]).toEqual([
      false,
      'image/svg+xml',
    ]);
    const [first, second, ...others] = (embeddedPictures(clean) ?? []).map(({ bytes }) => bytes);
    expect([second, others]).toEqual([bare, []]);
    expect(await sharp(first).metadata()).toMatchObject({ width: 32, height: 64 });
    const expected = await quarters(await sharp(turned).autoOrient().png().toBuffer());
    await expect(quarters(first ?? Buffer.alloc(0))).resolves.toEqual(expected);
    await expect(inspectPicture(clean, 'image/svg+xml')).resolves.toMatchObject({ width: 64, height: 64 });
  });

  const turnedBy = async (picture: Sharp) => picture.withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const embedded = (bytes: Buffer) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/svg+xml;base64,${bytes.toString('base64')}"/></svg>`,
    );

  test('with more than 200 pictures to clean, in SVGs in it as well, is refused; with 200 it is not', async () => {
    const turned = await turnedBy(quartered(8, 4));
    const of = (count: number) => svgOf(...Array.from({ length: count }, () => turned));
    const clean = await cleanOriginal(of(200), 'image/svg+xml');
    expect(carriesMetadata(clean, 'image/svg+xml')).toBe(false);
    for (const bytes of [of(201), embedded(of(200))])
      await expect(cleanOriginal(bytes, 'image/svg+xml')).rejects.toMatchObject({
        refusal: 'too-complex',
        message: expect.stringContaining('at most 200 pictures') as unknown,
      });
  });

  test('whose pictures have more pixels together than a picture may have is refused', async () => {
    const turned = await turnedBy(stripes(6000, 4000));
    const clean = await cleanOriginal(svgOf(turned, turned), 'image/svg+xml');
    expect(carriesMetadata(clean, 'image/svg+xml')).toBe(false);
    const many = svgOf(turned, turned, turned);
    for (const bytes of [many, embedded(many)])
      await expect(cleanOriginal(bytes, 'image/svg+xml')).rejects.toMatchObject({
        refusal: 'too-many-pixels',
        message: expect.stringContaining('50 million pixels together') as unknown,
      });
  });

  test('that may hold pictures which nobody finds is refused, and left out of another', async () => {
    const turned = await turnedBy(quartered(8, 4));
    const other = Buffer.from(`<?xml version="1.0" encoding="iso-2022-jp"?>${svgOf(turned).toString()}`);
    await expect(cleanOriginal(other, 'image/svg+xml')).rejects.toMatchObject({ refusal: 'unsafe-svg' });
    const clean = await cleanOriginal(embedded(other), 'image/svg+xml');
    expect(clean.toString()).toContain('href="data:image/svg+xml;base64,"');
  });

  test('whose pictures tell nothing is the same bytes', async () => {
    const original = svgOf(await quartered(64, 32).jpeg().toBuffer());
    expect(await cleanOriginal(original, 'image/svg+xml')).toBe(original);
  });
});

describe('an original', () => {
  test('without metadata is the same bytes', async () => {
    const original = await quartered(8, 8).png().toBuffer();
    expect(await cleanOriginal(original, 'image/png')).toBe(original);
  });

  test('that is a PDF, say, is the same bytes', async () => {
    const original = Buffer.from('%PDF-1.7');
    expect(await cleanOriginal(original, 'application/pdf')).toBe(original);
  });

  test('with sixteen bits a channel keeps them when it is turned', async () => {
    const original = await stripes(40, 20)
      .toColourspace('rgb16')
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const clean = await cleanOriginal(original, 'image/png');
    await expect(sharp(clean).metadata()).resolves.toMatchObject({ depth: 'ushort', width: 20, height: 40 });
  });

  test.each([
    ['image/jpeg', (picture: Sharp) => picture.jpeg()],
    ['image/png', (picture: Sharp) => picture.png()],
    ['image/webp', (picture: Sharp) => picture.webp()],
    ['image/avif', (picture: Sharp) => picture.avif({ effort: 0 })],
    ['image/gif', (picture: Sharp) => picture.gif()],
  ] as const)('%s that something hides behind is a picture alone', async (type, encode) => {
    const picture = await encode(quartered(64, 64)).toBuffer();
    const clean = await cleanOriginal(
      Buffer.concat([picture, Buffer.from('PK\x03\x04<script>alert(1)</script>')]),
      type,
    );
    expect([clean.includes('<script>'), detectMediaType(clean)]).toEqual([false, type]);
    await expect(quarters(clean)).resolves.toEqual(QUARTERS);
  });
});

describe('variants', () => {
  test('of a small picture are its own size', async () => {
    expect(sizes(await variantsOf(await quartered(300, 200).png().toBuffer(), 'image/png'))).toEqual([
      '300x200 webp',
      '300x200 avif',
    ]);
  });

  test('of a picture that is very high are WebP where AVIF would take too much memory', async () => {
    const original = await stripes(1080, 9000).jpeg().toBuffer();
    expect(sizes(await variantsOf(original, 'image/jpeg'))).toEqual([
      '480x4000 webp',
      '480x4000 avif',
      '960x8000 webp',
    ]);
  });

  test('of an animation are animated WebP, as long and as often', async () => {
    const original = await frames(600, 100, 4)
      .gif({ delay: [100, 200, 300, 400], loop: 3 })
      .toBuffer();
    await expect(inspectPicture(original, 'image/gif')).resolves.toMatchObject({
      width: 600,
      height: 100,
      animated: true,
    });
    const variants = await variantsOf(original, 'image/gif');
    expect(sizes(variants)).toEqual(['480x80 webp', '600x100 webp']);
    for (const { bytes } of variants)
      await expect(sharp(bytes, { animated: true }).metadata()).resolves.toMatchObject({
        pages: 4,
        loop: 3,
        delay: [100, 200, 300, 400],
      });
  });

  test('keep what is transparent', async () => {
    const original = await sharp({ create: { width: 500, height: 500, channels: 4, background: '#f000' } })
      .png()
      .toBuffer();
    for (const { bytes } of await variantsOf(original, 'image/png', [100]))
      await expect(sharp(bytes).stats()).resolves.toMatchObject({ isOpaque: false });
    await expect(inspectPicture(original, 'image/png')).resolves.toMatchObject({ color: '#ffffff' });
  });

  test('of grey, of CMYK and of sixteen bits are as every browser shows them', async () => {
    const sources: [MediaType, Buffer][] = [
      ['image/png', await quartered(64, 64).greyscale().png().toBuffer()],
      ['image/jpeg', await quartered(64, 64).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
      ['image/png', await quartered(64, 64).toColourspace('rgb16').png().toBuffer()],
    ];
    for (const [type, bytes] of sources)
      for (const variant of await variantsOf(bytes, type))
        await expect(sharp(variant.bytes).metadata()).resolves.toMatchObject({
          space: 'srgb',
          depth: 'uchar',
          hasProfile: false,
        });
  });

  test('of an SVG are drawn in every width', async () => {
    const original = svg('<circle cx="25" cy="25" r="25" fill="#00f"/>');
    await expect(inspectPicture(original, 'image/svg+xml')).resolves.toMatchObject({
      width: 100,
      height: 100,
      color: '#ffffff',
    });
    const variants = await variantsOf(original, 'image/svg+xml', [40, 480]);
    expect(sizes(variants)).toEqual(['40x40 webp', '480x480 webp']);
    await expect(quarters(variants[1]?.bytes ?? original)).resolves.toEqual(['001', '111', '111', '111']);
  });

  test('of the same picture are the same bytes', async () => {
    const original = await (await photograph(500, 300)).jpeg().toBuffer();
    const [first, second] = [
      await variantsOf(original, 'image/jpeg'),
      await variantsOf(original, 'image/jpeg'),
    ];
    expect(first).toEqual(second);
  });
});

test('the dominant colour is that of most of the picture', async () => {
  const spot = {
    input: { create: { width: 40, height: 40, channels: 3 as const, background: '#ff0000' } },
    left: 0,
    top: 0,
  };
  const picture = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#123456' } })
    .composite([spot])
    .png()
    .toBuffer();
  await expect(inspectPicture(picture, 'image/png')).resolves.toMatchObject({ color: '#123456' });
});
