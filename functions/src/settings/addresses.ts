import { z } from 'zod';

/** Longest address in characters. */
const MAX_ADDRESS = 2_000;

/** Any site: what a path of this site is resolved against, to be read as browsers do. */
const BASE = 'https://site.invalid';

/** A path of this site in its parsed form, such as `/about`, with query and fragment; null for anything else. */
function parsePath(text: string): string | null {
  if (!text.startsWith('/')) return null;
  const url = URL.parse(text, BASE);
  // `//elsewhere.example` and `/\elsewhere.example` lead to another site.
  return url?.origin === BASE ? `${url.pathname}${url.search}${url.hash}` : null;
}

/** An address with one of these schemes in its parsed form; null for anything else. */
function parseUrl(text: string, protocols: readonly string[]): string | null {
  const url = URL.parse(text);
  return url && protocols.includes(url.protocol) ? url.href : null;
}

function address(parse: (text: string) => string | null, error: string) {
  return z
    .string()
    .trim()
    .max(MAX_ADDRESS)
    .transform((text, context) => {
      const parsed = parse(text);
      if (parsed !== null && parsed.length <= MAX_ADDRESS) return parsed;
      context.addIssue(error);
      return z.NEVER;
    });
}

/** Where a link leads: a path of this site, a page elsewhere or a mailbox. */
export const linkAddress = address(
  (text) => parsePath(text) ?? parseUrl(text, ['https:', 'http:', 'mailto:']),
  'must be a path of this site such as /about, an http or https URL, or a mailto: address',
);

/** The owner elsewhere. */
export const profileAddress = address(
  (text) => parseUrl(text, ['https:', 'http:', 'mailto:']),
  'must be an http or https URL, or a mailto: address',
);

/** Where a picture is: at this site or elsewhere. */
export const imageAddress = address(
  (text) => parsePath(text) ?? parseUrl(text, ['https:', 'http:']),
  'must be a path of this site such as /media/me.avif, or an http or https URL',
);
