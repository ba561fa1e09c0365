import { describe, expect, test } from '@jest/globals';
import { between, toggled } from './selection.js';

const ALL = ['a', 'b', 'c', 'd'];

describe('a range', () => {
  test('goes both ways', () => {
    expect(between(ALL, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(between(ALL, 'd', 'b')).toEqual(['b', 'c', 'd']);
  });

  test('is the one alone that was clicked where the other is not on the page any more', () => {
    expect(between(ALL, '', 'c')).toEqual(['c']);
    expect(between(ALL, 'z', 'c')).toEqual(['c']);
  });
});

test('all of a range become what the clicked one becomes', () => {
  expect([...toggled(new Set(['b']), ['b', 'c', 'd'], 'd')]).toEqual(['b', 'c', 'd']);
  expect([...toggled(new Set(['b', 'd']), ['b', 'c', 'd'], 'd')]).toEqual([]);
});
