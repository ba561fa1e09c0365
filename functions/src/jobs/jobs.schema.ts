import { z } from 'zod';
import { documentId, pageQuery } from '../shared/index.js';
import { JOB_STATUSES } from './job.js';

/** Query of GET /admin/api/jobs. */
export const jobsQuery = z.object({ ...pageQuery, status: z.enum(JOB_STATUSES).optional() });

/** Path of one job. */
export const jobParams = z.object({ id: documentId });
