import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { readBytes } from './read-bytes.js';

const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));

/** `bytes` in pieces of a size. */
function stream(size: number): Readable {
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
  );
}

test.each([1, 7, 16_384, 65_536, 100_000])('puts pieces of %i bytes together again', async (size) => {
  expect(bytes.equals((await readBytes(stream(size), bytes.length)) ?? Buffer.alloc(0))).toBe(true);
});

test('an empty stream has no bytes', async () => {
  expect(await readBytes(Readable.from([]), 10)).toEqual(Buffer.alloc(0));
});

test('stops at the first byte too many, and throws the rest away', async () => {
  const source = stream(1000);
  const ended = once(source, 'end');
  expect(await readBytes(source, 9_999)).toBeUndefined();
  await ended;
});

test('stops where there is no end', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield bytes;
    })(),
  );
  expect(await readBytes(endless, 250_000)).toBeUndefined();
  endless.destroy();
});

test('passes on what the stream ends with', async () => {
  const broken = Readable.from(
    (function* () {
      yield bytes;
      throw new Error('aborted');
    })(),
  );
  await expect(readBytes(broken, 1_000_000)).rejects.toThrow('aborted');
});
