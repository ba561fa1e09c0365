const TIME =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hours>\d\d):(?<minutes>\d\d)(?::(?<seconds>\d\d)(?<fraction>\.\d{1,9})?)?\s?(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$/i;

/**
 * A time as exports and headers write it: ISO 8601, with a space for the T as well, UTC where no offset is given; a day is
 * its midnight; a number is milliseconds since 1970. Null when it is none, or outside of the years 1 to 9999.
 */
export function parseTime(value: unknown): Date | null {
  const time = typeof value === 'number' ? new Date(value) : fromText(value);
  if (!time || Number.isNaN(time.getTime())) return null;
  const year = time.getUTCFullYear();
  return year >= 1 && year <= 9999 ? time : null;
}

function fromText(value: unknown): Date | null {
  const parts = typeof value === 'string' ? TIME.exec(value.trim())?.groups : undefined;
  if (!parts) return null;
  const { year, month, day, hours = '00', minutes = '00', seconds = '00', fraction = '', zone = 'Z' } = parts;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return new Date(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hours}:${minutes}:${seconds}${fraction}${offset}`,
  );
}
