import { describe, expect, test } from '@jest/globals';
import type { FileStore, StoredFile } from '../../platform/index.js';
import { MediaServing } from './serving.service.js';

const HASH = 'a'.repeat(40);

/** A store that has files of the given names, and counts what it is asked. */
function servingOf(names: readonly string[], type = 'image/jpeg') {
  const asked: string[] = [];
  const files = names.map((name): StoredFile => ({
    path: `media/${HASH}/${name}`,
    bytes: 1,
    contentType: 'image/jpeg',
    generation: '1',
    updatedAt: new Date(0),
    metadata: { type: name === 'original' ? type : `image/${name.split('.')[1] ?? ''}` },
  }));
  const store: Pick<FileStore, 'find' | 'list'> = {
    find: (path) => {
      asked.push(`find ${path}`);
      return Promise.resolve(files.find((file) => file.path === path) ?? null);
    },
    list: (prefix) => {
      asked.push(`list ${prefix}`);
      return Promise.resolve({ files, next: null });
    },
  };
  const serving = new MediaServing(store as FileStore);
  const give = async (name: string, hash = HASH) => {
    const found = await serving.find(hash, name);
    return found && `${found.file.path.slice(47)}${found.isExact ? '' : ' instead'}`;
  };
  return { give, asked };
}

const ALL = ['original', '480.webp', '480.avif', '960.webp', '960.avif', '1600.webp', '1600.avif'];

describe('an address', () => {
  test.each(['480.webp', '1600.avif'])('of a variant gives it: %s', async (name) => {
    const { give, asked } = servingOf(ALL);
    expect(await give(name)).toBe(name);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['image/jpeg', 'original.jpg', 'original'],
    ['image/jpeg', 'original.png', null],
    ['image/svg+xml', 'original.svg', 'original'],
    ['text/html', 'original.html', null],
  ])('of an original of %s gives it by its own extension: %s', async (type, name, given) => {
    expect(await servingOf(ALL, type).give(name)).toBe(given);
  });

  test.each([
    [
      'a variant that is not there yet',
      '480.avif',
      ['original', '480.webp', '960.avif', '1600.avif'],
      '960.avif',
    ],
    ['one of a format that is not there', '480.avif', ['original', '480.webp', '960.webp'], '960.webp'],
    ['one that is wider than all', '1600.avif', ALL.slice(0, 5), 'original'],
    ['one of a picture that has none yet', '480.webp', ['original'], 'original'],
  ])('gives in place of %s the next', async (_what, name, names, given) => {
    expect(await servingOf(names).give(name)).toBe(`${given} instead`);
  });

  test('gives nothing in place of a width that is never made', async () => {
    const { give, asked } = servingOf([...ALL, '1200.webp']);
    expect([await give('2000.webp'), await give('1200.webp')]).toEqual([null, '1200.webp']);
    expect(asked).toHaveLength(2);
  });

  test('gives no film in place of a picture', async () => {
    expect(await servingOf(['original'], 'video/mp4').give('480.webp')).toBeNull();
  });

  test('gives nothing of a picture whose original is kept back until it is clean', async () => {
    const { give } = servingOf([]);
    expect([await give('original.jpg'), await give('480.webp')]).toEqual([null, null]);
  });

  test.each([
    '',
    '..',
    'original',
    'original.',
    'original.jpg.exe',
    '0480.webp',
    '-1.webp',
    '480.gif',
    '480.webp/x',
    '999999.webp',
  ])('gives nothing, and asks for nothing, by the name %j', async (name) => {
    const { give, asked } = servingOf(ALL);
    expect(await give(name)).toBeNull();
    expect(asked).toEqual([]);
  });

  test.each(['', '..', 'A'.repeat(40), 'a'.repeat(39), '../../originals/x'])(
    'gives nothing, and asks for nothing, by the hash %j',
    async (hash) => {
      const { give, asked } = servingOf(ALL);
      expect(await give('480.webp', hash)).toBeNull();
      expect(asked).toEqual([]);
    },
  );
});
