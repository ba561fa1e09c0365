import { describe, expect, test } from '@jest/globals';
import { checkAddress, mapSrcset, MEDIA_SCHEMES } from './addresses.js';

/** What is left of a `srcset`, and how much of it was not. */
function keep(srcset: string) {
  let lost = 0;
  const kept = mapSrcset(
    srcset,
    (address) => address,
    () => (lost += 1),
  );
  return { kept, lost };
}

describe('a srcset', () => {
  test.each([
    ['a.png 1x, b.png 2x', 'a.png 1x, b.png 2x', 0],
    ['a.jpg 100w 50h', 'a.jpg 100w 50h', 0],
    ['a.jpg, b.jpg 1.5x', 'a.jpg, b.jpg 1.5x', 0],
    ['a.jpg,,, b.jpg', 'a.jpg, b.jpg', 0],
    ['a.jpg 100000w, b.jpg 2x', 'b.jpg 2x', 1],
    ['a.jpg 1.5e1x', null, 1],
    [`a.jpg ${' '.repeat(8_000)}`, null, 1],
  ])('%j keeps %j', (srcset, kept, lost) => {
    expect(keep(srcset)).toEqual({ kept, lost });
  });

  test('has addresses with commas in them as they are', () => {
    const address = `a${','.repeat(7_900)}b`;
    expect(keep(address)).toEqual({ kept: address, lost: 0 });
  });
});

test.each([
  ['https://a.example\\@b.example/x', 'https://a.example/@b.example/x'],
  ['http:\\\\a.example', 'http://a.example/'],
  ['\\\\a.example/x', 'https://a.example/x'],
  ['https://a.example/?q=\\', 'https://a.example/?q=\\'],
])('the address %j is what a browser reads: %j', (address, read) => {
  expect(checkAddress(address, MEDIA_SCHEMES)).toEqual({ address: read });
});
