import { z } from 'zod';
import { parseEmailAddress } from './email-address.js';
import {
  CONTROL_CHARACTERS,
  DIRECTION_CONTROLS,
  ENCODED_WORD,
  FORBIDDEN_IN_TEXT,
  normalPassword,
  VISIBLE_CHARACTER,
} from './text.js';
import { isTimeZone } from './time-zone.js';

/** In another form of Unicode a text has so many times the characters at most that one has in NFC. */
const LONGEST_FORM = 4;

/**
 * Text in NFC. What is far longer than `max` characters is refused before it is normalised, which takes the square of the
 * time for combining characters in a row; of the rest the caller says how much is too long.
 */
export function normalText(max: number) {
  return z
    .string()
    .max(LONGEST_FORM * max, { abort: true, error: `must have at most ${String(max)} characters` })
    .normalize('NFC');
}

/**
 * One line of text in NFC, trimmed, `min` to `max` characters: without control characters and without those that change the
 * direction of what stands after it on a page; one that is not empty shows something.
 */
export function singleLine(min: number, max: number) {
  return normalText(max)
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !CONTROL_CHARACTERS.test(text), 'must be one line without control characters')
    .refine(
      (text) => !DIRECTION_CONTROLS.test(text),
      'must not have characters that change the direction of text (U+202A to U+202E, U+2066 to U+2069)',
    )
    .refine((text) => text === '' || VISIBLE_CHARACTER.test(text), 'must have a character that can be seen');
}

/** A line that goes into a header of a mail: nothing in it that mail clients would decode. `max` in characters. */
export function headerText(max: number) {
  return singleLine(1, max).refine((text) => !ENCODED_WORD.test(text), 'must not have encoded words');
}

/** Text of several lines without control characters, trimmed, `min` to `max` characters. */
export function plainText(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !FORBIDDEN_IN_TEXT.test(text), 'must not have control characters');
}

/** An e-mail address as it is kept: see parseEmailAddress. The one rule for all that are taken. */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .transform((text, context) => {
    const address = parseEmailAddress(text);
    if (address !== null) return address;
    context.addIssue('must be an e-mail address');
    return z.NEVER;
  })
  .meta({ format: 'idn-email' });

/**
 * The address that an account has: as emailAddress, and what version 0.1 took besides, by which accounts of before are found.
 */
export const accountAddress = z
  .string()
  .trim()
  .max(254)
  .transform((text, context) => {
    const address = parseEmailAddress(text) ?? z.email().safeParse(text).data;
    if (address !== undefined) return address;
    context.addIssue('must be an e-mail address');
    return z.NEVER;
  })
  .meta({ format: 'idn-email' });

/** A time as the API answers it: RFC 3339 in UTC with milliseconds. */
export const timestampJson = z.iso.datetime({ precision: 3 });

/** Bound of a password in bytes, checked before anything is done with it. */
export const MAX_PASSWORD_BYTES = 512;

/** A password within the bounds that any has: never trimmed; hashed in NFC. What a new one needs: accounts/password-policy.ts. */
export const passwordText = z
  .string()
  .min(1)
  .max(LONGEST_FORM * MAX_PASSWORD_BYTES, { abort: true })
  .refine(
    (text) => Buffer.byteLength(normalPassword(text)) <= MAX_PASSWORD_BYTES,
    `must have at most ${String(MAX_PASSWORD_BYTES)} bytes`,
  );

/** RFC 3339 with an offset, as a Date. */
export const timestamp = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-05-01T12:00:00.000Z' })
  .transform((text) => new Date(text))
  // With an offset the first and last years can lie outside of what RFC 3339 and Firestore can hold.
  .refine(
    (time) => time.getUTCFullYear() >= 1 && time.getUTCFullYear() <= 9999,
    'must be in the years 1 to 9999',
  );

/** A time zone by its IANA name. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be the IANA name of a time zone, such as Europe/Berlin');

/** What a list is narrowed to by time. */
export const TIME_RANGE = {
  from: timestamp.optional().describe('From this time on; in a URL `+` is written `%2B`'),
  to: timestamp.optional().describe('Before this time'),
};

/** Whether a span of time that a list is asked for can have something in it. */
export function isForward(from: Date | undefined, to: Date | undefined): boolean {
  return !from || !to || from < to;
}

/** Id of a stored document, as a path parameter. Firestore keeps ids such as `__x__` for itself. */
export const documentId = z.string().regex(/^(?!__)[\w-]{1,64}$/);

/** Documents that a list is asked for by their ids. */
export const MAX_IDS = 50;

/** A number of a query. An empty text is none, which coercion takes for 0. */
export function numberText(number: z.ZodCoercedNumber<string>) {
  return z.preprocess((text: string) => (/\S/.test(text) ? text : NaN), number);
}

/** Ids, joined by commas. */
export const idList = z
  .string()
  .max(MAX_IDS * 65)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(documentId).max(MAX_IDS));

/** What a list is searched for. */
export const searchedText = singleLine(1, 200).refine(
  (text) => /[\p{L}\p{N}]/u.test(text),
  'must have letters or digits',
);

/** Query parameters of every list with cursor pages. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(50).default(10).describe('Items on a page'),
  cursor: z.string().max(4_000).optional().describe('`next_cursor` of the page before'),
};

/** Items on a page of a public list, at most. */
export const MAX_PAGE_ITEMS = 100;

/** The same of public lists, which static sites are built from. */
export const publicPageQuery = {
  ...pageQuery,
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_ITEMS).default(10).describe('Items on a page'),
};

/** A list's page size and where to go on, as parsed by `pageQuery`. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** An answer that says only what was done. */
export const messageJson = z.object({ message: z.string() }).meta({ id: 'Message' });

/** Whether a list is asked for something that goes with no other filter, and with none; or is not asked for it. */
export function goesAlone<Query extends object>(query: Query, name: keyof Query): boolean {
  if (query[name] === undefined) return true;
  const others = Object.entries(query).filter(([other]) => ![name, 'limit', 'cursor'].includes(other));
  return others.every(([, value]) => value === undefined || value === false);
}
