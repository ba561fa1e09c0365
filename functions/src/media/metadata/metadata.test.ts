import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { gif, png, pngChunk } from '../../../test/support/media/hostile-files.js';
import { EXIF, frames, photograph } from '../../../test/support/media/pictures.js';
import type { MediaType } from '../types/index.js';
import { carriesMetadata, embeddedPictures, withoutMetadata } from './index.js';

const SECRETS = ['Otter & Sons', 'Ada Otter', 'secret', '<script'];
const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/">secret</x:xmpmeta>';

const encoded: Record<string, { type: MediaType; plain: Buffer; full: Buffer }> = {};

beforeAll(async () => {
  const picture = await photograph(90, 60);
  const formats = {
    jpeg: ['image/jpeg', (from: Sharp) => from.jpeg()],
    'progressive jpeg': ['image/jpeg', (from: Sharp) => from.jpeg({ progressive: true })],
    png: ['image/png', (from: Sharp) => from.png()],
    webp: ['image/webp', (from: Sharp) => from.webp()],
    avif: ['image/avif', (from: Sharp) => from.avif({ effort: 0 })],
  } as const;
  for (const [name, [type, encode]] of Object.entries(formats)) {
    const full = await encode(picture.clone().withExif(EXIF).withXmp(XMP).withIccProfile('p3')).toBuffer();
    const plain = await encode(picture.clone().withIccProfile('p3')).toBuffer();
    encoded[name] = { type, plain, full };
  }
});

describe.each(['jpeg', 'progressive jpeg', 'png', 'webp', 'avif'])('of a %s', (name) => {
  const file = () =>
    encoded[name] ?? { type: 'image/png' as const, plain: Buffer.alloc(0), full: Buffer.alloc(0) };

  test('metadata is found and taken away, pixels and profile stay', async () => {
    const { type, full } = file();
    const bare = withoutMetadata(full, type) ?? Buffer.alloc(0);
    expect([carriesMetadata(full, type), carriesMetadata(bare, type)]).toEqual([true, false]);
    for (const secret of SECRETS) expect(Buffer.from(bare).includes(secret)).toBe(false);
    const { exif, xmp, iptc, comments, hasProfile } = await sharp(bare).metadata();
    expect({ exif, xmp, iptc, comments, hasProfile }).toEqual({ hasProfile: true });
    expect(await sharp(bare).raw().toBuffer()).toEqual(await sharp(full).raw().toBuffer());
  });

  test('a file without any is the same', () => {
    const { type, plain } = file();
    expect(withoutMetadata(plain, type)).toBe(plain);
  });

  test('what stands behind its end is gone, or has it refused', () => {
    const { type, plain } = file();
    const polyglot = Buffer.concat([plain, Buffer.from('PK\x03\x04<script>secret')]);
    expect(carriesMetadata(polyglot, type)).toBe(true);
    const bare = withoutMetadata(polyglot, type);
    expect(bare === null || Buffer.compare(bare, plain) === 0).toBe(true);
  });

  test('cut off anywhere it is never taken for clean', () => {
    const { type, plain } = file();
    for (let length = 12; length < plain.length; length += 37)
      expect(carriesMetadata(plain.subarray(0, length), type)).toBe(true);
  });

  test('with any byte changed it is walked to an end', () => {
    const { type, full } = file();
    for (let at = 0; at < full.length; at += 1) {
      const broken = Buffer.from(full);
      broken[at] = 255 - (broken[at] ?? 0);
      expect(() => carriesMetadata(broken, type)).not.toThrow();
    }
  });
});

test('text, times and chunks of applications leave a PNG', () => {
  const chunks = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf', 'prVt'].map((type) =>
    pngChunk(type, Buffer.from('Comment\0<script>secret</script>')),
  );
  const bare = withoutMetadata(png(8, 8, chunks), 'image/png');
  expect(Buffer.compare(bare ?? Buffer.alloc(0), png(8, 8))).toBe(0);
});

