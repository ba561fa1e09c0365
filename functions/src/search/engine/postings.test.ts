import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { postingLength, Postings, writePosting } from './postings.js';

const SLOT = fc.oneof(fc.nat(20), fc.nat(300), fc.nat(3_000_000));
const FREQUENCIES = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 2 ** 32 - 1 }));

function pairsOf(postings: Postings): [number, number][] {
  const pairs: [number, number][] = [];
  postings.each((slot, frequencies) => pairs.push([slot, frequencies]));
  return pairs;
}

/** What others have beside them in the same array. */
const OTHERS = [0xaa, 0xbb, 0xcc];

function writtenOf(pairs: readonly (readonly [number, number])[]) {
  let [used, last] = [OTHERS.length, -1];
  const length = pairs.reduce((sum, [slot, frequencies], i) => {
    return sum + postingLength(slot - (pairs[i - 1]?.[0] ?? -1), frequencies);
  }, 0);
  const begin = OTHERS.length;
  const end = begin + length;
  const bytes = Uint8Array.from([...OTHERS, ...new Array<number>(length).fill(0), ...OTHERS]);
  for (const [slot, frequencies] of pairs) {
    used = writePosting(bytes, used, slot - last, frequencies);
    last = slot;
  }
  expect(used).toBe(end);
  const others = () => [...bytes.subarray(0, begin), ...bytes.subarray(end)];
  return { postings: new Postings({ bytes, begin, end, count: pairs.length, last }), others };
}

test('postings are what was added and not removed, in order, written in advance or one by one', () => {
  const change = fc.record({ slot: SLOT, frequencies: fc.option(FREQUENCIES, { nil: null }) });
  fc.assert(
    fc.property(fc.array(fc.tuple(SLOT, FREQUENCIES)), fc.array(change), (first, changes) => {
      const expected = new Map(first);
      const inOrder = () => [...expected].sort(([a], [b]) => a - b);
      const { postings, others } = writtenOf(inOrder());
      for (const { slot, frequencies } of changes) {
        postings.remove(slot);
        expected.delete(slot);
        if (frequencies !== null) {
          postings.add(slot, frequencies);
          expected.set(slot, frequencies);
        }
        expect(pairsOf(postings)).toEqual(inOrder());
        expect(postings.size).toBe(expected.size);
      }
      expect(others()).toEqual([...OTHERS, ...OTHERS]);
    }),
  );
});
