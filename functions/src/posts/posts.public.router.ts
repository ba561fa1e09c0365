import { z } from 'zod';
import { findActor } from '../auth/index.js';
import { cachePublicly, defineRoute, linkNext, sendRendered, type Route } from '../http/index.js';
import { isStaff, versionEtag } from '../shared/index.js';
import {
  editorPostJson,
  postJson,
  postListJson,
  presentEditorPost,
  presentList,
  presentPost,
} from './posts.presenter.js';
import { publicListQuery, slugParams } from './posts.schema.js';
import type { PostsService } from './posts.service.js';

/** Routes of published posts: /api/posts. */
export function publicPostRoutes(posts: PostsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/posts',
      summary: 'Published posts, the newest first',
      limiter: 'read',
      query: publicListQuery,
      answer: { body: postListJson, headers: ['ETag', 'Link'] },
      handle: async ({ query, req, res }) => {
        const listed = await posts.listPublic(query, query.tag ?? null);
        linkNext(req, res, listed.nextCursor);
        sendRendered(cachePublicly(res), listed, presentList);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/posts/:slug',
      summary: 'One published post; editors see drafts as well',
      limiter: 'read',
      params: slugParams,
      answer: [
        { body: z.union([postJson, editorPostJson]), headers: ['ETag', 'Last-Modified'] },
        { status: 308, headers: ['Location'] },
      ],
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const actor = findActor(res);
        const isEditor = actor !== null && isStaff(actor.user.role);
        const post = await posts.getBySlug(params.slug, isEditor);
        res.vary('Authorization');
        if (!actor) cachePublicly(res);
        if (post.slug !== params.slug) {
          res
            .status(308)
            .location(`/api/posts/${encodeURIComponent(post.slug)}`)
            .end();
          return;
        }
        res.set('Last-Modified', post.updatedAt.toUTCString());
        if (isEditor) res.set('ETag', versionEtag(post.version)).json(presentEditorPost(post));
        else sendRendered(res, post, presentPost);
      },
    }),
  ];
}
