import { z } from 'zod';
import { PUBLISHING_COST, STATUSES, type RevisionsService, type RevisionSummary } from '../content/index.js';
import {
  addCosts,
  defineRoute,
  ifMatchVersions,
  type Route,
  STAFF_READ,
  STAFF_WRITE,
} from '../http/index.js';
import { timestampJson } from '../shared/index.js';
import { presentAs, type NamesIn, type WireShape } from '../documents/index.js';
import type { PostFields } from './post.fields.js';
import type { PostRevision, PostTypes } from './post.js';
import { authorJson, savedPostJson, seoJson } from './posts.presenter.js';
import { CHANGE_REFUSALS, sendSaved } from './posts.admin.router.js';
import { compareQuery, idParams, POST_LIMITS, revisionParams } from './posts.schema.js';

const summaryJson = z
  .object({
    version: z.int().min(1),
    title: z.string(),
    status: z.enum(STATUSES),
    saved_at: timestampJson,
    saved_by: z.object({ id: z.string() }).nullable(),
  })
  .meta({ id: 'RevisionSummary' });

type Kept = NamesIn<PostFields, 'revision'> & NamesIn<PostFields, 'shown'>;

const revisionJson = summaryJson
  .extend({
    slug: z.string(),
    excerpt: z.string(),
    content_md: z.string(),
    tags: z.array(z.string()),
    authors: z.array(authorJson),
    cover_image: z.object({ url: z.string(), alt: z.string() }).nullable(),
    featured: z.boolean(),
    seo: seoJson,
    published_at: timestampJson.nullable(),
  } satisfies WireShape<Exclude<Kept, keyof RevisionSummary>>)
  .meta({ id: 'Revision' });

const diffJson = z
  .object({
    from: z.int(),
    to: z.int(),
    fields: z
      .record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
      .describe('Those that differ'),
    content: z
      .array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }))
      .describe('The text line by line; with more than 2,000 changed lines removed and added as a whole'),
  })
  .meta({ id: 'RevisionDiff' });

/** Routes of a post's revisions: /admin/api/posts/:id/revisions. */
export function revisionRoutes(revisions: RevisionsService<PostTypes>): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/posts/:id/revisions',
      summary: 'The last 50 versions of a post, the last first',
      ...STAFF_READ,
      cost: { reads: 51, writes: 0, roundTrips: 2 },
      params: idParams,
      answer: { body: z.object({ revisions: z.array(summaryJson) }) },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const found = await revisions.list(params.id);
        res.json({ revisions: found.map(presentSummary) });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/posts/:id/revisions/:version',
      summary: 'A post as it was at a version',
      description: '404 also when the revision is not kept any more.',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: revisionParams,
      answer: { body: revisionJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentRevision(await revisions.get(params.id, params.version)));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/posts/:id/revisions/:version/diff',
      summary: 'What changed since a version, up to another one: the text line by line',
      ...STAFF_READ,
      cost: { reads: 2, writes: 0, roundTrips: 1 },
      params: revisionParams,
      query: compareQuery,
      answer: { body: diffJson },
      refusals: ['not-found'],
      handle: async ({ params: { id, version }, query: { to }, res }) => {
        const { fields, content } = await revisions.compare(id, version, to);
        res.json({ from: version, to, fields, content });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/posts/:id/revisions/:version/restore',
      summary:
        'Write a former version as a new one; status and date stay, the slug unless it follows the title',
      description: '404 also when the revision is not kept any more. 409: the post is in the trash.',
      repeats: 'harmless',
      ...STAFF_WRITE,
      // As a PATCH, and the revision.
      cost: addCosts(PUBLISHING_COST, { reads: 6 + POST_LIMITS.authors, writes: 9, roundTrips: 8 }),
      params: revisionParams,
      answer: { body: savedPostJson, headers: ['ETag', 'Last-Modified'] },
      refusals: CHANGE_REFUSALS,
      handle: async ({ params: { id, version }, req, res }) => {
        await sendSaved(res, (heed) => revisions.restore(id, version, ifMatchVersions(req), heed));
      },
    }),
  ];
}

function presentSummary(revision: RevisionSummary): z.output<typeof summaryJson> {
  return presentAs(summaryJson, { ...revision, savedBy: writerOf(revision) });
}

function presentRevision(revision: PostRevision): z.output<typeof revisionJson> {
  return presentAs(revisionJson, { ...revision, savedBy: writerOf(revision) });
}

function writerOf({ savedBy }: RevisionSummary): { id: string } | null {
  return savedBy === null ? null : { id: savedBy };
}
