import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { storedZip, type StoredEntry } from './stored-zip.js';
import { ZipArchive } from './zip-archive.js';

const AT = new Date('2026-11-30T14:15:16Z');

function entry(name: string, content: Buffer, traits: Partial<StoredEntry> = {}): StoredEntry {
  return {
    name,
    bytes: content.length,
    crc: crc32(content),
    changedAt: AT,
    // In pieces, as they come from a bucket.
    open: () => Readable.from([content.subarray(0, 3), content.subarray(3)], { objectMode: false }),
    ...traits,
  };
}

const zipOf = (entries: readonly StoredEntry[]) =>
  buffer(Readable.from(storedZip(entries), { objectMode: false }));

const FILES = Array.from({ length: 9 }, (_, number) => ({
  name: number === 0 ? 'media.json' : `files/Größe ${String(number)}.png`,
  content: Buffer.from(`the content of ${'many '.repeat(number)}files`),
}));

describe('storedZip', () => {
  test('makes a ZIP that others and we read, of files that are streams', async () => {
    const zip = await zipOf(FILES.map(({ name, content }) => entry(name, content)));
    const read = unzipSync(zip);
    expect(Object.keys(read)).toEqual(FILES.map(({ name }) => name));
    const archive = await ZipArchive.open(
      {
        length: zip.length,
        read: (start, end) => Promise.resolve(zip.subarray(start, end)),
        stream: (start, end) => Readable.from([zip.subarray(start, end)], { objectMode: false }),
      },
      (name) => name === 'media.json',
    );
    for (const [index, { name, content }] of FILES.entries()) {
      expect(Buffer.from(read[name] ?? []).equals(content)).toBe(true);
      const found = archive.entries[index];
      expect(found).toMatchObject({ name, size: content.length, compressedSize: content.length });
      if (found) expect((await buffer(archive.stream(found))).equals(content)).toBe(true);
    }
    // 14:15:16 in steps of two seconds, on the 30th of the 11th month of the 46th year.
    expect([zip.readUInt16LE(10), zip.readUInt16LE(12)]).toEqual([
      (14 << 11) | (15 << 5) | 8,
      (46 << 9) | (11 << 5) | 30,
    ]);
  });

  test('of nothing is an empty ZIP', async () => {
    expect(unzipSync(await zipOf([]))).toEqual({});
  });

  test.each([
    ['more bytes', { bytes: 4 }],
    ['fewer bytes', { bytes: 400 }],
    ['other bytes', { crc: 7 }],
  ])('ends with an error where a file has %s than it said', async (_what, traits) => {
    const made = zipOf([entry('a', Buffer.from('a file'), traits)]);
    await expect(made).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('ends with what a stream ends with, also before its turn, and leaves none open', async () => {
    const opened: Readable[] = [];
    const broken = (name: string, error?: Error): StoredEntry =>
      entry(name, Buffer.from('a file'), {
        open: () => {
          const stream = new Readable({ read: () => undefined });
          opened.push(stream);
          if (error) stream.destroy(error);
          else stream.push('a file');
          if (!error) setImmediate(() => stream.push(null));
          return stream;
        },
      });
    const zip = zipOf([broken('a'), broken('b', new Error('is gone')), broken('c'), broken('d')]);
    await expect(zip).rejects.toThrow('is gone');
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true, true, true]);
  });
});
