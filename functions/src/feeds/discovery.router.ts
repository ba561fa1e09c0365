import { DIRECTORY_COST, isSameSlug, slugParams } from '../content/index.js';
import { MOVED, sendMoved } from '../content/routes.js';
import { z } from 'zod';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  NO_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
  sendRenderedAs,
} from '../http/index.js';
import { POST_KIND, type Post, type PostsService } from '../posts/index.js';
import { SETTINGS_COST, type SettingsService, type SiteSettings } from '../settings/index.js';
import { perObject } from '../shared/index.js';
import { openGraphJson, presentOpenGraph } from './open-graph.js';
import { robotsTxt } from './robots.js';
import { sitemapFile, sitemapIndex } from './sitemap.js';
import type { SitemapService } from './sitemap.service.js';

const SITEMAP_COST = { ...addCosts(SETTINGS_COST, DIRECTORY_COST), warm: KEPT_COST };

/** What crawlers ask for: sitemap, robots.txt, and what a link preview shows of a post. */
export function discoveryRoutes(
  sitemap: SitemapService,
  posts: PostsService,
  settings: SettingsService,
): Route[] {
  const { site } = sitemap;
  const index = sitemapIndex(site);
  const openGraphOf = perObject(
    ({ name }: SiteSettings) =>
      (post: Post) =>
        presentOpenGraph({ ...site, name }, post),
  );
  return [
    defineRoute({
      method: 'get',
      path: '/sitemap.xml',
      summary: 'The sitemap; an index of its files when it has more than 50,000 addresses',
      description:
        'The front page and every published page, project and post, but those whose canonical address is at another site, and ' +
        'projects where the settings show none.',
      ...PUBLIC_READ,
      cost: SITEMAP_COST,
      answer: { body: z.string(), contentType: sitemapFile.contentType, headers: ['ETag'] },
      handle: async ({ res }) => {
        const whole = await sitemap.get();
        const [first, second] = whole;
        cachePublicly(res);
        if (first && !second) sendRenderedAs(res, first, sitemapFile);
        else sendRenderedAs(res, whole, index);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/sitemaps/:number.xml',
      summary: 'One file of the sitemap, counted from 1',
      ...PUBLIC_READ,
      cost: SITEMAP_COST,
      // What is no number is simply not found.
      params: z.object({ number: z.string() }),
      answer: { body: z.string(), contentType: sitemapFile.contentType, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const file = await sitemap.getFile(params.number);
        sendRenderedAs(cachePublicly(res), file, sitemapFile);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/robots',
      summary: 'Where crawlers may go (RFC 9309); also at /robots.txt',
      description:
        'Everything is allowed but /admin/ and /api/, of which /api/pages, /api/posts and /api/projects are.',
      ...PUBLIC_READ,
      cost: NO_COST,
      isConstant: true,
      answer: { body: z.string(), contentType: 'text/plain' },
      handle: ({ res }) => {
        sendRenderedAs(cachePublicly(res), site, robotsTxt);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/posts/:slug/open-graph',
      summary: 'What link previews show of a published post',
      description: 'Drafts are 404, whoever asks. 308: a former slug.',
      ...PUBLIC_READ,
      cost: { ...addCosts(SETTINGS_COST, { reads: 2, writes: 0, roundTrips: 2 }), warm: KEPT_COST },
      params: slugParams,
      answer: [{ body: openGraphJson, headers: ['ETag'] }, MOVED],
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const post = await posts.getBySlug(params.slug, false);
        // Only for a post that is there: the cost must not tell whether there is a draft.
        const current = await settings.current();
        cachePublicly(res);
        if (isSameSlug(post.slug, params.slug)) sendRendered(res, post, openGraphOf(current));
        else sendMoved(res, POST_KIND.publicPath, post, '/open-graph');
      },
    }),
  ];
}
