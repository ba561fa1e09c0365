/** Times and numbers as people read them, in the site's time zone. */
import { timeZone } from './time-zone.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A day and a time, such as `3 May 2026, 14:05`. */
export function formatTime(time: string): string {
  return new Date(time).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timeZone.value,
  });
}

/** A day, such as `3 May 2026`. */
export function formatDay(time: string): string {
  return new Date(time).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: timeZone.value });
}

/** How long ago, or how soon, within a week; else the day. */
export function formatAgo(time: string, now = Date.now()): string {
  const difference = Date.parse(time) - now;
  const size = Math.abs(difference);
  if (size >= 7 * DAY_MS) return formatDay(time);
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (size < MINUTE_MS) return difference <= 0 ? 'just now' : 'in a moment';
  if (size < HOUR_MS) return words.format(Math.trunc(difference / MINUTE_MS), 'minute');
  if (size < DAY_MS) return words.format(Math.trunc(difference / HOUR_MS), 'hour');
  return words.format(Math.trunc(difference / DAY_MS), 'day');
}

/** Bytes, such as `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  const [size, unit] = bytes < 1_000_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB'];
  return `${size.toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
}

/** A number with what it counts. @param plural where it is not the singular with an s */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`;
}
