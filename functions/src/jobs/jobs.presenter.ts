import { z } from 'zod';
import { timestampJson } from '../shared/index.js';
import { JOB_KINDS, JOB_STATUSES } from './job.js';
import type { JobSummary } from './jobs.codec.js';

const count = z.int().min(0);

/** A job as staff see it. */
export const jobJson = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    status: z.enum(JOB_STATUSES).describe('`queued` again between its turns'),
    progress: z
      .object({ done: count, total: count.nullable() })
      .describe('Items dealt with, those with problems included; `total` is null while nobody knows'),
    counts: z.record(z.string(), z.int()).describe('What became of the items, by names of its kind'),
    problems: z
      .array(z.object({ item: z.string(), detail: z.string() }).meta({ id: 'JobProblem' }))
      .describe('The first 100 items that could not be done, or not as asked'),
    problems_omitted: count.describe('How many more problems there are'),
    error: z.string().nullable().describe('Why it failed'),
    file: z.string().nullable().describe('Where to get the file that it has made'),
    archive: z.string().nullable().describe('Where the volumes of the archive are that it has made'),
    created_by: z.object({ id: z.string(), name: z.string() }),
    created_at: timestampJson,
    started_at: timestampJson.nullable(),
    finished_at: timestampJson.nullable(),
  })
  .meta({
    id: 'Job',
    description: 'Ask again every second or two until it has ended. What was done before its end stays done',
  });

/** A page of the jobs. */
export const jobsJson = z.object({ jobs: z.array(jobJson), next_cursor: z.string().nullable() });

/** See jobJson. */
export function presentJob(job: JobSummary): z.output<typeof jobJson> {
  return {
    id: job.id,
    kind: job.kind,
    status: job.status,
    progress: { done: job.done, total: job.total },
    counts: job.counts,
    problems: job.problems.map(({ item, detail }) => ({ item, detail })),
    problems_omitted: job.problemsOmitted,
    error: job.error,
    file: job.status === 'succeeded' && job.outputParts > 0 ? `/admin/api/jobs/${job.id}/file` : null,
    archive:
      job.status === 'succeeded' && job.kind === 'export-media' ? `/admin/api/media-exports/${job.id}` : null,
    created_by: { id: job.createdBy.id, name: job.createdBy.name },
    created_at: job.createdAt.toISOString(),
    started_at: job.startedAt?.toISOString() ?? null,
    finished_at: job.finishedAt?.toISOString() ?? null,
  };
}
