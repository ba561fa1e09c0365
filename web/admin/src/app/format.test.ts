import { describe, expect, test } from '@jest/globals';
import { count, formatAgo, formatBytes } from './format.js';

const NOW = Date.parse('2026-11-30T12:00:00Z');

describe('how long ago', () => {
  test.each([
    ['2026-11-30T11:59:50Z', 'just now'],
    ['2026-11-30T12:00:20Z', 'in a moment'],
    ['2026-11-30T11:20:00Z', '40 minutes ago'],
    ['2026-11-30T15:00:00Z', 'in 3 hours'],
    ['2026-11-29T11:00:00Z', 'yesterday'],
    ['2026-11-03T11:00:00Z', '3 Nov 2026'],
    ['2035-03-01T11:00:00Z', '1 Mar 2035'],
  ])('%s is said as %s', (time, words) => {
    expect(formatAgo(time, NOW)).toBe(words);
  });
});

test.each([
  [999, '999 B'],
  [1_600, '2 kB'],
  [1_234_567, '1.2 MB'],
  [21_474_836_480, '21.5 GB'],
])('%d bytes are said as %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test('what is counted has its plural', () => {
  expect(count(1, 'post')).toBe('1 post');
  expect(count(2_000, 'entry', 'entries')).toBe('2,000 entries');
});
