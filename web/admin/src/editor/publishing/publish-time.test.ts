import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { timeToPublish, type When } from './publish-time.js';

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-05-03T12:00:00Z') });
});

afterEach(() => {
  jest.useRealTimers();
});

test('now has no time, whatever was typed', () => {
  expect(timeToPublish('now', '2035-03-01T09:00', 'UTC')).toBeNull();
});

test('a time is read by the clocks of the zone', () => {
  expect(timeToPublish('later', '2026-05-03T14:01', 'Europe/Berlin')).toBe('2026-05-03T12:01:00.000Z');
  expect(timeToPublish('earlier', '2026-05-03T14:00', 'Europe/Berlin')).toBe('2026-05-03T12:00:00.000Z');
});

test.each<[When, string, string]>([
  ['later', '20266-03-01T09:00', 'Enter a day and a time, with a year of four digits.'],
  ['later', '202666-03-01T09:00', 'Enter a day and a time, with a year of four digits.'],
  ['later', '', 'Enter a day and a time, with a year of four digits.'],
  ['earlier', '12025-03-01T09:00', 'Enter a day and a time, with a year of four digits.'],
  ['later', '2026-05-03T12:00', 'This time has passed.'],
  ['earlier', '2026-05-03T12:01', 'This time is still to come.'],
])('%s at "%s" is refused at its field', (when, text, detail) => {
  expect(() => timeToPublish(when, text, 'UTC')).toThrow(
    expect.objectContaining({ errors: [{ name: 'time', detail }] }),
  );
});
