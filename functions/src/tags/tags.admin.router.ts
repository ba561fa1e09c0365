import { getActorName } from '../auth/index.js';
import { DIRECTORY_COST } from '../content/index.js';
import { addCosts, defineRoute, jsonBody, type Route, STAFF_READ, STAFF_WRITE } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import { JOB_ACCEPTED, sendAccepted } from '../jobs/routes.js';
import { DETAILS_COST } from './tags-cost.js';
import { describedTagJson, presentDetail, presentTags, tagListJson } from './tags.presenter.js';
import { detailBody, mergeBody, renameBody, tagParams } from './tags.schema.js';
import type { TagsService } from './tags.service.js';

/** Routes of tags for staff, in /admin/api/tags. */
export function adminTagRoutes(tags: TagsService, jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/tags',
      summary: 'Tags of drafts and published posts with how many have each, the most used first',
      description: 'A tag exists by being used: there is nothing to create.',
      ...STAFF_READ,
      cost: addCosts(DIRECTORY_COST, DETAILS_COST),
      answer: { body: tagListJson },
      handle: async ({ res }) => {
        const { counts, details } = await tags.listForEditors();
        res.json(presentTags(counts, details));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/tags/rename',
      summary: 'Give a tag another name in every post, as a job',
      description:
        'Each post gets a new version, those in the trash too; posts that get the old tag meanwhile are ' +
        'found as well, and what is said of the tag goes with it. The job, of the kind `retag`, counts `changed`, `unchanged` and `failed`. 404: no ' +
        'post has the tag. 409: `to` is a tag already, merge them.',
      repeats: 'by-key',
      ...STAFF_WRITE,
      cost: addCosts(DIRECTORY_COST, { reads: 1, writes: 2, roundTrips: 2 }),
      body: jsonBody(renameBody),
      answer: JOB_ACCEPTED,
      refusals: ['not-found', 'already-exists'],
      handle: ({ body, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => tags.rename(body.from, body.to, getActorName(res), key)),
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/tags/merge',
      summary: 'Make one tag of several in every post, as a job',
      description: 'As a rename. 404: no post has any of `tags`.',
      repeats: 'by-key',
      ...STAFF_WRITE,
      cost: addCosts(DIRECTORY_COST, { reads: 1, writes: 2, roundTrips: 2 }),
      body: jsonBody(mergeBody),
      answer: JOB_ACCEPTED,
      refusals: ['not-found'],
      handle: ({ body, once, res }) =>
        sendAccepted({ once, res }, jobs, (key) => tags.merge(body.tags, body.into, getActorName(res), key)),
    }),
    // Behind the routes whose paths its `:tag` would match.
    defineRoute({
      method: 'patch',
      path: '/admin/api/tags/:tag',
      summary: 'Say how a tag is written, and what it is about',
      description:
        'What is absent stays. Another name is carried into the posts by a job of the kind `retag`, by which each has a new version. 404: no post has the tag. 405: of tags called `rename` or `merge`. 409: there is no room.',
      ...STAFF_WRITE,
      cost: addCosts(DIRECTORY_COST, { reads: 2, writes: 5, roundTrips: 4 }),
      params: tagParams,
      body: jsonBody(detailBody),
      answer: { body: describedTagJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, body, res }) => {
        const { detail, job } = await tags.describe(params.tag, body, getActorName(res));
        res.json({ ...presentDetail(params.tag, detail), job_id: job?.id ?? null });
      },
    }),
  ];
}
