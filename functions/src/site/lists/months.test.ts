import { expect, test } from '@jest/globals';
import { isPeriod, monthIn } from './months.js';

test.each([
  ['UTC', '2026-04-30T23:30:00Z', '2026-04'],
  ['Europe/Berlin', '2026-04-30T23:30:00Z', '2026-05'],
  ['America/New_York', '2026-01-01T03:00:00Z', '2025-12'],
])('in %s %s is in %s', (timeZone, time, month) => {
  expect(monthIn(timeZone)(new Date(time))).toBe(month);
});

test.each([
  ['2026-05', true],
  ['2026-12', true],
  ['2026', true],
  ['206', false],
  ['2026-', false],
  ['2026-13', false],
  ['2026-00', false],
  ['2026-5', false],
  ['x026-05', false],
  ['2026-05 ', false],
])('%j is a period: %j', (text, is) => {
  expect(isPeriod(text)).toBe(is);
});
