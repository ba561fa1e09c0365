import { expect, test } from '@jest/globals';
import { variantWidths } from './index.js';

test.each([
  ['a photograph', 4032, 3024, [480, 960, 1600]],
  ['exactly the largest', 1600, 900, [480, 960, 1600]],
  ['one between', 1200, 800, [480, 960, 1200]],
  ['little more than one', 1000, 800, [480, 960]],
  ['exactly one', 960, 800, [480, 960]],
  ['a small one', 300, 200, [300]],
  ['a pixel', 1, 1, [1]],
  ['one too high for the larger ones', 1080, 20_000, [480, 884]],
  ['one too high for all', 300, 60_000, [81]],
  ['a line', 1, 50_000, [1]],
])('%s, %d × %d, is kept in widths %j', (_name, width, height, widths) => {
  expect(variantWidths({ width, height }, [1600, 480, 960])).toEqual(widths);
});
