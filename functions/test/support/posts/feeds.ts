import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { call } from '../http/api.js';

/** The formats and where they are. */
export const FEEDS = {
  'RSS 2.0': '/feed.xml',
  Atom: '/atom.xml',
  'JSON Feed 1.1': '/feed.json',
} as const;

/** Name of a format. */
export type FeedFormat = keyof typeof FEEDS;

/** What every format says of a post. */
export interface ReadItem {
  readonly id: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  /** As plain text, or as HTML where readers take it for that. */
  readonly summary: string | undefined;
  readonly html: string | undefined;
  /** In ms. */
  readonly publishedAt: number;
  readonly authors: readonly (string | undefined)[];
  readonly tags: readonly (string | undefined)[];
}

/** A feed as a reader has it. */
export interface ReadFeed {
  readonly title: string | undefined;
  readonly pageUrl: string | undefined;
  readonly selfUrl: string | undefined;
  readonly items: readonly ReadItem[];
}

/** Reads a feed by parsers that are not the product's. @throws Error when it is no such feed */
export const READERS: Readonly<Record<FeedFormat, (text: string) => ReadFeed>> = {
  'RSS 2.0': (text) => {
    parseXml(text);
    const feed = parseRssFeed(text);
    return {
      title: feed.title,
      pageUrl: feed.link,
      selfUrl: feed.atom?.links?.find(({ rel }) => rel === 'self')?.href,
      items: (feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        url: item.link,
        title: item.title,
        summary: item.description,
        html: item.content?.encoded,
        publishedAt: Date.parse(item.pubDate ?? ''),
        authors: item.dc?.creators ?? [],
        tags: (item.categories ?? []).map(({ name }) => name),
      })),
    };
  },
  Atom: (text) => {
    parseXml(text);
    const feed = parseAtomFeed(text);
    return {
      title: feed.title?.value,
      pageUrl: feed.links?.find(({ rel }) => rel === 'alternate')?.href,
      selfUrl: feed.links?.find(({ rel }) => rel === 'self')?.href,
      items: (feed.entries ?? []).map((entry) => ({
        id: entry.id,
        url: entry.links?.find(({ rel }) => rel === 'alternate')?.href,
        title: entry.title?.value,
        summary: entry.summary?.value,
        html: entry.content?.value,
        publishedAt: Date.parse(entry.published ?? ''),
        authors: (entry.authors ?? []).map(({ name }) => name),
        tags: (entry.categories ?? []).map(({ term }) => term),
      })),
    };
  },
  'JSON Feed 1.1': (text) => {
    const feed = parseJsonFeed(text);
    return {
      title: feed.title,
      pageUrl: feed.home_page_url,
      selfUrl: feed.feed_url,
      items: (feed.items ?? []).map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        html: item.content_html,
        publishedAt: Date.parse(item.date_published ?? ''),
        authors: (item.authors ?? []).map(({ name }) => name),
        tags: item.tags ?? [],
      })),
    };
  },
};

/** A feed of a tag, through Hosting. */
export async function readFeed(format: FeedFormat, tag: string): Promise<ReadFeed> {
  const { status, body } = await call<unknown>(`${FEEDS[format]}?tag=${tag}`);
  if (status !== 200) throw new Error(`${format}: ${String(status)} ${JSON.stringify(body)}`);
  return READERS[format](typeof body === 'string' ? body : JSON.stringify(body));
}

/** An RSS feed as one of the most used readers of Node.js has it. */
export function readByRssParser(text: string) {
  return new RssParser().parseString(text);
}

/** A sitemap or an index of sitemaps: the name of its root, and address and time of each entry. */
export function readSitemap(text: string): {
  root: string | undefined;
  entries: { loc: string; lastmod: string | undefined }[];
} {
  const { root } = parseXml(text);
  const elements = (parent: XmlElement) =>
    parent.children.filter((node): node is XmlElement => node.type === 'element');
  const entries = (root ? elements(root) : []).map((entry) => {
    const texts = new Map(elements(entry).map(({ name, text: value }) => [name, value]));
    return { loc: texts.get('loc') ?? '', lastmod: texts.get('lastmod') };
  });
  return { root: root?.name, entries };
}
