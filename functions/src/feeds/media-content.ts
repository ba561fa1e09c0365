import type { FeedEntry } from './feed.js';
import { xml, type Xml } from './xml.js';

/** The namespace of Media RSS, which Atom has as well. @see https://www.rssboard.org/media-rss Media RSS 1.5.1 */
export const MEDIA_NAMESPACE = 'http://search.yahoo.com/mrss/';

/** The cover of a post, as readers show it in lists; nothing where there is none. */
export function mediaContent({ image }: Pick<FeedEntry, 'image'>): Xml | '' {
  return image === null ? '' : xml`<media:content url="${image}" medium="image"/>`;
}
