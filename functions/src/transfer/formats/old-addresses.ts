import { markOf } from '../import/post-addresses.js';
import { siteOf } from '../import/post-identity.js';
import { slugOfSource, type Slugify } from '../import/source-slug.js';
import { baseOf } from './markdown/page-address.js';

/** A post of a file, as links know it. */
export interface LinkedPost {
  /** What stands for it in links: see addressHere. */
  readonly address: string;
  /** Where it was at its source: paths and URLs; `*` stands for what may be before a path. */
  readonly places: readonly string[];
}

/** Stands for the site where nobody knows it. */
const NOWHERE = 'https://relative.invalid/';

/** What follows an address and leads nowhere else. */
const TRACKERS = /^(?:\?utm_.*)?$/;

/** A path with a date, before which some sites have categories. */
const DATED = /\/\d{4}\/\d{2}\/\d{2}\/[^/]+$/;

/** What says where a post of a file will be. */
interface NamedPost {
  readonly slug: string | null;
  readonly title: string;
}

/** The slug that a post of a file will have on this site, if it is free. */
export function slugHere({ slug, title }: NamedPost, slugify: Slugify = asWords): string {
  return slugOfSource(slug, slugify) ?? slugify(title);
}

/** What stands for a post of a file in links to it while that is read: see FileLinks. */
export function addressHere(post: NamedPost, slugify: Slugify = asWords): string {
  return markOf(slugHere(post, slugify));
}

function asWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Finds the posts of a file by the addresses that they had at their source. */
export class OldAddresses {
  /** Null for addresses that several posts had. */
  private readonly targets = new Map<string, string | null>();

  /** @param sourceUrl the site's address; null where nobody says it */
  constructor(
    posts: readonly LinkedPost[],
    private readonly sourceUrl: string | null,
  ) {
    const shared = new Set<string>();
    const known = new Set<string>();
    for (const { address } of posts) (known.has(address) ? shared : known).add(address);
    for (const { address, places } of posts) {
      // Only one of several that wish an address here will have it.
      const target = shared.has(address) ? null : address;
      for (const key of new Set(places.flatMap((place) => this.keysOf(place)))) {
        const before = this.targets.get(key);
        this.targets.set(key, before === undefined || before === target ? target : null);
      }
    }
  }

  /** Where the post is on this site that was at an address, a URL or a path of the site; null when none was. */
  find(address: string): string | null {
    if (!/^(?:https?:\/)?\/(?!\/)/i.test(address)) return null;
    const url = URL.parse(address, this.sourceUrl ?? NOWHERE);
    const key = url && keyOf(url);
    if (!url || key === null) return null;
    const dated = this.isOfSite(url) ? DATED.exec(key)?.[0] : undefined;
    const target = this.targets.get(key) ?? (dated === undefined ? undefined : this.targets.get(`*${dated}`));
    return target ? target + url.hash : null;
  }

  /** A path may be one from the site's folder on, too. */
  private keysOf(place: string): string[] {
    if (place.startsWith('*')) return [place];
    const base = this.sourceUrl ?? NOWHERE;
    const urls = [URL.parse(place, base), URL.parse(place.replace(/^\/+/, ''), baseOf(base))];
    return urls.flatMap((url) => (url && keyOf(url)) ?? []);
  }

  private isOfSite({ host }: URL): boolean {
    return siteOf(`http://${host}`) === siteOf(URL.parse('/', this.sourceUrl ?? NOWHERE)?.href ?? null);
  }
}

/** An address without what differs between spellings of it; null for the site's first page and what leads elsewhere. */
function keyOf({ protocol, host, pathname, search }: URL): string | null {
  if (!/^https?:$/.test(protocol)) return null;
  const path = decoded(pathname)
    .replace(/\/+$/, '')
    .replace(/\/index\.html?$|\.html?$/, '')
    .toLowerCase();
  const site = host.replace(/^www\./, '');
  if (path === '') return /^\?p=\d+$/.test(search) ? site + search : null;
  return TRACKERS.test(search) ? site + path : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
