import { expect, test } from '@jest/globals';
import { textDirection } from './language.js';

test.each([
  ['en', 'ltr'],
  ['de-AT', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ur', 'rtl'],
  ['ja', 'ltr'],
])('%s runs %s', (tag, direction) => {
  expect(textDirection(tag)).toBe(direction);
});
