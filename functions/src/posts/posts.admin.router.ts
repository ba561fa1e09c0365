import type { Response } from 'express';
import { getActorName } from '../auth/index.js';
import {
  DIRECTORY_COST,
  FORMAT_COST,
  PUBLISHING_COST,
  itemEtag,
  lastModified,
  loadMarkdown,
  publish,
  publishAsOf,
  restore,
  schedule,
  trash,
  unpublish,
  type AuditedVerb,
  type Edit,
  type Heed,
  type RenderWarning,
} from '../content/index.js';
import { withCamelNames } from '../documents/index.js';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  pathForClient,
  optionalJsonBody,
  type Route,
  STAFF_READ,
  STAFF_WRITE,
} from '../http/index.js';
import type { Post, PostsService } from './post.js';
import type { PostListsService } from './post-lists.service.js';
import {
  editorListJson,
  editorPostJson,
  presentEditorList,
  presentEditorPost,
  presentSaved,
  savedPostJson,
} from './posts.presenter.js';
import {
  adminListQuery,
  createPostBody,
  deleteQuery,
  idParams,
  MAX_POST_BODY_BYTES,
  POST_LIMITS,
  publishPostBody,
  schedulePostBody,
  updatePostBody,
} from './posts.schema.js';

/** How a change of a post can be refused. */
export const CHANGE_REFUSALS = ['not-found', 'stale-version', 'failed-precondition', 'aborted'] as const;

/** Routes of all posts for editors and admins: /admin/api/posts. */
export function adminPostRoutes(posts: PostsService, lists: PostListsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/posts',
      summary:
        'Posts by status, tag, author, date and words, in any order; without a status all but the trash',
      description:
        'As stored now, never from a cache. A cursor belongs to its filters and `sort`.' +
        ' Filters go together, and cost nothing more.',
      ...STAFF_READ,
      // Never kept: editors see what is stored now, at the price of what was changed.
      cost: DIRECTORY_COST,
      query: adminListQuery,
      answer: { body: editorListJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { status = null, q = null, tag = null, author = null, archive = null, sort } = query;
        const featured = query.featured === undefined ? null : query.featured === 'true';
        const filter = { status, query: q, tag, author, archive, featured, sort };
        const listed = await lists.listForEditors(query, filter);
        linkNext(res, listed.nextCursor);
        res.json(presentEditorList(listed));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts',
      summary: 'Create a post',
      description:
        'Without `slug` it is made from the title, in the letters a to z whatever its script; when that is ' +
        'taken, with `-2`, `-3` or six random characters behind it. 404: the post that the ' +
        '`Idempotency-Key` made was removed for good. 409 `already-exists`: a given slug is taken; ' +
        '`failed-precondition`: there is no room (docs/API.md).',
      repeats: 'by-key',
      ...STAFF_WRITE,
      // Of the slugs of a title three may be taken: stored in vain, the authors are read again.
      cost: addCosts(PUBLISHING_COST, { reads: 4 + 2 * POST_LIMITS.authors, writes: 14, roundTrips: 9 }),
      body: jsonBody(createPostBody, MAX_POST_BODY_BYTES),
      answer: { status: 201, body: savedPostJson, headers: ['Location', 'ETag', 'Last-Modified'] },
      // 404: the post that its key once created was removed for good.
      refusals: ['already-exists', 'failed-precondition', 'not-found'],
      handle: async ({ body, once, res }) => {
        await sendSaved(res, async (heed) => {
          const post = await once(
            (key) => posts.create(withCamelNames(body), getActorName(res), key, heed),
            async ({ id }) => {
              const made = await posts.get(id);
              heed((await loadMarkdown()).renderMarkdown(made.contentMd).warnings);
              return made;
            },
          );
          res.status(201).location(pathForClient(res, `/admin/api/posts/${post.id}`));
          return post;
        });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/posts/:id',
      summary: 'One post, whatever its status',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: idParams,
      answer: { body: editorPostJson, headers: ['ETag', 'Last-Modified'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        sendPost(res, await posts.get(params.id));
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/admin/api/posts/:id',
      summary: 'Change fields of a post; If-Match guards against overwriting newer work',
      description:
        'What is absent stays; `cover_image: null` takes the image away. The slug of a post that has never been published follows a new title, ' +
        'unless it was chosen; else a former slug redirects from then on. 409: the post is in the trash, the slug belongs to another post, or there is no room.',
      ...STAFF_WRITE,
      // Of the slugs of a new title three may be taken.
      cost: addCosts(PUBLISHING_COST, { reads: 5 + POST_LIMITS.authors, writes: 9, roundTrips: 7 }),
      params: idParams,
      body: jsonBody(updatePostBody, MAX_POST_BODY_BYTES),
      answer: { body: savedPostJson, headers: ['ETag', 'Last-Modified'] },
      refusals: ['already-exists', ...CHANGE_REFUSALS],
      handle: async ({ params, body, req, res }) => {
        await sendSaved(res, (heed) =>
          posts.update(params.id, withCamelNames(body), ifMatchVersions(req), heed),
        );
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/admin/api/posts/:id',
      summary: 'Move a post to the trash; with purge=true remove one that is there for good',
      description:
        'In the trash its slug stays taken; one that is there already stays as it is. Purged, it goes with ' +
        'its revisions and all its slugs, which are free from then on; the audit log stays. 409: purged ' +
        'outside of the trash.',
      ...STAFF_WRITE,
      cost: addCosts(FORMAT_COST, { reads: 1, writes: 7, roundTrips: 2 }),
      params: idParams,
      query: deleteQuery,
      answer: { status: 204 },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, query, req, res }) => {
        if (query.purge === 'true') await posts.purge(params.id, ifMatchVersions(req));
        else await posts.edit(params.id, 'trashed', trash, ifMatchVersions(req));
        res.status(204).end();
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/:id/schedule',
      summary: 'Publish a post at a time in the future',
      description: '409: the post is in the trash. 422 also when the time has passed.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: addCosts(PUBLISHING_COST, { reads: 1, writes: 7, roundTrips: 2 }),
      params: idParams,
      body: jsonBody(schedulePostBody),
      answer: { body: editorPostJson, headers: ['ETag', 'Last-Modified'] },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, body, req, res }) => {
        const edit = schedule<Post>(body.published_at);
        sendPost(res, await posts.edit(params.id, 'scheduled', edit, ifMatchVersions(req)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/:id/publish',
      summary: 'Publish a post now, or as of an earlier time',
      description:
        'One that was public before keeps its date, unless `published_at` gives another, of a published post too: ' +
        'lists, feeds, archives, `previous` and `next` have it there. 409: it is in the trash. 422 also when ' +
        '`published_at` is in the future: schedule it.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      cost: addCosts(PUBLISHING_COST, { reads: 1, writes: 7, roundTrips: 2 }),
      params: idParams,
      body: optionalJsonBody(publishPostBody),
      answer: { body: editorPostJson, headers: ['ETag', 'Last-Modified'] },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params, body: { published_at: publishedAt }, req, res }) => {
        const edit = publishedAt ? publishAsOf<Post>(publishedAt) : publish;
        sendPost(res, await posts.edit(params.id, 'published', edit, ifMatchVersions(req)));
      },
    }),
    verbRoute(posts, {
      verb: 'unpublish',
      audited: 'unpublished',
      edit: unpublish,
      summary: 'Make a post a draft again',
      description: '409: it is in the trash.',
      writes: 7,
    }),
    verbRoute(posts, {
      verb: 'restore',
      audited: 'restored',
      edit: restore,
      summary: 'Take a post out of the trash, as a draft',
      description: 'One that is not in the trash stays as it is.',
      writes: 4,
    }),
  ];
}

