import { z } from 'zod';

/** Longest address in characters, where nothing else is said. */
const MAX_ADDRESS = 2_000;

/** Any site: what a path of this site is resolved against, to be read as browsers do. */
const BASE = 'https://site.invalid';

/** What browsers drop from addresses without a word. */
const CONTROLS = /\p{Cc}/u;

/** A path of this site in its parsed form, such as `/about`, with query and fragment; null for anything else. */
function parsePath(text: string): string | null {
  if (!text.startsWith('/')) return null;
  const url = URL.parse(text, BASE);
  // `//elsewhere.example` and `/\elsewhere.example` lead to another site.
  return url?.origin === BASE ? `${url.pathname}${url.search}${url.hash}` : null;
}

/** An address with one of these schemes in its parsed form; null for anything else. */
function parseUrl(text: string, protocols: readonly string[]): string | null {
  // Browsers read `https:about` as a path of the page that they are at.
  if (/^https?:(?!\/\/)/i.test(text)) return null;
  const url = URL.parse(text);
  return url && protocols.includes(url.protocol) ? url.href : null;
}

function address(parse: (text: string) => string | null, error: string, max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .transform((text, context) => {
      const parsed = CONTROLS.test(text) ? null : parse(text);
      if (parsed !== null && parsed.length <= max) return parsed;
      context.addIssue(error);
      return z.NEVER;
    });
}

/**
 * A path of this site, or a page or file elsewhere, in its parsed form, whatever was typed: what could end an attribute is escaped in it.
 *
 * @param max in characters
 */
export function webAddress(max = MAX_ADDRESS) {
  return address(
    (text) => parsePath(text) ?? parseUrl(text, ['https:', 'http:']),
    'must be a path of this site such as /pictures/me.avif, or an http or https URL',
    max,
  );
}

/** A file of the library by its id: its address is found when it is stored. */
const MEDIA_NAME = /^media:[\w-]{1,64}$/;

/** Where a picture of content is: a webAddress, or a file of the library as `media:{id}`. @param max in characters */
export function placedAddress(max = MAX_ADDRESS) {
  return address(
    (text) => (MEDIA_NAME.test(text) ? text : (parsePath(text) ?? parseUrl(text, ['https:', 'http:']))),
    'must be a file of the library such as media:0190…, a path of this site such as /pictures/me.avif, or an http or https URL',
    max,
  );
}

/** Where a picture is that pages show: their Content-Security-Policy lets in none by http. */
export const pictureAddress = address(
  (text) => parsePath(text) ?? parseUrl(text, ['https:']),
  'must be a path of this site such as /pictures/me.avif, or an https URL: pages show no picture by http',
  MAX_ADDRESS,
);

/** Where a link leads: a webAddress, or a mailbox. */
export const linkAddress = address(
  (text) => parsePath(text) ?? parseUrl(text, ['https:', 'http:', 'mailto:']),
  'must be a path of this site such as /about, an http or https URL, or a mailto: address',
  MAX_ADDRESS,
);

/** The owner elsewhere. */
export const profileAddress = address(
  (text) => parseUrl(text, ['https:', 'http:', 'mailto:']),
  'must be an http or https URL, or a mailto: address',
  MAX_ADDRESS,
);
