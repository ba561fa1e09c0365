import type { FullTextPost } from '../posts/index.js';
import { listPage, postUrl, type Site } from './site-links.js';

/** The newest posts, all or of one tag. */
export interface Feed {
  readonly tag: string | null;
  readonly entries: readonly FeedEntry[];
}

/** A post in a feed, whatever its format. */
export interface FeedEntry {
  /** The same for ever, also when the post or the site moves. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Plain text. */
  readonly excerpt: string;
  /** Sanitised, with absolute links. */
  readonly contentHtml: string;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly image: string | null;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** What the formats say of the feed itself. */
export interface FeedHead {
  readonly title: string;
  readonly description: string;
  /** The page that lists the same posts. */
  readonly pageUrl: string;
  /** The feed's own address. */
  readonly selfUrl: string;
  /** When one of its posts was last changed; null without posts. */
  readonly updatedAt: Date | null;
}

/** A post as a feed shows it. @param contentHtml with absolute links */
export function feedEntry(site: Site, post: FullTextPost, contentHtml: string): FeedEntry {
  return {
    id: `urn:firefolio:post:${post.id}`,
    url: postUrl(site, { slug: post.slug, canonicalUrl: post.seo.canonicalUrl }),
    title: post.title,
    excerpt: post.excerpt,
    contentHtml,
    authors: post.authors.map(({ name }) => name),
    tags: post.tags,
    image: post.coverImage?.url ?? null,
    publishedAt: post.publishedAt ?? post.createdAt,
    updatedAt: post.updatedAt,
  };
}

/** See FeedHead. @param path of the feed, such as `/feed.xml` */
export function feedHead(site: Site, { tag, entries }: Feed, path: string): FeedHead {
  const query = tag === null ? '' : `?${new URLSearchParams({ tag }).toString()}`;
  const times = entries.map(({ updatedAt }) => updatedAt.getTime());
  return {
    title: tag === null ? site.name : `${site.name}: ${tag}`,
    description: tag === null ? `The newest posts of ${site.name}` : `The newest posts tagged ${tag}`,
    pageUrl: listPage(site, tag),
    selfUrl: `${site.url}${path}${query}`,
    updatedAt: times.length === 0 ? null : new Date(Math.max(...times)),
  };
}
