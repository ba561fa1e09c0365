import { expect, test } from '@jest/globals';
import { parseTime } from './import-times.js';

test.each([
  ['2026-05-01', '2026-05-01T00:00:00.000Z'],
  ['2026-05-01 10:00:00', '2026-05-01T10:00:00.000Z'],
  ['2026-05-01 10:00:00 +0200', '2026-05-01T08:00:00.000Z'],
  ['2026-05-01T10:00:00.123456789-02:30', '2026-05-01T12:30:00.123Z'],
  ['2026-05-01T10:00Z', '2026-05-01T10:00:00.000Z'],
  [0, '1970-01-01T00:00:00.000Z'],
])('%j is %s', (value, time) => {
  expect(parseTime(value)?.toISOString()).toBe(time);
});

test.each([
  '0000-00-00 00:00:00',
  '2026-13-01',
  'May 1, 2026',
  '',
  'now',
  '0001-01-01T00:00:00+23:00',
  1e20,
  NaN,
  null,
  {},
])('%j is no time', (value) => {
  expect(parseTime(value)).toBeNull();
});
