/** When something goes live, as the dialog asks for it. */
import { fromZoned } from '../../app/zoned-time.js';
import { FieldRefusal } from '../../form/errors.js';

/** Now, at a time to come, or now with an earlier date. */
export type When = 'now' | 'later' | 'earlier';

/** The last time that can be chosen: years have four digits. */
export const LAST_TIME = '9999-12-31T23:59';

/**
 * The time that the API is told.
 *
 * @param text such as `2026-05-03T14:05`, on the zone's clocks
 * @returns null for now, and for nothing else
 * @throws FieldRefusal of `time`: it can't be read, has passed, or is still to come
 */
export function timeToPublish(when: When, text: string, zone: string): string | null {
  if (when === 'now') return null;
  const at = fromZoned(text, zone);
  if (!at) throw refusal('Enter a day and a time, with a year of four digits.');
  const isToCome = at.getTime() > Date.now();
  if (when === 'later' && !isToCome) throw refusal('This time has passed.');
  if (when === 'earlier' && isToCome) throw refusal('This time is still to come.');
  return at.toISOString();
}

function refusal(detail: string): FieldRefusal {
  return new FieldRefusal([{ name: 'time', detail }]);
}
