import { z } from 'zod';
import { ALL_VISIBLE } from '../content/index.js';
import { POST_LIMITS, tag, writtenTag } from '../posts/index.js';
import { singleLine } from '../shared/index.js';

/** Tags that one merge may name. */
const MAX_MERGED_TAGS = 50;

/** Body of POST /admin/api/tags/rename. */
export const renameBody = z
  .strictObject({ from: tag, to: writtenTag.describe('As it is to be written: `C++` is `cpp`') })
  .refine(({ from, to }) => from !== to.tag, { path: ['to'], message: 'must be another name' });

/** Body of POST /admin/api/tags/merge. */
export const mergeBody = z
  .strictObject({
    tags: z.array(tag).min(1).max(MAX_MERGED_TAGS),
    into: writtenTag.describe('One of the tags, or a new one'),
  })
  .transform(({ tags, into }) => ({ tags: [...new Set(tags)].filter((name) => name !== into.tag), into }))
  .refine(({ tags }) => tags.length > 0, {
    path: ['tags'],
    message: 'must name at least one tag other than into',
  });

/** What a job of kind `retag` does: every tag of `from` becomes `to`. */
export const retagInput = z.strictObject({
  from: z.array(tag).min(1),
  to: tag,
  /** How it was typed, where that is not the tag itself: a worker of before, during a deployment, takes a job without one. */
  name: z.string().nullable().default(null),
});

/** Path of one tag. Any text is looked up. */
export const tagParams = z.object({ tag: z.string().max(200) });

/** Body of PATCH /admin/api/tags/:tag: what is absent stays. */
export const detailBody = z
  .strictObject({
    name: singleLine(1, POST_LIMITS.tagName)
      .refine((text) => ALL_VISIBLE.test(text), 'must have no invisible characters')
      .describe('How it is written; the tag itself takes another name away'),
    description: singleLine(0, 300).describe('What it is about'),
  })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');
