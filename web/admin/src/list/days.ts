/** Days that a list is narrowed by: from one to another, both included. */
import { timeZone } from '../app/time-zone.js';
import { startOfDay } from '../app/zoned-time.js';
import type { Filter } from './filters.js';

/** Where the API has one span of time, which is what the list is about. */
export const DAYS: readonly Filter[] = [
  { name: 'from', label: 'From', type: 'date' },
  { name: 'to', label: 'To', type: 'date' },
];

/**
 * What the API is asked where days were chosen, as `from`, `to`, or behind the name of a time: its times are when days begin in
 * the site's time zone. What is no day it refuses itself.
 */
export function withTimes(asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => {
      if (/(?:^|_)from$/.test(name)) return [name, timeOf(value, 0)];
      return [name, /(?:^|_)to$/.test(name) ? timeOf(value, 1) : value];
    }),
  );
}

function timeOf(day: string, later: number): string {
  return startOfDay(day, timeZone.value, later)?.toISOString() ?? day;
}
