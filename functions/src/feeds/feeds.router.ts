import { z } from 'zod';
import {
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  type Rendering,
  type Route,
  sendRenderedAs,
} from '../http/index.js';
import { atom } from './atom.js';
import { tag } from '../posts/index.js';
import type { Feed } from './feed.js';
import type { FeedsService } from './feeds.service.js';
import { jsonFeed, jsonFeedJson } from './json-feed.js';
import { rss } from './rss.js';
import type { Site } from './site.js';

/** The newest posts in the formats of feed readers. */
export function feedRoutes(feeds: FeedsService): Route[] {
  return [
    feedRoute(feeds, '/feed.xml', 'The newest posts in full as RSS 2.0', rss),
    feedRoute(feeds, '/atom.xml', 'The newest posts in full as Atom', atom),
    feedRoute(feeds, '/feed.json', 'The newest posts in full as JSON Feed 1.1', jsonFeed, jsonFeedJson),
  ];
}

function feedRoute(
  feeds: FeedsService,
  path: string,
  summary: string,
  format: (site: Site, path: string) => Rendering<Feed>,
  body: z.ZodType = z.string(),
): Route {
  const rendering = format(feeds.site, path);
  return defineRoute({
    method: 'get',
    path,
    summary,
    description:
      'The newest 20. Links and images are absolute. The id of an entry is `urn:firefolio:post:` and the ' +
      'id of the post, whatever becomes of its slug. A tag that no post has is an empty feed.',
    ...PUBLIC_READ,
    cost: { reads: 20, writes: 0, roundTrips: 1, warm: KEPT_COST },
    query: z.object({ tag: tag.optional() }),
    answer: { body, contentType: rendering.contentType, headers: ['ETag'] },
    handle: async ({ query, res }) => {
      const feed = await feeds.newest(query.tag ?? null);
      sendRenderedAs(cachePublicly(res), feed, rendering);
    },
  });
}
