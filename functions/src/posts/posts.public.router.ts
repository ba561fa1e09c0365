import type { Response } from 'express';
import { z } from 'zod';
import { findActor } from '../auth/index.js';
import {
  changedForVisitors,
  DIRECTORY_COST,
  isSameSlug,
  itemEtag,
  lastModified,
  type PreviewLinksService,
  type Related,
} from '../content/index.js';
import {
  asItIs,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  linkNext,
  pathForClient,
  LIST_COST,
  PUBLIC_READ,
  type Route,
  type RouteAnswer,
  sendRendered,
} from '../http/index.js';
import { isStaff } from '../shared/index.js';
import {
  editorPostJson,
  needsContent,
  postJson,
  postListJson,
  presentEditorPost,
  presentList,
  presentPost,
  presentRelated,
  presentSelected,
  relatedJson,
  selectedListJson,
} from './posts.presenter.js';
import type { Post, PostsService, PostSummary, PostTypes } from './post.js';
import { previewQuery, publicListQuery, relatedQuery, slugParams } from './posts.schema.js';
import type { PostListsService } from './post-lists.service.js';

/** A list of what Firestore has no index for, and its posts where they are asked for whole. */
const BY_DIRECTORY = {
  when: 'several of `tag`, `author`, `featured`, a `total` or content',
  cost: { ...DIRECTORY_COST, readsPerItem: 1, roundTrips: DIRECTORY_COST.roundTrips + 2 },
};

/** Of a post that is not in the directory: one from before there was a directory. */
const NOTHING_RELATED: Related<PostSummary> = { previous: null, next: null, related: [] };

/** What a former slug is answered with: see sendMoved. */
export const MOVED: RouteAnswer = { status: 308, headers: ['Location'] };

/** Routes of published posts: /api/posts. */
export function publicPostRoutes(
  posts: PostsService,
  lists: PostListsService,
  previews: PreviewLinksService<PostTypes>,
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
        const featured = query.featured === undefined ? null : query.featured === 'true';
        const { limit, cursor, fields, total } = query;
        const filter = { tag, author, archive, featured };
        const wanted = { limit, cursor, filter, hasTotal: total === 'true' };
        const listed = await (needsContent(fields) ? lists.listWhole(wanted) : lists.listPublic(wanted));
        linkNext(res, listed.nextCursor);
        cachePublicly(res);
        if (fields) sendRendered(res, presentSelected(listed, fields), asItIs);
        else sendRendered(res, listed, presentList);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/posts/:slug',
      summary: 'One published post; editors, and who has a preview link, see drafts as well',
      description:
        'A token of staff shows drafts and scheduled posts as well, as `EditorPost`, never from a cache. ' +
        '`preview` shows the post as it is stored now, whatever its status, as visitors will see it; 403 ' +
        'when the link has expired, was revoked or is for another post, and for a slug that nobody has. ' +
        'Posts in the trash are found by nobody. 308: a former slug.',
      access: 'optional',
      limiter: 'public-read',
      cost: { reads: 2, writes: 0, roundTrips: 2, warm: KEPT_COST },
      params: slugParams,
      query: previewQuery,
      varies: ['Authorization'],
      answer: [{ body: z.union([postJson, editorPostJson]), headers: ['ETag', 'Last-Modified'] }, MOVED],
      refusals: ['not-found', 'permission-denied'],
      handle: async ({ params, query, res }) => {
        if (query.preview !== undefined) {
          const post = await previews.getItem(params.slug, query.preview);
          const changedAt = lastModified(post, post.updatedAt);
          res.set('Last-Modified', changedAt.toUTCString()).json(presentPost(post));
          return;
        }
        const actor = findActor(res);
        const isEditor = actor !== null && isStaff(actor.user.role);
        const post = await posts.getBySlug(params.slug, isEditor);
        if (!actor) cachePublicly(res);
        if (!isSameSlug(post.slug, params.slug)) {
          sendMoved(res, post);
          return;
        }
        const changedAt = lastModified(post, isEditor ? post.updatedAt : changedForVisitors(post));
        res.set('Last-Modified', changedAt.toUTCString());
        if (isEditor) res.set('ETag', itemEtag(post)).json(presentEditorPost(post));
        else sendRendered(res, post, presentPost);
      },
    }),
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
        const post = related ? null : await posts.getBySlug(slug, false);
        cachePublicly(res);
        if (post && !isSameSlug(post.slug, slug)) sendMoved(res, post, `/related?limit=${String(limit)}`);
        else sendRendered(res, related ?? NOTHING_RELATED, presentRelated);
      },
    }),
  ];
}

/** Answers a former slug with the address of its post, or of something that belongs to it. */
export function sendMoved(res: Response, { slug }: Pick<Post, 'slug'>, rest = ''): void {
  res
    .status(308)
    .location(pathForClient(res, `/api/posts/${encodeURIComponent(slug)}${rest}`))
    .end();
}
