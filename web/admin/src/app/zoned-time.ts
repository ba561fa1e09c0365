/** Times of the site's time zone as `<input type="datetime-local">` has them. */

const DAY_MS = 86_400_000;

/** A time on the zone's clocks, such as `2026-05-03T14:05`. */
export function toZoned(time: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
  }).formatToParts(time);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment at which the zone's clocks show a time; of one that they leap over in spring, the one an hour later; of one that they
 * show twice in autumn, the first.
 *
 * @param text such as `2026-05-03T14:05`
 * @returns null for anything else
 */
export function fromZoned(text: string, zone: string): Date | null {
  const wanted = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(wanted)) return null;
  const shownAt = (ms: number): number => Date.parse(`${toZoned(new Date(ms), zone)}:00Z`);
  // Zones are at most 14 hours off; a day before and after have the offsets of both sides of a leap.
  const offsets = [-1, 1].map((days) => {
    const near = wanted + days * DAY_MS;
    return shownAt(near) - near;
  });
  const candidates = offsets.map((offset) => wanted - offset).sort((one, other) => one - other);
  const exact = candidates.find((ms) => shownAt(ms) === wanted);
  return new Date(exact ?? candidates.at(-1) ?? wanted);
}

/**
 * When a day begins on the zone's clocks.
 *
 * @param day such as `2026-05-03`
 * @param later how many days after it
 * @returns null for what is no day
 */
export function startOfDay(day: string, zone: string, later = 0): Date | null {
  const wanted = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(wanted)) return null;
  return fromZoned(new Date(wanted + later * DAY_MS).toISOString().slice(0, 16), zone);
}
