import { z } from 'zod';
import { documentId } from '../../shared/index.js';

/** Path of an archive, by the job that made it. */
export const mediaExportParams = z.object({ id: documentId });

/** Path of one of its volumes. */
export const volumeParams = z.object({
  id: documentId,
  number: z.coerce.number().int().min(1).max(20_000).describe('From 1'),
});
