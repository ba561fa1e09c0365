import type { Response } from 'express';
import { z } from 'zod';
import { findActor } from '../../auth/index.js';
import {
  cachePublicly,
  defineRoute,
  KEPT_COST,
  linkNext,
  pathForClient,
  PUBLIC_READ,
  sendRendered,
  type Route,
  type RouteAnswer,
  type Cost,
} from '../../http/index.js';
import { isStaff, publicPageQuery } from '../../shared/index.js';
import { changedForVisitors, itemEtag, lastModified, type ContentItem } from '../content-item.js';
import type { ContentTypes } from '../content-kind.js';
import { DIRECTORY_COST } from '../directory/directory-cost.js';
import type { KindServices } from '../kind-services.js';
import type { PublicListed, PublicListsService } from '../lists/public-lists.service.js';
import { isSameSlug } from '../slugs/slug.js';
import { previewQuery, slugParams, type OwnFilter } from '../wire/addresses.schema.js';
import type { Answer, KindWire } from '../wire/kind-wire.js';
import { previewCost } from './write-cost.js';

/** What a former slug is answered with: see sendMoved. */
export const MOVED: RouteAnswer = { status: 308, headers: ['Location'] };

/** The route of one item for visitors: {publicPath}/:slug. */
export function publicItemRoute<T extends ContentTypes>(
  wire: KindWire<T>,
  { service, previewLinks }: Pick<KindServices<T>, 'service' | 'previewLinks'>,
): Route {
  const { kind, item: shown, editorItem } = wire;
  const { name, publicPath } = kind;
  const cost: Cost = { reads: 2, writes: 0, roundTrips: 2 };
  return defineRoute({
    method: 'get',
    path: `${publicPath}/:slug`,
    summary: `One published ${name}; editors, and who has a preview link, see drafts as well`,
    description:
      'A token of staff shows drafts and scheduled ones as well, as editors see them, never from a cache. ' +
      `\`preview\` shows the ${name} as visitors will see it, whatever its status, with what its working copy says, as far as that is fit to be ` +
      'published, under its present slug; 403 ' +
      `when the link has expired, was revoked or is for another ${name}, and for a slug that nobody has. ` +
      'What is in the trash is found by nobody. 308: a former slug.',
    access: 'optional',
    limiter: 'public-read',
    cost: { ...cost, warm: KEPT_COST, more: previewCost(wire, cost) },
    params: slugParams,
    query: previewQuery,
    varies: ['Authorization'],
    answer: [{ body: z.union([shown.schema, editorItem.schema]), headers: ['ETag', 'Last-Modified'] }, MOVED],
    refusals: ['not-found', 'permission-denied'],
    handle: async ({ params, query, res }) => {
      if (query.preview !== undefined) {
        const item = await previewLinks.getItem(params.slug, query.preview);
        const changedAt = lastModified(item, item.updatedAt);
        res.set('Last-Modified', changedAt.toUTCString()).json(shown.present(item));
        return;
      }
      const actor = findActor(res);
      const isEditor = actor !== null && isStaff(actor.user.role);
      const item = await service.getBySlug(params.slug, isEditor);
      if (!actor) cachePublicly(res);
      if (!isSameSlug(item.slug, params.slug)) {
        sendMoved(res, publicPath, item);
        return;
      }
      const changedAt = lastModified(item, isEditor ? item.updatedAt : changedForVisitors(item));
      res.set('Last-Modified', changedAt.toUTCString());
      if (isEditor) res.set('ETag', itemEtag(item)).json(editorItem.present(item));
      else sendRendered(res, item, shown.present);
    },
  });
}

/** Answers a former slug with the address of its item, or of something that belongs to it. */
export function sendMoved(
  res: Response,
  publicPath: string,
  { slug }: Pick<ContentItem, 'slug'>,
  rest = '',
): void {
  res
    .status(308)
    .location(pathForClient(res, `${publicPath}/${encodeURIComponent(slug)}${rest}`))
    .end();
}

/** A public list out of the directory. */
interface PublicList<T extends ContentTypes> {
  /** An item in it. */
  readonly item: Answer<T['entry']>;
  readonly filter: OwnFilter<T['entry']>;
  /** What the API says of it. */
  readonly summary: string;
}

/** The route of a kind's public list, of which a site has few: {publicPath}. */
export function publicListRoute<T extends ContentTypes>(
  { kind: { plural, publicPath } }: KindWire<T>,
  { item, filter, summary }: PublicList<T>,
  lists: PublicListsService<T>,
): Route {
  const present = ({ items, nextCursor }: PublicListed<T>) => ({
    [plural]: items.map((one) => item.present(one)),
    next_cursor: nextCursor,
  });
  return defineRoute({
    method: 'get',
    path: publicPath,
    summary,
    ...PUBLIC_READ,
    cost: { ...DIRECTORY_COST, warm: KEPT_COST },
    query: z.object({ ...publicPageQuery, ...(filter.shape as object) }),
    answer: {
      body: z.object({ [plural]: z.array(item.schema), next_cursor: z.string().nullable() }),
      headers: ['ETag', 'Link'],
    },
    handle: async ({ query: { limit, cursor, ...own }, res }) => {
      const listed = await lists.list({ limit, cursor }, { asked: own, matches: filter.matches(own) });
      linkNext(res, listed.nextCursor);
      cachePublicly(res);
      sendRendered(res, listed, present);
    },
  });
}
