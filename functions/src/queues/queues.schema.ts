import { z } from 'zod';
import { documentId, singleLine } from '../shared/index.js';

/** Path of one queue. */
export const queueParams = z.object({ name: documentId });

/** Body of POST /admin/api/queues/:name/pause. */
export const pauseBody = z.strictObject({
  reason: singleLine(1, 200).optional().describe('Why, for other admins; empty when absent'),
});

/** Body of POST /admin/api/queues/:name/purge. */
export const purgeBody = z.strictObject({
  confirm: z.string().max(64).describe('The name of the queue once more'),
});
