import { z } from 'zod';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  type Rendering,
  type Route,
  sendRenderedAs,
} from '../http/index.js';
import { perObject } from '../shared/index.js';
import { SETTINGS_COST, type SettingsService, type SiteSettings } from '../settings/index.js';
import { ATOM_TYPE, atom } from './atom.js';
import { tag } from '../posts/index.js';
import type { Feed } from './feed.js';
import type { FeedsService } from './feeds.service.js';
import { JSON_FEED_TYPE, jsonFeed, jsonFeedJson } from './json-feed.js';
import { RSS_TYPE, rss } from './rss.js';
import type { Site } from './site.js';

/** A format of feeds, where it is and what it is called. */
interface FeedFormat {
  readonly path: string;
  readonly name: string;
  readonly contentType: string;
  readonly render: (site: Site, path: string) => Rendering<Feed>;
  /** Of the answer. */
  readonly body: z.ZodType;
}

const FORMATS: readonly FeedFormat[] = [
  { path: '/feed.xml', name: 'RSS 2.0', contentType: RSS_TYPE, render: rss, body: z.string() },
  { path: '/atom.xml', name: 'Atom', contentType: ATOM_TYPE, render: atom, body: z.string() },
  {
    path: '/feed.json',
    name: 'JSON Feed 1.1',
    contentType: JSON_FEED_TYPE,
    render: jsonFeed,
    body: jsonFeedJson,
  },
];

/** The newest posts in the formats of feed readers. */
export function feedRoutes(feeds: FeedsService, settings: SettingsService): Route[] {
  return FORMATS.map((format) => feedRoute(feeds, settings, format));
}

function feedRoute(feeds: FeedsService, settings: SettingsService, format: FeedFormat): Route {
  const { path, name, contentType, render, body } = format;
  const renderingOf = perObject((current: SiteSettings) => render({ ...current, ...feeds.site }, path));
  return defineRoute({
    method: 'get',
    path,
    summary: `The newest posts in full as ${name}`,
    description:
      'The newest 20. Links and images are absolute. The id of an entry is `urn:firefolio:post:` and the ' +
      'id of the post, whatever becomes of its slug. A tag that no post has is an empty feed.',
    ...PUBLIC_READ,
    cost: { ...addCosts(SETTINGS_COST, { reads: 20, writes: 0, roundTrips: 1 }), warm: KEPT_COST },
    query: z.object({ tag: tag.optional() }),
    answer: { body, contentType, headers: ['ETag'] },
    handle: async ({ query, res }) => {
      const [feed, current] = await Promise.all([feeds.newest(query.tag ?? null), settings.current()]);
      sendRenderedAs(cachePublicly(res), feed, renderingOf(current));
    },
  });
}
