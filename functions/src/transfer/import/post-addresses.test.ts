import { describe, expect, test } from '@jest/globals';
import { markOf, marksIn, PostAddresses, readMark } from './post-addresses.js';

describe.each(['/posts/:slug', '/blog/:slug/', 'https://example.com/read?post=:slug', '/?post=:slug'])(
  'where posts are at %s',
  (pattern) => {
    const addresses = new PostAddresses(pattern);

    test('each has an address by its slug, whatever that is', () => {
      expect(addresses.of('a-b')).toBe(pattern.replace(':slug', 'a-b'));
      expect(addresses.of('$&')).toBe(pattern.replace(':slug', () => '%24%26'));
    });

    test('these are known, whole and with a part; so are those of before', () => {
      for (const slug of ['a', 'b-c']) {
        expect(addresses.has(addresses.of(slug))).toBe(true);
        expect(addresses.has(`${addresses.of(slug)}#part`)).toBe(true);
        expect(addresses.has(`/?post=${slug}`)).toBe(true);
      }
    });

    test('others are not', () => {
      for (const address of [`x${addresses.of('a')}`, `${addresses.of('a')}&b=c`, '/', '/posts', '#a', ''])
        expect({ address, has: addresses.has(address) }).toEqual({ address, has: false });
    });
  },
);

test('a mark is read as it was made, with the part behind it', () => {
  expect(readMark(`${markOf('a-b')}#c`)).toEqual({ mark: markOf('a-b'), part: '#c' });
  expect(readMark('/posts/a-b')).toBeNull();
  expect(readMark('/?post=a&b=c')).toBeNull();
  expect(marksIn(`[a](/?post=a) [b](/?post=b#c) <a href="/?post=a">`)).toEqual(['/?post=a', '/?post=b']);
});
