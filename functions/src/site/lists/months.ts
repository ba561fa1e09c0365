import type { PostEntry } from '../../posts/index.js';

/** A month and how many posts were published in it. */
export interface MonthCount {
  /** Such as `2026-05`. */
  readonly month: string;
  readonly count: number;
}

/** Whether a text names a month or a year, such as `2026-05` or `2026`. */
export function isPeriod(text: string): boolean {
  return /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(text);
}

/** The year of a month. */
export function yearOf(month: string): string {
  return month.slice(0, 4);
}

/** Gives the month of a time in a time zone of the IANA database, such as `2026-05`. */
export function monthIn(timeZone: string): (time: Date) => string {
  // Of all locales this one writes a date as ISO 8601 does.
  const format = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone });
  return (time) => format.format(time);
}

/** The months that posts were published in, in the order of the posts. */
export function countMonths(posts: readonly PostEntry[], timeZone: string): MonthCount[] {
  const monthOf = monthIn(timeZone);
  const counts = new Map<string, number>();
  for (const { publishedAt, createdAt } of posts) {
    const month = monthOf(publishedAt ?? createdAt);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].map(([month, count]) => ({ month, count }));
}
