import type { SiteAddresses } from '../addresses/index.js';
import { changedForVisitors, type ContentEntry } from '../content/index.js';
import type { Rendering } from '../http/index.js';
import type { SitePlace } from './site.js';
import { xml, xmlDocument, type Xml } from './xml.js';

/** Most URLs that one sitemap may have: https://www.sitemaps.org/protocol.html (0.90). */
export const MAX_SITEMAP_URLS = 50_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A page that search engines shall know. */
export interface SitemapUrl {
  readonly url: string;
  /** Null for the front page of a site without content. */
  readonly updatedAt: Date | null;
}

/** One file of the sitemap, at most MAX_SITEMAP_URLS. */
export interface SitemapFile {
  readonly urls: readonly SitemapUrl[];
  /** When the last of them was changed. */
  readonly updatedAt: Date | null;
}

/** What the sitemap has to know of an item. */
export type SitemapItem = Pick<ContentEntry, 'slug' | 'canonicalUrl' | 'publishedAt' | 'updatedAt'>;

/** What visitors see of each kind, the newest first. */
export type SitemapItems = Readonly<Record<'page' | 'project' | 'post', readonly SitemapItem[]>>;

/**
 * The files of the sitemap: the front page, posts, pages, projects, the oldest of each first: so an address mostly stays in its
 * file. Those whose canonical address is at another site are left out: a sitemap is about its own.
 */
export function buildSitemap(
  addresses: SiteAddresses,
  visible: SitemapItems,
  maxUrls = MAX_SITEMAP_URLS,
): readonly SitemapFile[] {
  const urlsOf = (kind: keyof SitemapItems) =>
    visible[kind]
      .toReversed()
      .map((item) => ({ url: addresses.canonicalOf(kind, item), updatedAt: changedForVisitors(item) }))
      .filter(({ url }) => addresses.isOwn(url));
  const found = [...urlsOf('post'), ...urlsOf('page'), ...urlsOf('project')];
  const urls = [{ url: addresses.home, updatedAt: lastChange(found) }, ...found];
  const files: SitemapFile[] = [];
  for (let first = 0; first < urls.length; first += maxUrls) {
    const part = urls.slice(first, first + maxUrls);
    files.push({ urls: part, updatedAt: lastChange(part) });
  }
  return files;
}

/** One file as a `urlset`. */
export const sitemapFile: Rendering<SitemapFile> = {
  contentType: 'application/xml',
  render: ({ urls }) =>
    xmlDocument(xml`<urlset xmlns="${NAMESPACE}">
${urls.map(
  ({ url, updatedAt }) => xml`<url><loc>${url}</loc>${lastmod(updatedAt)}</url>
`,
)}</urlset>`),
};

/** The files' addresses as a `sitemapindex`. */
export function sitemapIndex(site: SitePlace): Rendering<readonly SitemapFile[]> {
  return {
    contentType: 'application/xml',
    render: (files) =>
      xmlDocument(xml`<sitemapindex xmlns="${NAMESPACE}">
${files.map(
  ({ updatedAt }, index) =>
    xml`<sitemap><loc>${site.url}/sitemaps/${String(index + 1)}.xml</loc>${lastmod(updatedAt)}</sitemap>
`,
)}</sitemapindex>`),
  };
}

function lastmod(updatedAt: Date | null): Xml | '' {
  return updatedAt ? xml`<lastmod>${updatedAt.toISOString()}</lastmod>` : '';
}

function lastChange(urls: readonly SitemapUrl[]): Date | null {
  return urls.reduce<Date | null>(
    (last, { updatedAt }) => (last === null || (updatedAt && updatedAt > last) ? updatedAt : last),
    null,
  );
}
