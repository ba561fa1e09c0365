import { describe, expect, test } from '@jest/globals';
import type { ItemOutcome } from './import-outcomes.js';
import { movedAddresses } from './moved-addresses.js';

const PUBLIC = { status: 'published', publishedAt: new Date(0) };

function outcome(aliases: readonly string[], traits: object = {}, source: object = PUBLIC): ItemOutcome {
  return {
    name: 'created',
    slugHere: 'héllo',
    source: { ...source, aliases },
    ...traits,
  } as unknown as ItemOutcome;
}

const fromOf = (aliases: readonly string[], sourceUrl: string | null) =>
  movedAddresses([outcome(aliases)], sourceUrl).map(({ from }) => from);

describe('where posts were', () => {
  test('leads to where they are', () => {
    expect(movedAddresses([outcome(['/2014/05/hello/'])], null)).toEqual([
      { from: '/2014/05/hello/', to: '/posts/h%C3%A9llo' },
    ]);
  });

  test.each([
    ['a path', ['/a/', 'b.html'], null, ['/a/', '/b.html']],
    ['a path from the folder of its site', ['b.html'], 'https://ada.example/blog/', ['/blog/b.html']],
    ['an address of its site', ['https://www.ada.example/a?x#y'], 'https://ada.example', ['/a']],
    ['an address of whatever site, where nobody says which', ['https://ada.example/a'], null, ['/a']],
    [
      'no address of another site',
      ['https://medium.example/a', 'mailto:a@b.example'],
      'https://ada.example',
      [],
    ],
  ])('is %s', (_what, aliases, sourceUrl, paths) => {
    expect(fromOf(aliases, sourceUrl)).toEqual(paths);
  });

  test.each([
    ['failed', outcome(['/a'], { name: 'failed' })],
    ['are not public here', outcome(['/a'], { slugHere: undefined })],
    ['were drafts there', outcome(['/a'], {}, { status: 'draft', publishedAt: null })],
    ['had no address', { ...outcome([]), source: PUBLIC } as unknown as ItemOutcome],
  ])('says nothing of those that %s', (_what, one) => {
    expect(movedAddresses([one], null)).toEqual([]);
  });
});
