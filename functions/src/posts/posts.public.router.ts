import { z } from 'zod';
import {
  DIRECTORY_COST,
  flagOf,
  isSameSlug,
  slugParams,
  type KindServices,
  type Related,
} from '../content/index.js';
import { MOVED, publicItemRoute, sendMoved } from '../content/routes.js';
import {
  asItIs,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  linkNext,
  LIST_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
} from '../http/index.js';
import {
  needsContent,
  postListJson,
  presentList,
  presentRelated,
  presentSelected,
  relatedJson,
  selectedListJson,
} from './posts.presenter.js';
import { POST_KIND, type PostSummary, type PostTypes } from './post.js';
import { POST_WIRE } from './post.wire.js';
import { publicListQuery, relatedQuery } from './posts.schema.js';
import { MAX_CONTENT_BATCHES, type PostListsService } from './post-lists.service.js';

/** A list of what Firestore has no index for, and its posts where they are asked for whole. */
const BY_DIRECTORY = {
  when: 'several of `tag`, `author`, `featured`, a `total` or content',
  cost: { ...DIRECTORY_COST, readsPerItem: 1, roundTrips: DIRECTORY_COST.roundTrips + MAX_CONTENT_BATCHES },
};

/** Of a post that is not in the directory: one from before there was a directory. */
const NOTHING_RELATED: Related<PostSummary> = { previous: null, next: null, related: [] };

/** Routes of published posts: /api/posts. */
export function publicPostRoutes(
  services: Pick<KindServices<PostTypes>, 'service' | 'previewLinks'>,
  lists: PostListsService,
): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/posts',
      summary: 'Published posts, the newest first',
      description:
        'Filters go together: posts that match all of them. A cursor goes on with other `fields` and `limit`.',
      ...PUBLIC_READ,
      cost: { ...LIST_COST, warm: KEPT_COST, more: BY_DIRECTORY },
      query: publicListQuery,
      answer: { body: z.union([postListJson, selectedListJson]), headers: ['ETag', 'Link'] },
      handle: async ({ query, res }) => {
        const { tag = null, author = null, archive = null } = query;
        const { limit, cursor, fields, total } = query;
        const filter = { tag, author, archive, featured: flagOf(query.featured) };
        const wanted = { limit, cursor, filter, hasTotal: total === 'true' };
        const listed = await (needsContent(fields) ? lists.listWhole(wanted) : lists.listPublic(wanted));
        linkNext(res, listed.nextCursor);
        cachePublicly(res);
        if (fields) sendRendered(res, presentSelected(listed, fields), asItIs);
        else sendRendered(res, listed, presentList);
      },
    }),
    publicItemRoute(POST_WIRE, services),
    defineRoute({
      method: 'get',
      path: '/api/posts/:slug/related',
      summary: 'What leads on from a post: the previous one, the next one, and those with tags in common',
      description:
        '`previous` was published just before it, `next` just after. `related` have tags in common with ' +
        'it, the closest first: a tag that few posts have counts more, and of equally close ones the newer ' +
        'comes first. Drafts are 404, whoever asks. 308: a former slug.',
      ...PUBLIC_READ,
      cost: { ...DIRECTORY_COST, warm: KEPT_COST },
      params: slugParams,
      query: relatedQuery,
      answer: [{ body: relatedJson, headers: ['ETag'] }, MOVED],
      refusals: ['not-found'],
      handle: async ({ params: { slug }, query: { limit }, res }) => {
        const related = await lists.findRelated(slug, limit);
        const post = related ? null : await services.service.getBySlug(slug, false);
        cachePublicly(res);
        if (post && !isSameSlug(post.slug, slug))
          sendMoved(res, POST_KIND.publicPath, post, `/related?limit=${String(limit)}`);
        else sendRendered(res, related ?? NOTHING_RELATED, presentRelated);
      },
    }),
  ];
}
