import type { Rendering } from '../http/index.js';
import { feedHead, type Feed, type FeedEntry } from './feed.js';
import { MEDIA_NAMESPACE, mediaContent } from './media-content.js';
import type { Site } from './site.js';
import { xml, xmlDocument, type Xml } from './xml.js';

/** The media type of Atom. */
export const ATOM_TYPE = 'application/atom+xml';

/** Atom asks for a time of the last change also where nothing is. */
const NEVER = new Date(0);

/**
 * Atom with the posts in full.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287 RFC 4287
 */
export function atom(site: Site, path: string): Rendering<Feed> {
  return {
    contentType: ATOM_TYPE,
    render: (feed) => {
      const { title, description, language, pageUrl, selfUrl, updatedAt } = feedHead(site, feed, path);
      return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="${MEDIA_NAMESPACE}" xml:lang="${language}">
<id>${selfUrl}</id>
<title>${title}</title>
<subtitle>${description}</subtitle>
<link rel="self" type="${ATOM_TYPE}" href="${selfUrl}"/>
<link rel="alternate" type="text/html" href="${pageUrl}"/>
<updated>${(updatedAt ?? NEVER).toISOString()}</updated>
<author><name>${site.name}</name></author>
${feed.entries.map(entryElement)}</feed>`);
    },
  };
}

function entryElement(entry: FeedEntry): Xml {
  return xml`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<link rel="alternate" type="text/html" href="${entry.url}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.updatedAt.toISOString()}</updated>
${entry.authors.map((name) => xml`<author><name>${name}</name></author>`)}
${entry.tags.map(({ tag, name }) => xml`<category term="${tag}" label="${name}"/>`)}
<summary>${entry.excerpt}</summary>
<content type="html">${entry.contentHtml}</content>
${mediaContent(entry)}
</entry>
`;
}