test('comments and data of applications leave an animated GIF, which goes on as it did', async () => {
  const animated = await frames(24, 16, 3)
    .gif({ loop: 2, delay: [50, 60, 70] })
    .toBuffer();
  expect(carriesMetadata(animated, 'image/gif')).toBe(false);
  const extensions = Buffer.concat([
    Buffer.from('21fe06736563726574' + '00', 'hex'),
    Buffer.from('21ff0b584d502044617461584d5006736563726574' + '00', 'hex'),
  ]);
  const end = animated.length - 1;
  const full = Buffer.concat([
    animated.subarray(0, end),
    extensions,
    animated.subarray(end),
    Buffer.from('alert(1)'),
  ]);
  const bare = withoutMetadata(full, 'image/gif') ?? Buffer.alloc(0);
  expect(Buffer.compare(bare, animated)).toBe(0);
  await expect(sharp(bare, { animated: true }).metadata()).resolves.toMatchObject({ pages: 3, loop: 2 });
});

test('comments, IPTC, further pictures and thumbnails leave a JPEG', () => {
  const { plain = Buffer.alloc(0) } = encoded['jpeg'] ?? {};
  const segment = (marker: number, text: string) =>
    Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, 'latin1')]);
  const full = Buffer.concat([
    plain.subarray(0, 2),
    segment(0xfe, 'secret'),
    segment(0xed, 'Photoshop 3.0\0secret'),
    segment(0xe2, 'MPF\0secret'),
    segment(0xe0, 'JFXX\0secret'),
    plain.subarray(2),
  ]);
  expect(Buffer.compare(withoutMetadata(full, 'image/jpeg') ?? full, plain)).toBe(0);
});

test('an AVIF that says of few bytes that there are billions of places is not walked', async () => {
  const { plain = Buffer.alloc(0) } = encoded['avif'] ?? {};
  const exif = await sharp(plain).withExif(EXIF).avif({ effort: 0 }).toBuffer();
  const bomb = Buffer.from(exif);
  const places = bomb.indexOf('iloc');
  // No byte for an offset or a length, and as many extents as can be said.
  bomb[places + 8] = 0;
  bomb.fill(255, places + 10, places + 30);
  expect(carriesMetadata(bomb, 'image/avif')).toBe(true);
});

test('an AVIF that says of some bytes that there are billions of items is not walked', () => {
  const box = (type: string, ...content: number[]) =>
    Buffer.concat([
      Buffer.from([0, 0, 0, 8 + content.length]),
      Buffer.from(type, 'latin1'),
      Buffer.from(content),
    ]);
  const items = box('iinf', 0, 0, 0, 0, 0, 0);
  const places = box('iloc', 2, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff);
  const bomb = Buffer.concat([
    box('ftyp', ...Buffer.from('avif\0\0\0\0', 'latin1')),
    box('meta', 0, 0, 0, 0, ...items, ...places),
    box('uuid', 1),
  ]);
  expect(carriesMetadata(bomb, 'image/avif')).toBe(true);
});

test('what a phone adds behind an AVIF leaves it', () => {
  const { plain = Buffer.alloc(0) } = encoded['avif'] ?? {};
  const film = Buffer.concat([Buffer.from([0, 0, 0, 14]), Buffer.from('mpvdsecret', 'latin1')]);
  const clean = withoutMetadata(Buffer.concat([plain, film]), 'image/avif') ?? film;
  expect(Buffer.from(clean).includes('secret')).toBe(false);
  expect(carriesMetadata(clean, 'image/avif')).toBe(false);
});

test.each([
  [
    'image/gif',
    Buffer.from([0x21, 0xf9, 0]),
    Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.alloc(7)]),
    [0x3b],
  ],
  ['image/jpeg', Buffer.from([0xff, 0xdb, 0, 2]), Buffer.from([0xff, 0xd8]), [0xff, 0xd9]],
] as const)('%s in millions of pieces is no heavier than others', (type, piece, head, end) => {
  const bytes = Buffer.concat([head, Buffer.alloc(piece.length * 1_000_000, piece), Buffer.from(end)]);
  // What others leave on the heap meanwhile counts as well, so the least of several looks is taken.
  const added = Array.from({ length: 5 }, () => {
    const before = process.memoryUsage().heapUsed;
    expect(carriesMetadata(bytes, type)).toBe(false);
    return process.memoryUsage().heapUsed - before;
  });
  expect(Math.min(...added)).toBeLessThan(20_000_000);
});

