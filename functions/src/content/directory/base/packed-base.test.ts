import { expect, test } from '@jest/globals';
import { packBase, unpackBase, type Base } from './packed-base.js';
import type { Entry } from './packed-entries.js';

const AUTHORS = [{ id: 'ada', name: 'Ada “King”' }];

function entry(id: string, traits: Readonly<Record<string, unknown>> = {}): Entry {
  return {
    ...{
      id,
      title: `Title ${id} 日本 \u2028 "quoted"`,
      authors: AUTHORS,
      publishedAt: new Date(1_700_000_000_123),
    },
    ...{ updatedAt: null, version: 1, tags: ['a', 'b'], tagNames: { a: 'A' }, featured: false },
    ...traits,
  };
}

const posts = Array.from({ length: 40 }, (_, number) =>
  entry(String(number), { version: number, publishedAt: number % 3 === 0 ? null : new Date(number) }),
);

const readTime = new Date(1_800_000_000_000);

function baseOf(kinds: Readonly<Record<string, readonly Entry[]>>, others: readonly string[] = []): Base {
  const placed = Object.entries(kinds).map(([kind, entries]) => {
    return [kind, { entries, shardOf: entries.map((_, index) => index % 2) }] as const;
  });
  return { readTime, shards: ['12', '7'], others, kinds: new Map(placed) };
}

test.each([
  ['nothing', baseOf({})],
  ['others only', { ...baseOf({}, ['7', '63']), shards: [] }],
  ['several kinds', baseOf({ post: posts, page: [{ id: 'p', slug: 'about' }] })],
  ['a kind without entries', baseOf({ post: [] })],
  ['a time that few have', baseOf({ post: [...posts, entry('x', { updatedAt: new Date(5) })] })],
  ['an entry with one more name', baseOf({ post: [...posts, entry('x', { more: 1 })] })],
])('comes back as it was: %s', (_what, base) => {
  const packed = packBase(base);
  expect(Buffer.from(packed).toString('latin1')).toBe(packed);
  expect(unpackBase(packed, readTime)).toEqual(base);
});

test.each([
  ['undefined', { excerpt: undefined }],
  ['a time within an object', { period: { start: new Date(0) } }],
  ['numbers beside times', { publishedAt: 5 }],
  ['no number', { version: Number.NaN }],
])('refuses what would not come back: %s', (_what, traits) => {
  expect(() => packBase(baseOf({ post: [...posts, entry('x', traits)] }))).toThrow('can not be packed');
});

test('does not take what was not packed', () => {
  const packed = packBase(baseOf({ post: posts }));
  for (const broken of ['', '{}', 'null', packed.replace('"0",', ''), packed.replace('["12",', '[')])
    expect(() => unpackBase(broken, readTime)).toThrow();
});
