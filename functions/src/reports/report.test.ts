import { describe, expect, test } from '@jest/globals';
import { monthsUpTo } from './report.js';

describe('monthsUpTo', () => {
  test.each([
    ['2026-05-17T12:00:00.000Z', '2025-06', '2026-05'],
    ['2026-01-01T00:00:00.000Z', '2025-02', '2026-01'],
    ['2026-12-31T23:59:59.999Z', '2026-01', '2026-12'],
    ['2024-03-31T12:00:00.000Z', '2023-04', '2024-03'],
  ])('%s ends the twelve months from %s to %s', (now, first, last) => {
    const months = monthsUpTo(new Date(now), 12);
    expect(months).toHaveLength(12);
    expect([months[0]?.name, months.at(-1)?.name]).toEqual([first, last]);
  });

  test('each month begins, in UTC, where the one before ends', () => {
    const months = monthsUpTo(new Date('2024-03-31T23:30:00.000Z'), 12);
    expect(months.at(-2)).toEqual({
      name: '2024-02',
      from: new Date('2024-02-01T00:00:00.000Z'),
      to: new Date('2024-03-01T00:00:00.000Z'),
    });
    expect(months.slice(1).map(({ from }) => from)).toEqual(months.slice(0, -1).map(({ to }) => to));
  });
});
