/**
 * The order in which test files run: by path, the same on every machine, where Jest would go by what its cache has noted of
 * earlier runs. With TEST_ORDER_SEED in the environment a shuffled order, the same for the same seed.
 */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import Sequencer from '@jest/test-sequencer';
import { ROOT } from './paths.mjs';

/** What Jest takes as its `testSequencer`. */
export default class TestSequencer extends Sequencer {
  /**
   * @param {{path: string}[]} tests
   * @returns {{path: string}[]} in the order in which they run
   */
  sort(tests) {
    const seed = process.env.TEST_ORDER_SEED;
    return [...tests].sort((one, other) => compare(keyOf(one, seed), keyOf(other, seed)));
  }
}

function keyOf({ path }, seed) {
  const name = relative(ROOT, path);
  return seed === undefined ? name : createHash('sha256').update(`${seed}:${name}`).digest('hex');
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
