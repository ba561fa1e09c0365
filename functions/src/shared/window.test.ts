import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { windowAt } from './window.js';

const MINUTE_MS = 60_000;

describe('a window', () => {
  test('begins and ends with the clock', () => {
    const first = windowAt(new Date('2026-05-01T12:30:00.000Z'), MINUTE_MS);
    expect(windowAt(new Date('2026-05-01T12:30:59.999Z'), MINUTE_MS)).toEqual(first);
    expect(first.end).toEqual(new Date('2026-05-01T12:31:00.000Z'));
    expect(windowAt(first.end, MINUTE_MS)).toEqual({
      index: first.index + 1,
      end: new Date('2026-05-01T12:32:00.000Z'),
    });
  });

  test('holds its time, whatever its length', () => {
    const times = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
    const lengths = fc.integer({ min: 1, max: 86_400_000 });
    fc.assert(
      fc.property(times, lengths, (now, windowMs) => {
        const { index, end } = windowAt(now, windowMs);
        expect(end.getTime() - now.getTime()).toBeGreaterThan(0);
        expect(now.getTime() - index * windowMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
