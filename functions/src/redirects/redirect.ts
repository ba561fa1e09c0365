import { createHash } from 'node:crypto';

/** How a moved address is answered: for good, or for the time being; with 307 and 308 forms are sent there too. */
export const REDIRECT_STATUSES = [301, 302, 307, 308] as const;

/** Longest address on either side of a redirect, in characters. */
export const MAX_ADDRESS = 1_000;

/** Where the API answers: nothing there is ever moved. */
const API = /^\/(?:api|admin)(?:\/|$)/;

/**
 * What the spellings of one address have in common: letters written out, in lower case, without an ending slash, `index.html` or
 * `.html`. Null for the first page, the API, what is too long, and what can't be read.
 *
 * @param path a path of the site; what follows `?` or `#` does not count
 */
export function redirectKey(path: string): string | null {
  const [beforeQuery = ''] = path.split(/[?#]/, 1);
  const key = decoded(beforeQuery)
    ?.normalize('NFC')
    .toLowerCase()
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/(?:(?:index)?\.html?)?$/, '')
    .replace(/\.html?$/, '');
  const isPath = key?.startsWith('/') === true && key.length <= MAX_ADDRESS;
  return isPath && !API.test(key) ? key : null;
}

/** The id of the redirect that a key has. */
export function redirectId(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
