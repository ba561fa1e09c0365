import type { Response } from 'express';
import { getActor } from '../auth/index.js';
import {
  defineRoute,
  linkNext,
  LIST_COST,
  pathForClient,
  type Route,
  type RouteAnswer,
} from '../http/index.js';
import type { Make, Once } from '../idempotency/index.js';
import { STAFF } from '../shared/index.js';
import type { Job } from './jobs.codec.js';
import { jobJson, jobsJson, presentJob } from './jobs.presenter.js';
import { jobParams, jobsQuery } from './jobs.schema.js';
import type { JobsService } from './jobs.service.js';

/** Routes of long work for staff: /admin/api/jobs. What begins a job is a route of the feature that it belongs to. */
export function jobRoutes(jobs: JobsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/admin/api/jobs',
      summary: 'Jobs of the last 30 days, the newest first',
      description: 'A cursor belongs to its filter.',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'read',
      cost: LIST_COST,
      query: jobsQuery,
      answer: { body: jobsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { jobs: found, nextCursor } = await jobs.list(query);
        linkNext(res, nextCursor);
        res.json({ jobs: found.map(presentJob), next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/admin/api/jobs/:id',
      summary: 'One job: how far it is and what became of its items',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'read',
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      params: jobParams,
      answer: { body: jobJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentJob(await jobs.get(params.id)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/admin/api/jobs/:id/cancel',
      summary: 'Cancel a job that has not ended; what it has done stays done',
      description:
        "Editors cancel their own jobs (another's is 403), admins any. No step begins any more; one that " +
        'runs comes to its end and is not counted. 409 `failed-precondition`: it has ended.',
      repeats: 'refused',
      access: STAFF,
      needsFreshLogin: false,
      limiter: 'write',
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      params: jobParams,
      answer: { body: jobJson },
      refusals: ['not-found', 'failed-precondition', 'aborted'],
      handle: async ({ params, res }) => {
        res.json(presentJob(await jobs.cancel(params.id, getActor(res).user)));
      },
    }),
  ];
}

/** The answer of a route that begins a job. */
export const JOB_ACCEPTED: RouteAnswer = { status: 202, body: jobJson, headers: ['Location'] };

/** Answers a job that is begun here, or that the same request has begun before, and where to ask how far it is. */
export async function sendAccepted(
  { once, res }: { readonly once: Once; readonly res: Response },
  jobs: Pick<JobsService, 'get'>,
  begin: Make<Job>,
): Promise<void> {
  const job = await once(begin, ({ id }) => jobs.get(id));
  res
    .status(202)
    .location(pathForClient(res, `/admin/api/jobs/${job.id}`))
    .json(presentJob(job));
}
