import type { Response } from 'express';
import { z } from 'zod';
import type { SiteAddresses } from '../addresses/index.js';
import { isSameSlug } from '../content/index.js';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  isLedAway,
  KEPT_COST,
  pageHeaders,
  PUBLIC_READ,
  sendRenderedAs,
  type ErrorPage,
  type Rendering,
  type Route,
} from '../http/index.js';
import { loadPages, type Pages } from './load-pages.js';
import { FRAME_COST, LED_AWAY, LIST_COST, MARKDOWN, MOVED, PAGE, POST_COST } from './page-routes.js';
import { markdownPath, searchPath } from './paths.js';
import { homeQuery, listQuery, monthParams, previewQuery, searchQuery } from './site.schema.js';
import type { SiteService } from './site.service.js';

/** The site's pages. */
export function siteRoutes(site: SiteService, addresses: SiteAddresses, errorPage: ErrorPage): Route[] {
  const common = { method: 'get', ...PUBLIC_READ, errorPage } as const;
  return [
    defineRoute({
      ...common,
      path: '/',
      summary: 'The front page: the newest posts; and further pages of them',
      description: '308: the addresses of before, `/?post=…`, `/?tag=…` and `/?q=…`.',
      cost: LIST_COST,
      query: homeQuery,
      answer: [PAGE, MOVED],
      refusals: ['not-found'],
      handle: async ({ query: { page, post, tag, q }, res }) => {
        if (post !== undefined) sendMoved(res, addresses.pathOf('post', post));
        else if (tag !== undefined) sendMoved(res, addresses.pathOf('tag', tag));
        else if (q !== undefined) sendMoved(res, searchPath(q));
        else await sendPage(res, await site.home(page), (pages) => pages.homePage);
      },
    }),
    defineRoute({
      ...common,
      path: '/posts/:slug',
      summary: 'A post',
      description:
        '`preview` shows it as it is stored now, never from a cache. 302: to who prefers `text/markdown`, the same as ' +
        'Markdown. 308: a former slug. 410: it was public and is in the trash.',
      cost: POST_COST,
      params: z.object({ slug: z.string() }),
      query: previewQuery,
      leadsAwayFor: [MARKDOWN],
      answer: [PAGE, LED_AWAY, MOVED],
      refusals: ['not-found', 'gone', 'permission-denied'],
      handle: async ({ params: { slug }, query, req, res }) => {
        if (query.preview !== undefined) {
          await sendPreview(res, await site.preview(slug, query.preview));
          return;
        }
        const source = await site.post(slug);
        const path = addresses.pathOf('post', source.post.slug);
        if (!isSameSlug(source.post.slug, slug)) sendMoved(res, path);
        else if (isLedAway({ leadsAwayFor: [MARKDOWN] }, req.headers)) leadAway(res, markdownPath(path));
        else {
          res.append('Link', `<${markdownPath(path)}>; rel="alternate"; type="${MARKDOWN}"`);
          await sendPage(res, source, (pages) => pages.postPage);
        }
      },
    }),
    defineRoute({
      ...common,
      path: '/tags/:tag',
      summary: 'The posts with a tag',
      cost: LIST_COST,
      params: z.object({ tag: z.string() }),
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params, query, res }) => {
        await sendPage(res, await site.tag(params.tag, query.page), (pages) => pages.tagPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/authors/:id',
      summary: 'The posts of an author',
      cost: LIST_COST,
      params: z.object({ id: z.string() }),
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params, query, res }) => {
        await sendPage(res, await site.author(params.id, query.page), (pages) => pages.authorPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/archive',
      summary: 'The months that have posts',
      cost: LIST_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        await sendPage(res, await site.archive(), (pages) => pages.archivePage);
      },
    }),
    defineRoute({
      ...common,
      path: '/archive/:year/:month',
      summary: "The posts of a month, in the site's time zone",
      cost: LIST_COST,
      params: monthParams,
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params: { year, month }, query, res }) => {
        await sendPage(res, await site.month(`${year}-${month}`, query.page), (pages) => pages.monthPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/search',
      summary: 'The posts that match some words, the best first',
      limiter: 'search',
      cost: { ...addCosts(FRAME_COST, { reads: 130, writes: 0, roundTrips: 4 }), warm: KEPT_COST },
      query: searchQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ query, res }) => {
        await sendPage(res, await site.search(query.q), (pages) => pages.searchPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/contact',
      summary: 'The contact form',
      cost: FRAME_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        await sendPage(res, await site.contact(), (pages) => pages.contactPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/contact/sent',
      summary: 'Where the contact form leads when its message has arrived',
      cost: FRAME_COST,
      answer: PAGE,
      handle: async ({ res }) => {
        await sendPage(res, await site.outcome(), (pages) => pages.sentPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/contact/refused',
      summary: 'Where it leads otherwise, with what was wrong as the fragment',
      cost: FRAME_COST,
      answer: PAGE,
      handle: async ({ res }) => {
        await sendPage(res, await site.outcome(), (pages) => pages.refusedPage);
      },
    }),
  ];
}

/** Answers with a page that everybody gets alike. */
async function sendPage<Source extends object>(
  res: Response,
  source: Source,
  choose: (pages: Pages) => Rendering<Source>,
): Promise<void> {
  const page = choose(await loadPages());
  sendRenderedAs(cachePublicly(pageHeaders(res)), source, page);
}

/** Answers with a page that only who has its address may know of. */
async function sendPreview(
  res: Response,
  source: Awaited<ReturnType<SiteService['preview']>>,
): Promise<void> {
  const { postPreviewPage } = await loadPages();
  // The address has the token: nobody that the page leads to is told it.
  pageHeaders(res).set({ 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' });
  sendRenderedAs(res, source, postPreviewPage);
}

function sendMoved(res: Response, address: string): void {
  cachePublicly(res).status(308).location(address).end();
}

function leadAway(res: Response, address: string): void {
  res.status(302).vary('Accept').location(address).end();
}
