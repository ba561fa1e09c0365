import { z } from 'zod';
import { tag } from '../posts/index.js';

/** Tags that one merge may name. */
const MAX_MERGED_TAGS = 50;

/** Body of POST /admin/api/tags/rename. */
export const renameBody = z.strictObject({ from: tag, to: tag }).refine(({ from, to }) => from !== to, {
  path: ['to'],
  message: 'must be another name',
});

/** Body of POST /admin/api/tags/merge. */
export const mergeBody = z
  .strictObject({
    tags: z.array(tag).min(1).max(MAX_MERGED_TAGS),
    into: tag.describe('One of the tags, or a new one'),
  })
  .transform(({ tags, into }) => ({ tags: [...new Set(tags)].filter((name) => name !== into), into }))
  .refine(({ tags }) => tags.length > 0, {
    path: ['tags'],
    message: 'must name at least one tag other than into',
  });

/** What a job of kind `retag` does: every tag of `from` becomes `to`. */
export const retagInput = z.strictObject({ from: z.array(tag).min(1), to: tag });
