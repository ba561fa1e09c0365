import { beforeEach, describe, expect, test } from '@jest/globals';
import { CombinedHits } from './combined-hits.js';

/** A counter whose additions are made when the test says so. */
class SlowCounter {
  total = 0;
  readonly calls: { readonly hits: number; readonly answer: PromiseWithResolvers<number> }[] = [];

  readonly add = (hits: number): Promise<number> => {
    const answer = Promise.withResolvers<number>();
    this.calls.push({ hits, answer });
    return answer.promise;
  };

  answer(call: number): void {
    const made = this.calls[call];
    if (!made) throw new Error(`call ${String(call)} was not made`);
    this.total += made.hits;
    made.answer.resolve(this.total);
  }
}

let hits: CombinedHits;
let counter: SlowCounter;
const settle = () => new Promise(setImmediate);

beforeEach(() => {
  hits = new CombinedHits();
  counter = new SlowCounter();
});

describe('hits on one counter', () => {
  test('that come at once are added together, and each has its rank', async () => {
    const ranks = Promise.all([1, 2, 3].map(() => hits.hit('a', counter.add)));
    await settle();
    counter.answer(0);
    expect(await ranks).toEqual([1, 2, 3]);
    expect(counter.calls.map((call) => call.hits)).toEqual([3]);
  });

  test('that come while others are added wait, and are added together', async () => {
    const first = hits.hit('a', counter.add);
    await settle();
    const later = Promise.all([1, 2, 3, 4].map(() => hits.hit('a', counter.add)));
    await settle();
    expect(counter.calls).toHaveLength(1);
    counter.answer(0);
    await settle();
    counter.answer(1);
    expect([await first, ...(await later)]).toEqual([1, 2, 3, 4, 5]);
    expect(counter.calls.map((call) => call.hits)).toEqual([1, 4]);
  });

  test('rank after those that another instance has added meanwhile', async () => {
    counter.total = 10;
    const ranks = Promise.all([hits.hit('a', counter.add), hits.hit('a', counter.add)]);
    await settle();
    counter.answer(0);
    expect(await ranks).toEqual([11, 12]);
  });

  test('fail together, and later ones are tried anew', async () => {
    const failed = Promise.allSettled([hits.hit('a', counter.add), hits.hit('a', counter.add)]);
    await settle();
    const later = hits.hit('a', counter.add);
    counter.calls[0]?.answer.reject(new Error('no database'));
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await settle();
    counter.answer(1);
    expect(await later).toBe(1);
  });

  test('do not wait for those on another', async () => {
    void hits.hit('a', counter.add);
    void hits.hit('b', counter.add);
    await settle();
    expect(counter.calls).toHaveLength(2);
  });
});
