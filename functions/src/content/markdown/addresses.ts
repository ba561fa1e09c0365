/** Schemes of links. */
export const LINK_SCHEMES = ['https', 'http', 'mailto', 'tel', 'sms', 'xmpp'] as const;

/** Schemes of what a page loads. */
export const MEDIA_SCHEMES = ['https', 'http'] as const;

/** Stands for the site: an address without a host of its own gets this one. */
const HERE = new URL('https://here.invalid/');

/** What browsers leave out at the beginning, besides line breaks and tabs anywhere. */
// eslint-disable-next-line no-control-regex -- control characters are what it is for
const IGNORED_START = /^[\u0000-\u0020]+/;

const MAX_SRCSET_LENGTH = 8_000;
const DESCRIPTORS = /^(?:[1-9]\d{0,4}w(?: [1-9]\d{0,4}h)?|\d{1,2}(?:\.\d{1,3})?x)?$/;

/** An address as it may stay, or why not: the scheme that nobody may use. */
export type CheckedAddress = { readonly address: string } | { readonly scheme: string };

/**
 * An address as a browser reads it. One that leads to another host without a scheme (`//host/x`) gets https, and a relative one
 * that looks like a scheme a `./`; all others stay as they were written.
 */
export function checkAddress(address: string, schemes: readonly string[]): CheckedAddress {
  if (address.startsWith('#')) return { address };
  const url = URL.parse(address, HERE);
  if (url === null) return { address };
  if (!schemes.includes(url.protocol.slice(0, -1))) return { scheme: url.protocol };
  const read = address.replaceAll(/[\t\n\r]/g, '').replace(IGNORED_START, '');
  // Other readers than browsers, such as those of feeds, would find another host in it.
  if (/^[\\/]{2}/.test(read) || /^https?:[^?#]*\\/i.test(read)) return { address: url.href };
  const looksAbsolute = url.host === HERE.host && /^[^/?#]*:/.test(read) && !/^https?:/i.test(read);
  return { address: looksAbsolute ? `./${read}` : address };
}

/** The address resolved against `baseUrl`; what is no URL stays as it is. */
export function absoluteAddress(address: string, baseUrl: string): string {
  return URL.canParse(address) ? address : (URL.parse(address, baseUrl)?.href ?? address);
}

/**
 * A `srcset` with each of its addresses passed through `check`, which gives null for one that is to go. Null when nothing
 * is left, or it is over 8,000 characters long.
 *
 * @param onLost told once of each candidate whose descriptors are none, and of one that is too long
 * @see https://html.spec.whatwg.org/multipage/images.html#srcset-attributes (2026)
 */
export function mapSrcset(
  srcset: string,
  check: (address: string) => string | null,
  onLost: () => void,
): string | null {
  if (srcset.length > MAX_SRCSET_LENGTH) {
    onLost();
    return null;
  }
  const candidates = srcset.split(/,\s+|(?<=\s[\d.]+[wx]),/).flatMap((candidate) => {
    const [address = '', ...descriptors] = candidate.trim().split(/\s+/);
    const checked = check(withoutCommas(address));
    const isKnown = DESCRIPTORS.test(descriptors.join(' '));
    if (!isKnown) onLost();
    return checked === null || checked === '' || !isKnown ? [] : [[checked, ...descriptors].join(' ')];
  });
  return candidates.length === 0 ? null : candidates.join(', ');
}

/** Not by a regular expression, which takes the square of the time for commas in the middle. */
function withoutCommas(address: string): string {
  let end = address.length;
  while (address[end - 1] === ',') end -= 1;
  return address.slice(0, end);
}
