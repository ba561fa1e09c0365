import { isTimeZone } from '../../shared/index.js';

/** Where nobody says in which zone times without an offset are. */
export const DEFAULT_TIME_ZONE = 'UTC';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Offsets of zones that mails and programs name, in hours; of those that mean two places none. */
const NAMED_OFFSETS: Readonly<Record<string, number>> = {
  ...{
    Z: 0,
    UTC: 0,
    UT: 0,
    GMT: 0,
    WET: 0,
    WEST: 1,
    CET: 1,
    CEST: 2,
    EET: 2,
    EEST: 3,
    MSK: 3,
    JST: 9,
    KST: 9,
  },
  ...{
    EST: -5,
    EDT: -4,
    CDT: -5,
    MST: -7,
    MDT: -6,
    PST: -8,
    PDT: -7,
    AEST: 10,
    AEDT: 11,
    NZST: 12,
    NZDT: 13,
  },
};

const ZONE = String.raw`(?<zone>(?:UTC|GMT)?[+-]\d\d(?::?\d\d)?|[a-z]{1,4}|[a-z]+(?:\/[\w+-]+)+)(?:\s\(?[a-z][a-z ]*\)?)?`;
const TIME_OF_DAY = String.raw`(?<hours>\d{1,2}):(?<minutes>\d{1,2})(?::(?<seconds>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s?(?<half>[ap])\.?m\.?)?`;
const CLOCK = String.raw`(?:(?:T|,?\s(?:at\s)?)${TIME_OF_DAY}(?:\s?${ZONE})?)?$`;
const WEEKDAY = String.raw`^(?:[a-z]{3,9}\.?,?\s)?`;
const MONTH = String.raw`(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;

/** Longer texts are no times. */
const MAX_LENGTH = 100;

/** What has one meaning. Not `01/02/2026`. */
const FORMS = [
  // `2026-5-1 9:05`, `2026/05/01`
  new RegExp(String.raw`^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})${CLOCK}`, 'i'),
  new RegExp(String.raw`^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日${CLOCK}`, 'i'),
  // `May 1, 2026`, `Tue Apr 29 2014 13:53:42 GMT+0000 (UTC)`
  new RegExp(String.raw`${WEEKDAY}${MONTH}\s${DAY},?\s(?<year>\d{4})${CLOCK}`, 'i'),
  // `Fri, 1 May 2026 10:00:00 GMT`
  new RegExp(String.raw`${WEEKDAY}${DAY}[\s-]${MONTH},?[\s-](?<year>\d{4})${CLOCK}`, 'i'),
  // `Thu Jan 02 10:00:00 +0100 2020`
  new RegExp(String.raw`${WEEKDAY}${MONTH}\s${DAY},?\s${TIME_OF_DAY}(?:\s${ZONE})?\s(?<year>\d{4})$`, 'i'),
];

type Parts = Readonly<Record<string, string | undefined>>;

/**
 * A time as exports and headers write it: ISO 8601, also with blanks or without zeros, RFC 2822, in English words, as
 * programs print it; a day is its midnight. A number is seconds since 1970 with ten digits, milliseconds with 12 or 13.
 * Null when it is not understood, or outside of the years 1 to 9999.
 *
 * @param timeZone the IANA name of the zone in which times without an offset are
 */
export function parseTime(value: unknown, timeZone: string = DEFAULT_TIME_ZONE): Date | null {
  const ms = typeof value === 'number' ? fromNumber(value) : fromText(value, timeZone);
  const time = new Date(ms);
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time : null;
}

/** Shorter numbers are years, days as digits and zeros for nothing. */
function fromNumber(value: number): number {
  const digits = /^(?:\d{10}|\d{12,13})$/.exec(String(value))?.[0].length;
  if (digits === undefined) return NaN;
  return digits === 10 ? value * 1000 : value;
}

function fromText(value: unknown, timeZone: string): number {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return NaN;
  const text = value.trim().replaceAll(/\s+/g, ' ');
  if (/^\d+$/.test(text)) return fromNumber(Number(text));
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts) return fromParts(parts, timeZone);
  }
  return NaN;
}

function fromParts(parts: Parts, timeZone: string): number {
  const { year = '', month = '', day = '', hours = '0', minutes = '0', seconds = '0', fraction = '' } = parts;
  const hour = hourOf(Number(hours), parts['half']);
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1 || Number(month);
  const isOnClock = hour <= 23 && Number(minutes) <= 59 && Number(seconds) <= 59;
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), monthNumber - 1, Number(day));
  if (!isOnClock || midnight.getUTCMonth() !== monthNumber - 1 || day === '0') return NaN;
  const ofDay = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const local = midnight.getTime() + ofDay + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return parts['zone'] === undefined ? fromLocal(local, timeZone) : fromZone(local, parts['zone']);
}

function hourOf(hours: number, half: string | undefined): number {
  if (half === undefined) return hours;
  if (hours < 1 || hours > 12) return NaN;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** An offset, a zone's short name or its IANA name. */
function fromZone(local: number, zone: string): number {
  const [, sign, hours, minutes = '00'] = /([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign !== undefined) return local - Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const named = NAMED_OFFSETS[zone.toUpperCase()];
  if (named !== undefined) return local - named * 3_600_000;
  return zone.includes('/') && isTimeZone(zone) ? fromLocal(local, zone) : NaN;
}

/** A second look: between the first guess and the time itself the clocks may have been changed. */
function fromLocal(local: number, timeZone: string): number {
  if (timeZone === DEFAULT_TIME_ZONE) return local;
  return local - offsetAt(local - offsetAt(local, timeZone), timeZone);
}

/** How far a zone is ahead of UTC at a time, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(ms);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  return Number(`${sign}1`) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

let last: { readonly timeZone: string; readonly formatter: Intl.DateTimeFormat } | undefined;

/** The last one is kept: it takes long to make, and a file has one zone. @throws RangeError when there is no such zone */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  if (last?.timeZone !== timeZone) {
    last = {
      timeZone,
      formatter: new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
    };
  }
  return last.formatter;
}