interface Verb {
  readonly verb: string;
  readonly audited: AuditedVerb;
  readonly edit: Edit<Post>;
  readonly summary: string;
  readonly description: string;
  readonly writes: number;
}

function verbRoute(posts: PostsService, { verb, audited, edit, summary, description, writes }: Verb): Route {
  return defineRoute({
    method: 'post',
    path: `/admin/api/posts/:id/${verb}`,
    summary,
    description,
    repeats: 'harmless',
    ...STAFF_WRITE,
    cost: addCosts(FORMAT_COST, { reads: 1, writes, roundTrips: 2 }),
    params: idParams,
    answer: { body: editorPostJson, headers: ['ETag', 'Last-Modified'] },
    refusals: CHANGE_REFUSALS,
    handle: async ({ params, req, res }) => {
      sendPost(res, await posts.edit(params.id, audited, edit, ifMatchVersions(req)));
    },
  });
}

/** Answers a post as editors see it, with the ETag that guards the next write. */
function sendPost(res: Response, post: Post): void {
  withVersion(res, post).json(presentEditorPost(post));
}

/** Saves a post and answers it, with what its writer is warned of. */
export async function sendSaved(res: Response, save: (heed: Heed) => Promise<Post>): Promise<void> {
  let warnings: readonly RenderWarning[] = [];
  const post = await save((given) => (warnings = given));
  withVersion(res, post).json(presentSaved(post, warnings));
}

function withVersion(res: Response, post: Post): Response {
  const changedAt = lastModified(post, post.updatedAt);
  return res.set({ ETag: itemEtag(post), 'Last-Modified': changedAt.toUTCString() });
}
