import { changedForVisitors } from '../content/index.js';
import type { FullTextPost } from '../posts/index.js';
import type { Site, SitePlace } from './site.js';

/** The newest posts, all or of one tag. */
export interface Feed {
  readonly tag: string | null;
  readonly entries: readonly FeedEntry[];
}

/** A post in a feed, whatever its format. */
export type FeedEntry = ReturnType<typeof feedEntry>;

/** A post as a feed shows it. @param contentHtml sanitised, with absolute links */
export function feedEntry(
  { addresses }: Pick<SitePlace, 'addresses'>,
  post: FullTextPost,
  contentHtml: string,
) {
  return {
    /** The same for ever, also when the post or the site moves. */
    id: `urn:firefolio:post:${post.id}`,
    url: addresses.canonicalOf('post', { slug: post.slug, canonicalUrl: post.seo.canonicalUrl }),
    title: post.title,
    /** Plain text. */
    excerpt: post.excerpt,
    contentHtml,
    authors: post.authors.map(({ name }) => name),
    /** Each with its name. */
    tags: post.tags.map((tag) => ({ tag, name: post.tagNames[tag] ?? tag })),
    image: post.coverImage?.url ?? null,
    publishedAt: post.publishedAt ?? post.createdAt,
    updatedAt: changedForVisitors(post),
  };
}

/** What the formats say of the feed itself. @param path of the feed, such as `/feed.xml` */
export function feedHead(site: Site, { tag, entries }: Feed, path: string) {
  const query = tag === null ? '' : `?${new URLSearchParams({ tag }).toString()}`;
  const ofAll = site.description || `The newest posts of ${site.name}`;
  const times = entries.map(({ updatedAt }) => updatedAt.getTime());
  return {
    title: tag === null ? site.name : `${site.name}: ${tag}`,
    description: tag === null ? ofAll : `The newest posts tagged ${tag}`,
    language: site.language,
    /** The page that lists the same posts. */
    pageUrl: tag === null ? site.addresses.home : site.addresses.urlOf('tag', tag),
    selfUrl: `${site.url}${path}${query}`,
    /** When one of its posts was last changed; null without posts. */
    updatedAt: times.length === 0 ? null : new Date(Math.max(...times)),
  };
}
