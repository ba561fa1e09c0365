import { MARKDOWN_ENDING } from './file-name.js';

/** Hugo's folder of a page and what belongs to it; what is above `content` is not of its address. */
const BUNDLE = /^(?:.*\/)?content\/(?<folder>.+)\/index(?:\.[a-z]{2}(?:-[a-z]{2})?)?$/i;

/** Where a page was, as far as its file says. */
interface Page {
  /** Of its file in the archive; '' for one that came alone. */
  readonly path: string;
  /** What its header says of its address: see permalinkOf and slug. */
  readonly permalink: string | null;
  readonly slug: string | null;
}

/** The address of a page at its source, from which relative addresses in it are seen; null where nobody knows it. */
export function pageAddress({ path, permalink, slug }: Page, sourceUrl: string | null): string | null {
  if (sourceUrl === null) return null;
  if (permalink !== null) return belowSite(permalink, sourceUrl);
  const folder = BUNDLE.exec(path.replace(MARKDOWN_ENDING, ''))?.groups?.['folder'];
  if (folder === undefined) return null;
  const own = slug === null || slug.includes('/') ? folder : folder.replace(/[^/]+$/, () => slug);
  return belowSite(`${own.split('/').map(encodeURIComponent).join('/')}/`, sourceUrl);
}

/** The address of a site as that of a folder. */
export function baseOf(sourceUrl: string): string {
  return /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/[^./?#]+$/.test(sourceUrl) ? `${sourceUrl}/` : sourceUrl;
}

/** A path that begins as the site's does has that already. */
function belowSite(path: string, sourceUrl: string): string | null {
  const base = baseOf(sourceUrl);
  const folder = URL.parse('.', base)?.pathname ?? '/';
  return URL.parse(path.startsWith(folder) ? path : path.replace(/^\/+/, ''), base)?.href ?? null;
}
