import { expect, test } from '@jest/globals';
import { searchable } from '../shared/index.js';
import { beginningsOf } from './beginnings.js';

const ada = { firstName: 'Ada', lastName: 'Lövelace', email: 'Ada.L+x@Example.test' };

test.each([
  'a',
  'ada',
  'ADA LÖV',
  'lov',
  'lovelace',
  'ada.l',
  'ada.l+x@example.test',
  'example',
  ' Ada  Love ',
])('an account is found by %j', (query) => {
  expect(beginningsOf(ada)).toContain(searchable(query));
});

test.each(['da', 'lovelace ada', 'x@example', ''])('and not by %j', (query) => {
  expect(beginningsOf(ada)).not.toContain(searchable(query));
});

test('there are a bounded number of beginnings, however long the names', () => {
  const long = {
    firstName: 'word '.repeat(100),
    lastName: '𐐷'.repeat(300),
    email: `${'a.'.repeat(120)}@b.test`,
  };
  const found = beginningsOf(long);
  expect(found.length).toBeLessThanOrEqual(12 * 40);
  expect(found.every((text) => text.isWellFormed())).toBe(true);
});
