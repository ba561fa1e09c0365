import { z } from 'zod';
import type { TagCount } from './tag-counts.js';

/** Tags with how many posts have each; all on one page. */
export const tagListJson = z.object({
  tags: z.array(z.object({ tag: z.string(), count: z.int().min(1) }).meta({ id: 'Tag' })),
  next_cursor: z.null(),
});

/** See tagListJson. */
export function presentTags(tags: readonly TagCount[]): z.output<typeof tagListJson> {
  return { tags: tags.map(({ tag, count }) => ({ tag, count })), next_cursor: null };
}
