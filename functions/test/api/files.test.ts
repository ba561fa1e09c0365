/** The store of files on the Storage emulator, in the bucket of this worker's project. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { files } from '../support/files.js';
import { waitFor } from '../support/wait-for.js';

const MEGABYTES = 1_000_000;
const TEXT = { contentType: 'text/plain' };

let folder: string;

beforeEach(() => {
  folder = `tests/${randomUUID()}`;
});

/** A path of this test; letters that have a meaning in addresses must have none here. */
const at = (name: string) => `${folder}/${name} é%2F?#.txt`;

describe('a file that is saved whole', () => {
  test('is found as it was said to be, and read', async () => {
    const body = Buffer.from('a picture');
    const metadata = { kind: 'picture', width: '480' };
    const saved = await files.save(at('one'), body, { contentType: 'image/webp', metadata });
    expect(saved).toEqual({
      path: at('one'),
      bytes: 9,
      contentType: 'image/webp',
      generation: expect.stringMatching(/^\d+$/),
      updatedAt: saved.updatedAt,
      metadata,
    });
    expect(Math.abs(saved.updatedAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await files.find(at('one'))).toEqual(saved);
    expect(await files.read(at('one'), body.length)).toEqual(body);
  });

  test('takes the place of the one before, as another generation', async () => {
    const first = await files.save(at('one'), Buffer.from('first'), { ...TEXT, metadata: { width: '1' } });
    const second = await files.save(at('one'), Buffer.from('second'), TEXT);
    expect(second).toMatchObject({ bytes: 6, metadata: {} });
    expect(second.generation).not.toBe(first.generation);
    expect((await files.read(at('one'), 100)).toString()).toBe('second');
  });

  test('may have no bytes', async () => {
    await files.save(at('empty'), Buffer.alloc(0), TEXT);
    expect(await files.find(at('empty'))).toMatchObject({ bytes: 0 });
    expect(await files.read(at('empty'), 0)).toHaveLength(0);
  });
});

describe('a file that is saved from a stream', () => {
  test('of 12 MB has its bytes, and any part of them', async () => {
    const bytes = randomBytes(12 * MEGABYTES);
    const saved = await files.save(at('film'), inPieces(bytes), { contentType: 'video/mp4' });
    expect(saved).toMatchObject({ bytes: bytes.length, contentType: 'video/mp4' });
    expect((await files.read(at('film'), bytes.length)).equals(bytes)).toBe(true);
    const last = bytes.length - 1;
    for (const [start, end] of [
      [0, 0],
      [3_999_990, 4_200_009],
      [last, last],
      [last - 5, last + 1_000],
    ] as const) {
      const part = await buffer(files.stream(at('film'), { range: { start, end } }));
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  test('may have no bytes', async () => {
    await files.save(at('empty'), Readable.from([]), TEXT);
    expect(await files.read(at('empty'), 0)).toHaveLength(0);
  });

  test('that breaks off is not there, and what was there stays', async () => {
    const broken = () =>
      Readable.from(
        (function* () {
          yield randomBytes(300_000);
          throw new Error('the visitor left');
        })(),
      );
    await expect(files.save(at('new'), broken(), TEXT)).rejects.toMatchObject({
      cause: { message: 'the visitor left' },
    });
    expect(await files.find(at('new'))).toBeNull();
    await files.save(at('old'), Buffer.from('old'), TEXT);
    await expect(files.save(at('old'), broken(), TEXT)).rejects.toThrow();
    expect((await files.read(at('old'), 100)).toString()).toBe('old');
  });
});

test('a stream that has broken off already is an error, and stores nothing', async () => {
  const broken = new Readable({ read: () => undefined });
  broken.destroy(new Error('the visitor left'));
  await expect(files.save(at('new'), broken, TEXT)).rejects.toThrow();
  expect(await files.find(at('new'))).toBeNull();
});

test('more bytes than may be read are refused', async () => {
  await files.save(at('one'), randomBytes(2 * MEGABYTES), TEXT);
  const reading = files.read(at('one'), 2 * MEGABYTES - 1);
  await expect(reading).rejects.toMatchObject({ code: 'payload-too-large' });
});

test('a stream that is left early ends no other', async () => {
  const bytes = randomBytes(8 * MEGABYTES);
  await files.save(at('film'), bytes, TEXT);
  const left = files.stream(at('film'));
  const stays = files.stream(at('film'));
  await waitFor(() => Promise.resolve(left.readableLength > 0 && stays.readableLength > 0));
  left.destroy();
  expect((await buffer(stays)).equals(bytes)).toBe(true);
  expect(left.destroyed).toBe(true);
});

describe('a file that is not there', () => {
  test('is null, and no error to delete', async () => {
    expect(await files.find(at('none'))).toBeNull();
    await files.delete(at('none'));
    await files.delete(at('none'), '1');
  });

  test('is not found by what reads it', async () => {
    await expect(files.read(at('none'), 100)).rejects.toMatchObject({ code: 'not-found' });
    await expect(buffer(files.stream(at('none')))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('deleting', () => {
  test('takes a file away', async () => {
    await files.save(at('one'), Buffer.from('one'), TEXT);
    await files.delete(at('one'));
    expect(await files.find(at('one'))).toBeNull();
  });

  test('takes away the generation that it names, and no later one', async () => {
    const { generation: first } = await files.save(at('one'), Buffer.from('one'), TEXT);
    const { generation: second } = await files.save(at('one'), Buffer.from('one'), TEXT);
    await expect(files.delete(at('one'), first)).rejects.toMatchObject({ code: 'failed-precondition' });
    expect(await files.find(at('one'))).toMatchObject({ generation: second });
    await files.delete(at('one'), second);
    expect(await files.find(at('one'))).toBeNull();
  });
});

describe('a list', () => {
  test('has what begins with a prefix, in the order of paths, page by page', async () => {
    const paths = ['5', '1', '3', '2', '4'].map((name) => `${folder}/parts/${name}`);
    for (const path of [...paths, `${folder}/other`]) await files.save(path, Buffer.from(path), TEXT);
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const options: { limit: number; after?: string } = { limit: 2, ...(after !== null && { after }) };
      const page = await files.list(`${folder}/parts/`, options);
      pages.push(page.files.map(({ path }) => path));
      after = page.next;
    } while (after !== null);
    expect(pages).toEqual([paths.sort().slice(0, 2), paths.slice(2, 4), paths.slice(4)]);
  });

  test('says of each file what finding it says', async () => {
    const saved = await files.save(`${folder}/a`, Buffer.from('a'), {
      ...TEXT,
      metadata: { kind: 'vector' },
    });
    expect(await files.list(folder)).toEqual({ files: [saved], next: null });
  });

  test('of nothing is empty', async () => {
    expect(await files.list(`${folder}/`)).toEqual({ files: [], next: null });
  });
});

function inPieces(bytes: Buffer): Readable {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  );
  return Readable.from(pieces);
}
