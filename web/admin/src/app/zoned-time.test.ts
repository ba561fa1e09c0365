import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromZoned, startOfDay, toZoned } from './zoned-time.js';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
];

test('a time is what the clocks of its zone show', () => {
  expect(toZoned(new Date('2026-07-01T22:30:00Z'), 'Europe/Berlin')).toBe('2026-07-02T00:30');
  expect(fromZoned('2026-07-02T00:30', 'Europe/Berlin')?.toISOString()).toBe('2026-07-01T22:30:00.000Z');
  expect(fromZoned('2026-01-02T00:30', 'Asia/Kathmandu')?.toISOString()).toBe('2026-01-01T18:45:00.000Z');
});

test('what clocks leap over is an hour later, what they show twice the first', () => {
  expect(fromZoned('2026-03-29T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(fromZoned('2026-10-25T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test('any other text is no time', () => {
  for (const text of ['', '2026-13-01T00:00', '2026-05-01', 'soon'])
    expect(fromZoned(text, 'UTC')).toBeNull();
});

test('a day begins by the clocks of its zone, and the one after it when clocks have leapt, too', () => {
  expect(startOfDay('2026-03-29', 'Europe/Berlin')?.toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin', 1)?.toISOString()).toBe('2026-03-29T22:00:00.000Z');
  expect(startOfDay('2026-12-31', 'UTC', 1)?.toISOString()).toBe('2027-01-01T00:00:00.000Z');
  for (const text of ['', '2026-13-01', 'soon', '2026-05-01T10:00'])
    expect(startOfDay(text, 'UTC')).toBeNull();
});

test('there and back shows the same, in every zone at every time', () => {
  const times = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(times, fc.constantFrom(...ZONES), (time, zone) => {
      const shown = toZoned(time, zone);
      const back = fromZoned(shown, zone);
      expect(back && toZoned(back, zone)).toBe(shown);
    }),
  );
});
