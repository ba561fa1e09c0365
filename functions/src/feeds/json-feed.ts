import { z } from 'zod';
import type { Rendering } from '../http/index.js';
import { timestampJson } from '../shared/index.js';
import { feedHead, type Feed, type FeedEntry } from './feed.js';
import type { Site } from './site.js';

/** The media type of JSON Feed. */
export const JSON_FEED_TYPE = 'application/feed+json';

const itemJson = z.object({
  id: z.string(),
  url: z.url(),
  title: z.string(),
  summary: z.string(),
  content_html: z.string(),
  image: z.url().optional(),
  date_published: timestampJson,
  date_modified: timestampJson,
  authors: z.array(z.object({ name: z.string() })),
  tags: z.array(z.string()),
});

/** JSON Feed. @see https://www.jsonfeed.org/version/1.1/ version 1.1 */
export const jsonFeedJson = z
  .object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    description: z.string(),
    home_page_url: z.url(),
    feed_url: z.url(),
    language: z.string(),
    items: z.array(itemJson),
  })
  .meta({ id: 'JsonFeed' });

/** See jsonFeedJson; the posts are in full. */
export function jsonFeed(site: Site, path: string): Rendering<Feed> {
  return {
    contentType: JSON_FEED_TYPE,
    render: (feed) => {
      const { title, description, language, pageUrl, selfUrl } = feedHead(site, feed, path);
      return JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title,
        description,
        home_page_url: pageUrl,
        feed_url: selfUrl,
        language,
        items: feed.entries.map(presentItem),
      } satisfies z.output<typeof jsonFeedJson>);
    },
  };
}

function presentItem(entry: FeedEntry): z.output<typeof itemJson> {
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    summary: entry.excerpt,
    content_html: entry.contentHtml,
    ...(entry.image !== null && { image: entry.image }),
    date_published: entry.publishedAt.toISOString(),
    date_modified: entry.updatedAt.toISOString(),
    authors: entry.authors.map((name) => ({ name })),
    tags: entry.tags.map(({ name }) => name),
  };
}
