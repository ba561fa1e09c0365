import { z } from 'zod';
import { documentId, pageQuery } from '../shared/index.js';

/** Query of GET /admin/api/jobs. */
export const jobsQuery = z.object(pageQuery);

/** Path of one job. */
export const jobParams = z.object({ id: documentId });
