import { z } from 'zod';
import { documentId, pageQuery } from '../shared/index.js';
import { JOB_KINDS, JOB_STATUSES } from './job.js';

/** Query of GET /admin/api/jobs. */
export const jobsQuery = z.object({
  ...pageQuery,
  status: z.enum(JOB_STATUSES).optional(),
  kind: z.enum(JOB_KINDS).optional(),
});

/** What jobs are narrowed to; null for any. */
export interface JobFilter {
  readonly status: (typeof JOB_STATUSES)[number] | null;
  readonly kind: (typeof JOB_KINDS)[number] | null;
}

/** Path of one job. */
export const jobParams = z.object({ id: documentId });