test('other types carry none that is known of', () => {
  expect(carriesMetadata(Buffer.from('%PDF-1.7'), 'application/pdf')).toBe(false);
  expect(carriesMetadata(gif(1, 1), 'image/gif')).toBe(false);
});

describe('of an SVG', () => {
  const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
  const svg = (body: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" ${XLINK} width="9" height="6"><title>Ö</title>${body}</svg>`,
    );
  const full = (name: string) => encoded[name]?.full ?? Buffer.alloc(0);
  const broken = (base64: string) => base64.replaceAll(/(.{76})/g, '$1&#xA;\n\t');
  const nested = () => svg(`<image href="data:image/png;base64,${full('png').toString('base64')}"/>`);
  const WAYS: readonly (readonly [string, () => Buffer])[] = [
    [
      'in an attribute',
      () => svg(`<image href="data:image/jpeg;base64,${full('jpeg').toString('base64')}"/>`),
    ],
    [
      'broken into lines, as a drawing program does it, of another type than it says',
      () => svg(`<image xlink:href='DATA:image/jpg;base64,${broken(full('webp').toString('base64'))}'/>`),
    ],
    [
      'in a style',
      () =>
        svg(
          `<style>g{fill:url(data:image/png;charset=utf-8;base64,${full('png').toString('base64')})}</style>`,
        ),
    ],
    [
      'escaped byte by byte',
      () => svg(`<image href="data:image/jpeg,${full('jpeg').toString('hex').replaceAll(/../g, '%$&')}"/>`),
    ],
    [
      'in an SVG in it',
      () => svg(`<image href="data:image/svg+xml;base64,${nested().toString('base64')}"/>`),
    ],
    [
      'in an SVG in it that is escaped',
      () => svg(`<image href="data:image/svg+xml,${encodeURIComponent(nested().toString())}"/>`),
    ],
    [
      'in an SVG in it that is written as it is',
      () =>
        svg(
          `<image href="data:image/svg+xml,${nested().toString().replaceAll('<', '%3C').replaceAll('"', "'")}"/>`,
        ),
    ],
  ];

  const pictureIn = (bytes: Uint8Array): Buffer => {
    const [picture] = embeddedPictures(bytes) ?? [];
    if (!picture) throw new Error('no picture');
    return picture.type === 'image/svg+xml' ? pictureIn(picture.bytes) : picture.bytes;
  };

  test.each(WAYS)('what a picture tells is found and taken away: %s', async (_way, given) => {
    const original = given();
    const before = pictureIn(original);
    expect(SECRETS.some((secret) => before.includes(secret))).toBe(true);
    expect(carriesMetadata(original, 'image/svg+xml')).toBe(true);
    const bare = withoutMetadata(original, 'image/svg+xml') ?? Buffer.alloc(0);
    expect(carriesMetadata(bare, 'image/svg+xml')).toBe(false);
    const after = pictureIn(bare);
    for (const secret of SECRETS) expect(after.includes(secret)).toBe(false);
    expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer());
    expect(Buffer.from(bare).toString()).toContain('<title>Ö</title>');
    expect(Buffer.from(bare).toString()).toMatch(/<\/svg>$/);
  });

  const jpeg = () => full('jpeg').toString('base64');
  const inSvg = (bytes: Buffer) =>
    svg(`<image href="data:image/svg+xml;base64,${bytes.toString('base64')}"/>`);
  const entity = () => `<!DOCTYPE svg [<!ENTITY a "data">]>${svg('<image href="&a;:,"/>').toString()}`;

  test.each([
    ['letters as references', () => `<image href="&#100;at&#x061;&#58;image/jpeg;base64,${jpeg()}"/>`],
    ['a break of lines in it', () => `<image href="da&#10;ta:image/jpeg;&#10;base64,${jpeg()}"/>`],
    ['spaces and other cases', () => `<image href="Data:image/jpeg; BASE64 ,${jpeg()}"/>`],
    [
      'more said than of others',
      () => `<image href='data:image/jpeg;a="${'b%20(c)'.repeat(99)}";base64,${jpeg()}'/>`,
    ],
    [
      'backslashes in a style',
      () => `<style>g{fill:url(\\64 ata\\3a image\\/jpeg;base64,${jpeg()})}</style>`,
    ],
    [
      'an SVG that is escaped, cut off by a sign that its address may not have',
      () =>
        `<image href="data:image/svg+xml,${encodeURIComponent(`<svg><image href='data:image/jpeg;base64,${jpeg()}'/></svg>`)}"/>`,
    ],
    [
      'an SVG with something behind its end',
      () =>
        `<image href="data:image/svg+xml;base64,${Buffer.from(`${nested().toString()}<!-- -->`).toString('base64')}"/>`,
    ],
  ])('an address is one however it is written: %s', async (_way, body) => {
    const original = svg(body());
    const bare = withoutMetadata(original, 'image/svg+xml') ?? original;
    expect(bare.length).toBeLessThan(original.length);
    expect(carriesMetadata(bare, 'image/svg+xml')).toBe(false);
    const after = pictureIn(bare);
    for (const secret of SECRETS) expect(after.includes(secret)).toBe(false);
    expect((await sharp(after).metadata()).width).toBe(90);
    expect(Buffer.from(bare).toString()).toMatch(/<\/svg>$/);
  });

  test.each([
    ['has entities of its own', () => Buffer.from(entity())],
    ['is in UTF-16', () => Buffer.from(`\ufeff${svg('').toString()}`, 'utf16le')],
    [
      'says another encoding',
      () => Buffer.from(`<?xml version="1.0" encoding="iso-2022-jp"?>${svg('').toString()}`),
    ],
    ['has one in it that has entities', () => inSvg(Buffer.from(entity()))],
    [
      'has one in it that has entities and is escaped',
      () => svg(`<a b="data:image/svg+xml,${encodeURIComponent(entity())}"/>`),
    ],
    [
      'has a stylesheet in base64 with pictures',
      () =>
        svg(
          `<?x href="data:text/css;base64,${Buffer.from('g{fill:url(data:image/png,)}').toString('base64')}"?>`,
        ),
    ],
    ['has one in it that is in UTF-16', () => inSvg(Buffer.from(svg('').toString(), 'utf16le'))],
  ])('one that %s is taken for one that tells something', (_what, make) => {
    expect(withoutMetadata(make(), 'image/svg+xml')).toBeNull();
  });

  test.each(['utf-8', 'UTF-8', 'ISO-8859-1', 'windows-1252'])('one in %s is read', (encoding) => {
    const original = Buffer.from(`<?xml version="1.0" encoding="${encoding}"?>${svg('').toString()}`);
    expect(withoutMetadata(original, 'image/svg+xml')).toBe(original);
  });

  test('without pictures, or with such as tell nothing, it is the same', () => {
    const plain = encoded['png']?.plain.toString('base64') ?? '';
    for (const body of [
      '<path d="M0 0"/>',
      `<image href="data:image/png;base64,${plain}"/>`,
      'data:,x data:a;base64,',
    ])
      expect(withoutMetadata(svg(body), 'image/svg+xml')).toEqual(svg(body));
    const original = svg('<path d="M0 0"/>');
    expect(withoutMetadata(original, 'image/svg+xml')).toBe(original);
  });

  test.each([
    'data:,%3Csvg%3E',
    'data:;base64,',
    'data:',
    'data:image/png,',
    'data%3a,',
    'data:image/svg+xml,',
    'd&#10;',
    '&#0',
    '\\64 ',
    '<?xml encoding',
  ])('of nothing but addresses it is read through once: %s', (address) => {
    const original = svg(address.repeat(Math.floor(2_000_000 / address.length)));
    expect(carriesMetadata(original, 'image/svg+xml')).toBe(false);
  });

  test.each(['data:', 'data:,', 'data:image/svg+xml,', 'data:;base64,'])(
    'of one long address it is read: %s',
    (address) => {
      for (const piece of ['x', '%2f', '&#120;', 'da', ' d'])
        expect(
          carriesMetadata(svg(`${address}${piece.repeat(2_000_000 / piece.length)}`), 'image/svg+xml'),
        ).toBe(false);
    },
  );

  test('with a picture that is cut off it is taken for one that tells something', () => {
    const cut = full('jpeg').subarray(0, 400).toString('base64');
    const original = svg(`<image href="data:image/jpeg;base64,${cut}"/>`);
    expect(withoutMetadata(original, 'image/svg+xml')).toBeNull();
    expect(carriesMetadata(original, 'image/svg+xml')).toBe(true);
  });
});
