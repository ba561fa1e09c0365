import { expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { bytesInMemory, type ArchiveBytes } from './archive-bytes.js';
import { archiveIn, ZipArchive } from './zip-archive.js';

const MB = 1024 * 1024;
const isText = (name: string) => name.endsWith('.md');

/** Bytes that say how many of them were read at once at most, and in all. */
function watched(bytes: Buffer): ArchiveBytes & { most: number; all: number } {
  const inner = bytesInMemory(bytes);
  const seen = {
    length: inner.length,
    most: 0,
    all: 0,
    stream: (start: number, end: number) => {
      seen.all += end - start;
      return inner.stream(start, end);
    },
    read: (start: number, end: number) => {
      seen.most = Math.max(seen.most, end - start);
      seen.all += end - start;
      return inner.read(start, end);
    },
  };
  return seen;
}

const files = {
  'a.md': Buffer.from('# A'),
  'film.mp4': [randomBytes(30 * MB), { level: 0 }] as [Uint8Array, { level: 0 }],
  'b.md': Buffer.from('Text. '.repeat(100_000)),
  'picture.png': [randomBytes(3 * MB), { level: 0 }] as [Uint8Array, { level: 0 }],
  'packed.svg': Buffer.from('<svg/>'.repeat(200_000)),
  '.hidden/c.md': Buffer.from('x'),
  '__MACOSX/a.md': Buffer.from('x'),
  'c.md': Buffer.from('# C'),
};
const zip = Buffer.from(zipSync(files));

const entryOf = (archive: ZipArchive, name: string) => {
  const entry = archive.entries.find((found) => found.name === name);
  if (!entry) throw new Error(`no ${name}`);
  return entry;
};

test('an archive elsewhere gives what one in memory gives, and reads little of it', async () => {
  const [here, bytes] = [ZipArchive.inMemory(zip), watched(zip)];
  const there = await ZipArchive.open(bytes, isText);
  expect(there.entries).toEqual(here.entries);
  expect(there.entries.map(({ name }) => name)).toEqual(
    Object.keys(files).filter((name) => !/^[._]/.test(name)),
  );
  for (const entry of there.entries.filter(({ name }) => isText(name)))
    expect(there.text(entry)).toEqual(here.text(entry));
  // The texts and what lies near to them, the directory, and the end twice.
  expect(bytes.most).toBeLessThan(0.5 * MB);
  expect(bytes.all).toBeLessThan(MB);
});

test.each(['picture.png', 'packed.svg', 'film.mp4'])(
  '%s is read when it is asked for, whole or as it comes',
  async (name) => {
    const there = await ZipArchive.open(watched(zip), isText);
    const entry = entryOf(there, name);
    const content = Buffer.from(
      Array.isArray(files[name as 'film.mp4']) ? files[name as 'film.mp4'][0] : files[name as 'packed.svg'],
    );
    expect((await there.read(entry)).equals(content)).toBe(true);
    expect((await buffer(there.stream(entry))).equals(content)).toBe(true);
  },
);

test('as a stream, too, a file ends at its declared size, and is not what its checksum denies', async () => {
  const directory = Buffer.from([0x50, 0x4b, 1, 2]);
  for (const [offset, value] of [
    [24, 100],
    [24, 5_000_000],
    [16, 1],
    [20, 300],
    [42, 10],
  ] as const) {
    const one = Buffer.from(zipSync({ 'a.svg': Buffer.from('<svg/>'.repeat(200_000)) }));
    one.writeUInt32LE(value, one.indexOf(directory) + offset);
    const archive = await ZipArchive.open(watched(one), isText);
    await expect(buffer(archive.stream(entryOf(archive, 'a.svg')))).rejects.toThrow(
      expect.objectContaining({ name: 'ItemRefused' }),
    );
    await expect(archive.read(entryOf(archive, 'a.svg'))).rejects.toThrow(
      expect.objectContaining({ name: 'ItemRefused' }),
    );
  }
});

test('what is no archive, or a damaged one, is refused', async () => {
  expect(archiveIn(Buffer.from('no ZIP'))).toBeNull();
  const refusal = expect.objectContaining({ code: 'validation-failed' });
  await expect(ZipArchive.open(watched(zip.subarray(0, 5 * MB)), isText)).rejects.toThrow(refusal);
  await expect(ZipArchive.open(watched(Buffer.alloc(10)), isText)).rejects.toThrow(refusal);
  const far = Buffer.from(zip);
  far.writeUInt32LE(0xfffffff0, far.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  await expect(ZipArchive.open(watched(far), isText)).rejects.toThrow(refusal);
});

/** An archive of small texts, with something changed in its directory. */
function forged(change: (zip: Buffer, entries: readonly number[]) => void): Buffer {
  const bytes = Buffer.from(
    zipSync({ 'a.md': Buffer.from('A'), 'b.md': Buffer.from('B'), 'c.md': randomBytes(4 * MB) }),
  );
  const entries: number[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1))
    entries.push(at);
  change(bytes, entries);
  return bytes;
}

test.each([
  [
    'lie at one place',
    (zip: Buffer, entries: readonly number[]) => zip.writeUInt32LE(0, (entries[1] ?? 0) + 42),
  ],
  [
    'reach into the next',
    (zip: Buffer, entries: readonly number[]) => zip.writeUInt32LE(1_000, (entries[0] ?? 0) + 20),
  ],
] as const)('files that %s are refused before any is read', async (_what, change) => {
  const bytes = watched(forged((zip, entries) => void change(zip, entries)));
  await expect(ZipArchive.open(bytes, isText)).rejects.toMatchObject({
    errors: [{ detail: expect.stringContaining('overlap') }],
  });
});

test('what lies between two files is not read with the first', async () => {
  const bytes = watched(
    forged((zip, entries) => {
      // The big one is no file any more: what it had lies between the others and the directory.
      const [, , third = 0] = entries;
      zip.write('x/', third + 46, 'latin1');
      zip.writeUInt16LE(2, third + 28);
      zip.writeUInt16LE(2, third + 30);
    }),
  );
  const archive = await ZipArchive.open(bytes, isText);
  expect(archive.text(entryOf(archive, 'b.md')).toString()).toBe('B');
  expect(bytes.most).toBeLessThan(0.5 * MB);
});

test('texts that say they have more than can be in memory are refused', async () => {
  const bytes = watched(forged((zip, entries) => void zip.writeUInt32LE(300 * MB, (entries[0] ?? 0) + 24)));
  await expect(ZipArchive.open(bytes, isText)).rejects.toMatchObject({
    errors: [{ detail: expect.stringContaining('32 MB of packed texts') }],
  });
});
