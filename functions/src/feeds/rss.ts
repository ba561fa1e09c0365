import type { Rendering } from '../http/index.js';
import { escapeHtml } from '../shared/index.js';
import { feedHead, type Feed, type FeedEntry } from './feed.js';
import { MEDIA_NAMESPACE, mediaContent } from './media-content.js';
import type { Site } from './site.js';
import { xml, xmlDocument, type Xml } from './xml.js';

/** The media type of RSS. */
export const RSS_TYPE = 'application/rss+xml';

/**
 * RSS 2.0 with the posts in full.
 *
 * @see https://www.rssboard.org/rss-specification RSS 2.0.11
 * @see https://www.rssboard.org/rss-profile for what the specification leaves open
 */
export function rss(site: Site, path: string): Rendering<Feed> {
  return {
    contentType: RSS_TYPE,
    render: (feed) => {
      const { title, description, language, pageUrl, selfUrl, updatedAt } = feedHead(site, feed, path);
      return xmlDocument(xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="${MEDIA_NAMESPACE}">
<channel>
<title>${title}</title>
<link>${pageUrl}</link>
<description>${description}</description>
<language>${language}</language>
<atom:link href="${selfUrl}" rel="self" type="${RSS_TYPE}"/>
${updatedAt ? xml`<lastBuildDate>${updatedAt.toUTCString()}</lastBuildDate>` : ''}
${feed.entries.map(item)}</channel>
</rss>`);
    },
  };
}

/** Readers take the description as HTML, unlike the title, so that its text is escaped as HTML before it is as XML. */
function item(entry: FeedEntry): Xml {
  return xml`<item>
<title>${entry.title}</title>
<link>${entry.url}</link>
<guid isPermaLink="false">${entry.id}</guid>
<pubDate>${entry.publishedAt.toUTCString()}</pubDate>
${entry.authors.map((name) => xml`<dc:creator>${name}</dc:creator>`)}
${entry.tags.map(({ name }) => xml`<category>${name}</category>`)}
<description>${escapeHtml(entry.excerpt)}</description>
<content:encoded>${entry.contentHtml}</content:encoded>
${mediaContent(entry)}
</item>
`;
}
