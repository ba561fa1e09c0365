import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { isZip, listEntries, readEntry } from './zip-format.js';

const ZIP = Buffer.from(
  zipSync({ 'a/b.md': Buffer.from('Text. '.repeat(100)), 'c.md': Buffer.from('Other.') }),
);
const DIRECTORY = Buffer.from([0x50, 0x4b, 1, 2]);

/** The ZIP with a number of its first directory entry changed. */
function changed(offset: number, value: number, bytes = 4): Buffer {
  const copy = Buffer.from(ZIP);
  copy.writeUIntLE(value, copy.indexOf(DIRECTORY) + offset, bytes);
  return copy;
}

const readFirst = (zip: Buffer) => {
  const [entry] = listEntries(zip, 10);
  if (!entry) throw new Error('no entry');
  return readEntry(zip, entry);
};

test('lists and reads what another program packed, deflated or stored', () => {
  const stored = Buffer.from(zipSync({ 'x.md': [Buffer.from('stored'), { level: 0 }] }));
  expect(listEntries(ZIP, 10).map(({ name, size }) => [name, size])).toEqual([
    ['a/b.md', 600],
    ['c.md', 6],
  ]);
  expect(readFirst(ZIP).toString()).toBe('Text. '.repeat(100));
  expect(readFirst(stored).toString()).toBe('stored');
});

test('folders are not listed, an empty archive has nothing', () => {
  expect(listEntries(Buffer.from(zipSync({ a: { b: {} } })), 10)).toEqual([]);
  expect(isZip(Buffer.from(zipSync({})))).toBe(true);
});

describe('an entry that lies', () => {
  test.each([
    ['is longer than it says', changed(24, 10)],
    ['is empty, as it says', changed(24, 0)],
    ['is shorter than it says', changed(24, 1_000_000)],
    ['has another checksum', changed(16, 1)],
    ['lies outside of the file', changed(42, 0xfffffff0)],
    ['lies elsewhere in the file', changed(42, 3)],
    ['ends before its end', changed(20, 3)],
    ['is encrypted', changed(8, 1, 2)],
    ['is compressed in an unknown way', changed(10, 99, 2)],
  ])('and %s is refused', (_what, zip) => {
    expect(() => readFirst(zip)).toThrow(expect.objectContaining({ name: 'ItemRefused' }));
  });

  test('is inflated no further than it said', () => {
    const packed = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50);
    const entry = {
      name: 'x.md',
      size: 100,
      compressedSize: packed.length,
      crc: crc32(''),
      method: 8,
      flags: 0,
      offset: 0,
    };
    expect(() => readEntry(Buffer.concat([header, packed]), entry)).toThrow(
      expect.objectContaining({
        name: 'ItemRefused',
        cause: expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
      }),
    );
  });
});

test.each([
  ['ends early', ZIP.subarray(0, -30)],
  ['has no directory', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100)])],
  [
    'counts more entries than it has',
    (() => {
      const copy = Buffer.from(ZIP);
      copy.writeUInt16LE(9, copy.length - 12);
      return copy;
    })(),
  ],
  ['is random', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(70_000)])],
])('an archive that %s is refused', (_what, zip) => {
  expect(() => listEntries(zip, 10)).toThrow(expect.objectContaining({ code: 'validation-failed' }));
});

test('more files than allowed are refused', () => {
  expect(() => listEntries(ZIP, 1)).toThrow(expect.objectContaining({ code: 'validation-failed' }));
});
