/**
 * The order in which test files run: by path, the same on every machine, where Jest would go by what its cache has noted of
 * earlier runs. With TEST_ORDER_SEED in the environment a shuffled order, the same for the same seed.
 */
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import type { Test } from '@jest/test-result';
import Sequencer from '@jest/test-sequencer';
import { ROOT } from '../paths.mjs';

/** Its types are those of the CommonJS build, where the class is a member. */
const Base = Sequencer as unknown as typeof Sequencer.default;

/** What Jest takes as its `testSequencer`. */
export default class TestSequencer extends Base {
  /** @returns in the order in which they run */
  override sort(tests: Test[]): Test[] {
    const seed = process.env['TEST_ORDER_SEED'];
    return tests.toSorted((one, other) => (keyOf(one, seed) < keyOf(other, seed) ? -1 : 1));
  }
}

function keyOf({ path }: Test, seed: string | undefined): string {
  const name = relative(ROOT, path);
  return seed === undefined ? name : createHash('sha256').update(`${seed}:${name}`).digest('hex');
}
