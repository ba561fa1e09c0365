import { fingerprintOf } from '../../shared/index.js';

/** How many hexadecimal characters the id of a post from elsewhere has: 96 bits. */
const HASH_LENGTH = 24;

/** Ids that newId makes (shared/ids.ts), and those that follow from keys. */
const RANDOM_ID = /^[\da-z]{20}$/;
const DERIVED_ID = /^[\da-f]{24}$/;

/** Random ids, and the text of a file that came alone. */
const RANDOM_KEYS = [
  /^firefolio:[\da-z]{20}$/,
  /^ghost:[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i,
  /^markdown:[\da-f]{64}$/,
];

/** Hosts of sites that were made on somebody's own machine, or under a name that is nobody's. */
const LOCAL_HOST =
  /^(?:[\d.]+|\[.*\]|[^.]*|.*\.(?:local|localhost|test|lan|internal|invalid|ddev\.site|lndo\.site)|(?:.*\.)?example\.(?:com|net|org))$/;

/** Under which ids a post of a file may be here. */
export interface PostIdentity {
  /** What it gets when it is new. */
  readonly id: string;
  /** A post here with one of these is this one. */
  readonly sureIds: readonly string[];
  /** A post here with one of these is this one if it looks like it (same-post.ts). */
  readonly likelyIds: readonly string[];
}

/** What of a post of a file says who it is. */
interface Known {
  readonly key: string;
  readonly formerKey?: string;
  readonly id: string | null;
  readonly createdAt: Date | null;
}

/**
 * Who a post of a file is here. Its id follows from its site and its key, the same each time; an id that the file gives is
 * looked for only, and only where it is of our own making: any other may be a word with a meaning in a path or to Firestore.
 * Where the site is not known it follows from the key alone, as in version 0.1.
 *
 * @param source what of a post of a file says who it is; see SourcePost
 * @param site see siteOf; null when it is not known
 * @param isOwn whether the file is an export of this site
 * @see docs/adr/0024-keys-belong-to-sites.md
 */
export function identityOf(source: Known, site: string | null, isOwn = false): PostIdentity {
  const { key, formerKey = key, id: given, createdAt } = source;
  const isUniversal = RANDOM_KEYS.some((pattern) => pattern.test(key)) || isOwnAddress(key, site);
  const id = isUniversal || site === null ? hashOf(key) : hashOf(key, site);
  const isSure = isUniversal || site !== null;
  // A derived id may be that of another site's path; who writes one into a header by hand says no more than that.
  const isGivenSure =
    given !== null && (RANDOM_ID.test(given) || (DERIVED_ID.test(given) && (isOwn || createdAt === null)));
  const isGivenLikely = given !== null && !isGivenSure && DERIVED_ID.test(given);
  const former = [key, formerKey].map((known) => hashOf(known));
  return {
    id,
    sureIds: [...(isGivenSure ? [given] : []), ...(isSure ? [id] : [])],
    likelyIds: [...(isGivenLikely ? [given] : []), ...new Set(isUniversal ? [] : former)],
  };
}

/**
 * Whether a key is an address of its site in the web, such as WordPress gives its posts. A site that was built elsewhere, as
 * an agency does it, keeps the addresses of there, which other sites may have, too. Other keys are paths and small numbers.
 */
function isOwnAddress(key: string, site: string | null): boolean {
  const host = hostOf(/^wordpress:(https?:.*)$/is.exec(key)?.[1] ?? null);
  if (host === null || LOCAL_HOST.test(host)) return false;
  return site === null || host === hostOf(`http://${site}`);
}

function hostOf(address: string | null): string | null {
  return (address === null ? null : URL.parse(address))?.hostname.replace(/^www\./, '') ?? null;
}

/** The site of a file by the address in it; null where that is one that many machines have. */
export function sharedSiteOf(address: string | null): string | null {
  const host = hostOf(address);
  return host === null || LOCAL_HOST.test(host) ? null : siteOf(address);
}

/** A site as keys know it: its host and path, whatever the scheme and `www.`; null for what is no address. */
export function siteOf(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.host.replace(/^www\./, '') + url.pathname.replace(/\/+$/, '');
}

function hashOf(key: string, ...site: readonly string[]): string {
  return fingerprintOf(['imported post', key, ...site]).slice(0, HASH_LENGTH);
}
