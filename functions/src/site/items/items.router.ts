import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SiteAddresses } from '../../addresses/index.js';
import { isSameSlug } from '../../content/index.js';
import {
  cachePublicly,
  defineRoute,
  isLedAway,
  leadForGood,
  PUBLIC_READ,
  sendPage,
  sendPrivatePage,
  sendRenderedAs,
  type ErrorPage,
  type Route,
  type RouteCost,
} from '../../http/index.js';
import { loadPages, type Pages } from '../load-pages.js';
import { itemMarkdown } from '../markdown/item-markdown.js';
import { LED_AWAY, MARKDOWN, MOVED, PAGE } from '../page-routes.js';
import type { ItemRendering } from '../pages/page-rendering.js';
import { markdownPath } from '../paths.js';
import { previewQuery } from '../site.schema.js';
import type { ItemKind, ItemSource } from './site-item.js';

/** A kind of content whose items have pages. */
export interface PagedKind<Source extends ItemSource> {
  readonly what: ItemKind;
  /** Of an item's page, such as `/posts/:slug`. */
  readonly path: string;
  /** Such as `A post`. */
  readonly one: string;
  readonly cost: RouteCost;
  readonly previewCost: NonNullable<RouteCost['more']>;
  /** @throws AppError not-found; gone */
  readonly find: (slug: string) => Promise<Source>;
  /** @throws AppError permission-denied when the link is not good */
  readonly preview: (slug: string, token: string) => Promise<Source>;
  readonly choose: (pages: Pages) => ItemRendering<Source>;
}

const slugParams = z.object({ slug: z.string() });

/** The page of each item of a kind, and the same as Markdown, which comes first: `:slug` would match its path. */
export function itemRoutes<Source extends ItemSource>(
  kind: PagedKind<Source>,
  addresses: SiteAddresses,
  errorPage: ErrorPage,
): Route[] {
  const { path, one, cost, previewCost, find, preview, choose } = kind;
  const pathOf = ({ item }: Source) => addresses.pathOf(kind.what, item.slug);
  return [
    defineRoute({
      method: 'get',
      path: `${path}.md`,
      summary: `${one} as Markdown, with what is known of it as YAML before its text`,
      description: '308: a former slug. 410: it was public when it was moved to the trash.',
      ...PUBLIC_READ,
      cost,
      params: slugParams,
      answer: [{ body: z.string(), contentType: MARKDOWN, headers: ['ETag'] }, MOVED],
      refusals: ['not-found', 'gone'],
      handle: async ({ params: { slug }, res }) => {
        const source = await find(slug);
        if (!isSameSlug(source.item.slug, slug)) leadForGood(res, markdownPath(pathOf(source)));
        else {
          res.set('Link', `<${addresses.urlOf(kind.what, source.item.slug)}>; rel="canonical"`);
          sendRenderedAs(cachePublicly(res), source, itemMarkdown[kind.what]);
        }
      },
    }),
    defineRoute({
      method: 'get',
      path,
      summary: one,
      description:
        '`preview` shows it as it will be, with what its working copy says as far as that is fit to be published, never from a cache. 302: to who would rather have `text/markdown`, the same as ' +
        'Markdown. 308: a former slug. 410: it was public when it was moved to the trash.',
      ...PUBLIC_READ,
      errorPage,
      cost: { ...cost, more: previewCost },
      params: slugParams,
      query: previewQuery,
      leadsAwayFor: [MARKDOWN],
      answer: [PAGE, LED_AWAY, MOVED],
      refusals: ['not-found', 'gone', 'permission-denied'],
      handle: async ({ params: { slug }, query, req, res }) => {
        if (query.preview !== undefined) {
          const source = await preview(slug, query.preview);
          sendPrivatePage(res, source, choose(await loadPages()).preview);
          return;
        }
        const source = await find(slug);
        const ownPath = pathOf(source);
        if (!isSameSlug(source.item.slug, slug)) leadForGood(res, ownPath);
        else if (asksForMarkdown(req)) leadAway(res, markdownPath(ownPath));
        else {
          res.append('Link', `<${markdownPath(ownPath)}>; rel="alternate"; type="${MARKDOWN}"`);
          sendPage(res, source, choose(await loadPages()).shown);
        }
      },
    }),
  ];
}

function asksForMarkdown(req: Request): boolean {
  return (
    isLedAway({ leadsAwayFor: [MARKDOWN] }, req.headers) && req.accepts('text/html', MARKDOWN) === MARKDOWN
  );
}

function leadAway(res: Response, address: string): void {
  res.status(302).vary('Accept').location(address).end();
}
