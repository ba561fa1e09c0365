import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import {
  avifOfSize,
  gif,
  jpegOfSize,
  png,
  pngChunk,
  svg,
  webpOfSize,
} from '../../../test/support/media/hostile-files.js';
import { frames, photograph, stripes } from '../../../test/support/media/pictures.js';
import { detectMediaType, MediaRefused, type MediaType, type RefusalName } from '../types/index.js';
import { inspectPicture, renderVariants } from './index.js';
import { rasteriseSvg } from './rasterise-svg.js';

/** What the worker says of a file: the name of the refusal, or `taken`. */
async function verdict(bytes: Buffer, type: MediaType): Promise<RefusalName | 'taken'> {
  try {
    await inspectPicture(bytes, type);
    for await (const { bytes: variant } of renderVariants(bytes, type, [480, 960]))
      expect(variant.length).toBeGreaterThan(0);
    return 'taken';
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error;
    expect(error.message).toMatch(/^[A-Z].{20,}\.$/);
    return error.refusal;
  }
}

const ENCODERS: Record<string, (picture: Sharp) => Sharp> = {
  'image/jpeg': (picture) => picture.jpeg(),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp(),
  'image/avif': (picture) => picture.avif({ effort: 0 }),
  'image/gif': (picture) => picture.gif(),
};

describe('a bomb is refused by what its header says', () => {
  let small: Sharp;
  beforeAll(async () => {
    small = await photograph(64, 64);
  });

  test.each([
    ['PNG', 'image/png', () => png(20_000, 20_000), 'too-many-pixels'],
    ['PNG of one row', 'image/png', () => png(60_000_000, 1), 'too-many-pixels'],
    [
      'JPEG',
      'image/jpeg',
      async () => jpegOfSize(await small.jpeg().toBuffer(), 65_500, 65_500),
      'too-many-pixels',
    ],
    ['WebP', 'image/webp', () => webpOfSize(16_383, 16_383), 'too-many-pixels'],
    [
      'AVIF',
      'image/avif',
      async () => avifOfSize(await small.avif({ effort: 0 }).toBuffer(), 16_000, 16_000),
      'too-many-pixels',
    ],
    ['GIF', 'image/gif', () => gif(65_500, 65_500), 'too-many-pixels'],
    ['GIF of many frames', 'image/gif', () => gif(8, 8, 5000), 'too-many-frames'],
    ['GIF of many large frames', 'image/gif', () => gif(2000, 2000, 100), 'too-many-pixels'],
    ['SVG', 'image/svg+xml', () => svg('', 'width="1e9" height="1e9"'), 'broken-picture'],
  ] as const)('%s', async (_name, type, make, refusal) => {
    const bytes = await make();
    expect(bytes.length).toBeLessThan(200_000);
    expect(detectMediaType(bytes)).toBe(type);
    await expect(verdict(bytes, type)).resolves.toBe(refusal);
  });

  test.each([
    [
      'interlaced PNG',
      'image/png',
      () => stripes(7000, 4500, 4).toColourspace('rgb16').png({ progressive: true }),
    ],
    ['AVIF', 'image/avif', () => stripes(4200, 3200).avif({ effort: 0 })],
    [
      'progressive JPEG',
      'image/jpeg',
      () => stripes(7000, 5600).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
    ],
  ] as const)('%s that takes more memory than others of its size', async (_name, type, make) => {
    await expect(verdict(await make().toBuffer(), type)).resolves.toBe('too-many-pixels');
  });
});

