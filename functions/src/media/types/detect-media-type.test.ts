import { describe, expect, test } from '@jest/globals';
import { gif, png, svg } from '../../../test/support/media/hostile-files.js';
import { detectMediaType, requireMediaType, type MediaType, type RefusalName } from './index.js';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const box = (type: string, ...brands: string[]): Buffer =>
  latin1(`\0\0\0${String.fromCharCode(12 + 4 * brands.length)}${type}${brands.join('')}`);
const ftyp = (major: string, ...others: string[]): Buffer => {
  const brands = [major, '\0\0\0\0', ...others];
  return latin1(`\0\0\0${String.fromCharCode(8 + 4 * brands.length)}ftyp${brands.join('')}`);
};
const mp3Frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)]);
const ogg = (packet: string): Buffer =>
  Buffer.concat([latin1('OggS'), Buffer.alloc(22), latin1(`\x01\x1e${packet}`)]);

const TAKEN: [MediaType, string, Buffer][] = [
  ['image/jpeg', 'JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['image/png', 'PNG', png(1, 1)],
  ['image/gif', 'GIF', gif(1, 1)],
  ['image/webp', 'WebP', latin1('RIFF\x1c\0\0\0WEBPVP8L')],
  ['image/avif', 'AVIF', ftyp('avif', 'mif1', 'miaf')],
  ['image/avif', 'AVIF by a compatible brand', ftyp('mif1', 'avif')],
  ['image/svg+xml', 'SVG', svg('')],
  [
    'image/svg+xml',
    'SVG after what XML lets stand before it',
    latin1(
      '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
  ],
  ['image/svg+xml', 'SVG with a prefix', latin1('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
  ['application/pdf', 'PDF', latin1('%PDF-1.7\n')],
  ['video/mp4', 'MP4', ftyp('isom', 'iso2', 'avc1')],
  [
    'video/webm',
    'WebM',
    Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex')]),
  ],
  ['audio/mpeg', 'MP3 with tags', latin1('ID3\x04\0\0\0\0\0\0')],
  ['audio/mpeg', 'MP3 without tags', Buffer.concat([mp3Frame, mp3Frame])],
  ['audio/mp4', 'M4A', ftyp('M4A ', 'isom')],
  ['audio/ogg', 'Opus', ogg('OpusHead')],
  ['audio/ogg', 'Vorbis', ogg('\x01vorbis')],
  ['audio/wav', 'WAV', latin1('RIFF\x24\0\0\0WAVEfmt ')],
  ['audio/flac', 'FLAC', latin1('fLaC\0\0\0\x22')],
  ['text/vtt', 'WebVTT', latin1('\xef\xbb\xbfWEBVTT - Otters\n\n00:00.000 --> 00:01.000\nHello')],
  ['text/vtt', 'WebVTT of one word', latin1('WEBVTT')],
];

const REFUSED: [RefusalName, string, Buffer][] = [
  ['empty', 'no bytes', Buffer.alloc(0)],
  ['unknown-type', 'zeros', Buffer.alloc(1000)],
  ['unknown-type', 'HTML', latin1('<!DOCTYPE html><script>alert(1)</script>')],
  [
    'unknown-type',
    'HTML with an SVG in it',
    latin1('<html><svg xmlns="http://www.w3.org/2000/svg"></svg></html>'),
  ],
  ['unknown-type', 'HTML in a comment before HTML', latin1('<!-- <svg> --><html></html>')],
  ['unknown-type', 'another XML', latin1('<?xml version="1.0"?><svgx/>')],
  ['unknown-type', 'a script that begins like a GIF', latin1('GIF89=1;alert(1)')],
  ['unknown-type', 'a PDF behind something else', latin1('\n<script></script>%PDF-1.7')],
  ['unknown-type', 'a JPEG behind something else', latin1('\n\xff\xd8\xff\xe0')],
  ['unknown-type', 'a program for Windows', latin1('MZ\x90\0')],
  ['unknown-type', 'a program for Linux', latin1('\x7fELF')],
  ['unknown-type', 'a ZIP', latin1('PK\x03\x04')],
  ['unknown-type', 'one frame of MP3 and then something else', Buffer.concat([mp3Frame, Buffer.alloc(400)])],
  ['unknown-type', 'text that begins like captions', latin1('WEBVTTX')],
  ['unknown-type', 'captions with a zero', latin1('WEBVTT\n\0')],
  ['unknown-type', 'AVI', latin1('RIFF\0\0\0\0AVI LIST')],
  ['unknown-type', 'Theora', ogg('\x80theora')],
  ['unsupported-variety', 'HEIC', ftyp('heic', 'mif1')],
  ['unsupported-variety', 'animated AVIF', ftyp('avis', 'avif')],
  ['unsupported-variety', 'QuickTime', ftyp('qt  ')],
  ['unsupported-variety', 'a film of an unknown kind', ftyp('3gp4')],
  [
    'unsupported-variety',
    'Matroska',
    Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'),
  ],
  ['unsupported-variety', 'TIFF', latin1('II*\0')],
  [
    'unsafe-svg',
    'SVG with entities',
    latin1('<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'),
  ],
  [
    'unsafe-svg',
    "SVG with another file's entities",
    latin1(
      '<?xml version="1.0"?><!DOCTYPE svg SYSTEM "x" [<!ENTITY % a SYSTEM "file:///etc/passwd">]><svg/>',
    ),
  ],
];

describe('the type of a file', () => {
  test.each(TAKEN)('%s: %s', (type, _name, bytes) => {
    expect(detectMediaType(bytes)).toBe(type);
    expect(requireMediaType(bytes)).toBe(type);
  });

  test.each(REFUSED)('%s: %s is refused', (refusal, _name, bytes) => {
    expect(detectMediaType(bytes)).toBeNull();
    expect(() => requireMediaType(bytes)).toThrow(expect.objectContaining({ refusal }));
  });

  test('a beginning of any length is a type or none, and never an error', () => {
    for (const [, , bytes] of [...TAKEN, ...REFUSED])
      for (let length = 1; length < Math.min(bytes.length, 80); length += 1)
        expect([...TAKEN.map(([type]) => type), null]).toContain(detectMediaType(bytes.subarray(0, length)));
  });

  test('a box that says it is something else is nothing', () => {
    expect(detectMediaType(box('moov', 'avif', 'avif'))).toBeNull();
  });

  test.each([
    ['image/jpeg', 25],
    ['image/svg+xml', 2],
    ['video/mp4', 200],
  ] as const)('%s may have %d MB', (type, megabytes) => {
    const bytes = TAKEN.find(([each]) => each === type)?.[2] ?? Buffer.alloc(0);
    expect(requireMediaType(bytes, megabytes * 1024 * 1024)).toBe(type);
    expect(() => requireMediaType(bytes, megabytes * 1024 * 1024 + 1)).toThrow(
      expect.objectContaining({ refusal: 'too-many-bytes', httpStatus: 413 }),
    );
  });

  test('comments without an end are walked once', () => {
    expect(detectMediaType(latin1('<!-- -->'.repeat(4000) + '<!--'.repeat(8000)))).toBeNull();
  });
});
