const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(?:(?:T|,?\s)\s?(?<hours>\d{1,2}):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?<fraction>\.\d{1,9})?)?\s?(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$`;
const WEEKDAY = String.raw`^(?:[a-z]{3,9},?\s)?`;
const MONTH = String.raw`(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;

/** What has one meaning: `2026-5-1`, `2026/05/01`, `May 1, 2026`, `Fri, 1 May 2026`. Not `01/02/2026`. */
const FORMS = [
  new RegExp(String.raw`^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})${CLOCK}`, 'i'),
  new RegExp(String.raw`${WEEKDAY}${MONTH}\s${DAY},?\s(?<year>\d{4})${CLOCK}`, 'i'),
  new RegExp(String.raw`${WEEKDAY}${DAY}\s${MONTH},?\s(?<year>\d{4})${CLOCK}`, 'i'),
];

/**
 * A time as exports and headers write it: ISO 8601, with a space for the T as well, or in words; UTC where no offset is given;
 * a day is its midnight; a number is milliseconds since 1970. Null when it is none, or outside of the years 1 to 9999.
 */
export function parseTime(value: unknown): Date | null {
  const time = typeof value === 'number' ? new Date(value) : fromText(value);
  if (!time || Number.isNaN(time.getTime())) return null;
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time : null;
}

function fromText(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts) return fromParts(parts);
  }
  return null;
}

function fromParts(parts: Readonly<Record<string, string | undefined>>): Date {
  const {
    year = '',
    month = '',
    day = '',
    hours = '00',
    minutes = '00',
    seconds = '00',
    fraction = '',
    zone = 'Z',
  } = parts;
  const number = MONTHS.indexOf(month.toLowerCase()) + 1 || month;
  const date = [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-');
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return new Date(`${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}${fraction}${offset}`);
}