describe('cut off anywhere', () => {
  test.each(Object.keys(ENCODERS) as MediaType[])('%s is refused', async (type) => {
    const whole = (await ENCODERS[type]?.(await photograph(120, 90)).toBuffer()) ?? Buffer.alloc(0);
    await expect(verdict(whole, type)).resolves.toBe('taken');
    for (const share of [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
      await expect(verdict(whole.subarray(0, Math.floor(whole.length * share)), type)).resolves.toBe(
        'broken-picture',
      );
  });

  test('an animation is refused', async () => {
    for (const animated of [frames(60, 40, 6).gif(), frames(60, 40, 6).webp()]) {
      const whole = await animated.toBuffer();
      const type = detectMediaType(whole) ?? 'image/png';
      await expect(verdict(whole, type)).resolves.toBe('taken');
      await expect(verdict(whole.subarray(0, Math.floor(whole.length * 0.6)), type)).resolves.toBe(
        'broken-picture',
      );
    }
  });
});

test.each(Object.keys(ENCODERS) as MediaType[])(
  '%s of nothing but its beginning is refused',
  async (type) => {
    const whole = (await ENCODERS[type]?.(stripes(8, 8)).toBuffer()) ?? Buffer.alloc(0);
    const bytes = Buffer.concat([whole.subarray(0, 32), Buffer.from('<script>alert(1)</script>'.repeat(40))]);
    await expect(verdict(bytes, type)).resolves.toBe('broken-picture');
  },
);

test('an animated PNG is refused in words', async () => {
  const control = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
  await expect(verdict(png(8, 8, [control]), 'image/png')).resolves.toBe('unsupported-variety');
});

describe('an SVG', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-svg-'));
    const red = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    writeFileSync(join(folder, 'red.png'), red);
    writeFileSync(join(folder, 'red.svg'), svg('<rect id="red" width="100" height="100" fill="#f00"/>'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a script', () => '<script>document.documentElement.remove()</script>'],
    ['handlers of events', () => '<rect onload="alert(1)" onclick="alert(1)"/>'],
    [
      'HTML inside',
      () =>
        '<foreignObject width="100" height="100"><body xmlns="http://www.w3.org/1999/xhtml"><script>1</script></body></foreignObject>',
    ],
    ['a picture of this machine', () => `<image href="file://${folder}/red.png" width="100" height="100"/>`],
    [
      'a picture of this machine by its path',
      () => `<image xlink:href="${folder}/red.png" width="100" height="100"/>`,
    ],
    [
      'a picture of another host',
      () => '<image href="http://127.0.0.1:9/red.png" width="100" height="100"/>',
    ],
    ['a part of another file', () => `<use href="file://${folder}/red.svg#red"/>`],
    ['styles of another file', () => `<style>@import "file://${folder}/red.css";</style>`],
    [
      'an inclusion',
      () => '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ],
    ['itself', () => '<g id="own"><use href="#own"/></g>'],
  ])('with %s is drawn without it', async (_name, body) => {
    const bytes = svg(body());
    await expect(inspectPicture(bytes, 'image/svg+xml')).resolves.toMatchObject({ color: '#ffffff' });
    for await (const variant of renderVariants(bytes, 'image/svg+xml', [50])) {
      const { channels } = await sharp(variant.bytes).stats();
      expect(channels.slice(0, 3).map(({ min }) => min > 250)).toEqual([true, true, true]);
    }
  });

  const nested = Array.from(
    { length: 12 },
    (_, level) => `<g id="g${String(level + 1)}">${`<use href="#g${String(level)}"/>`.repeat(10)}</g>`,
  );
  test.each([
    ['unknown entities', 'broken-picture', svg('<text>&nope;</text>')],
    ['no end', 'broken-picture', svg('').subarray(0, 150)],
    ['too many levels', 'broken-picture', svg(`${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`)],
    [
      'billions of uses of one thing',
      // By what the machine has to do besides.
      'broken-picture or too-complex',
      svg(`<defs><g id="g0"><rect/></g>${nested.join('')}</defs><use href="#g12"/>`),
    ],
    ['no size', 'broken-picture', svg('', 'width="0" height="0"')],
    [
      'a bomb of a picture',
      'too-complex',
      svg(
        `<image href="data:image/png;base64,${png(20_000, 20_000).toString('base64')}" width="9" height="9"/>`,
      ),
    ],
  ] as const)('with %s is refused as %s', async (_name, refusal, bytes) => {
    expect(refusal.split(' or ')).toContain(await verdict(bytes, 'image/svg+xml'));
  });

  test('with a line of billions of dashes is ended in time', async () => {
    const path = `<path d="M0 0${'L99 99 0 50'.repeat(20_000)}" stroke="#000" stroke-dasharray="0.0001"/>`;
    await expect(rasteriseSvg(svg(path), 1600, 1)).rejects.toMatchObject({ refusal: 'too-complex' });
  });
});
