import { z } from 'zod';
import type { TagCount } from './tag-counts.js';
import { detailOf, type TagDetail, type TagDetails } from './tag-details.codec.js';

const detailShape = {
  name: z.string().describe('How the tag is written: `C++` of `cpp`. Plain text: escape it'),
  description: z.string().describe('Plain text; empty when nobody says what it is about'),
};

/** Tags with how many posts have each; all on one page. */
export const tagListJson = z.object({
  tags: z.array(z.object({ tag: z.string(), ...detailShape, count: z.int().min(1) }).meta({ id: 'Tag' })),
  next_cursor: z.null(),
});

const tagDetailJson = z.object({ tag: z.string(), ...detailShape });

/** What is said of a tag, once somebody has said it. */
export const describedTagJson = tagDetailJson
  .extend({
    job_id: z
      .string()
      .nullable()
      .describe('The job that carries the name into posts; null where none is needed'),
  })
  .meta({ id: 'DescribedTag' });

/** See tagListJson. */
export function presentTags(tags: readonly TagCount[], details: TagDetails): z.output<typeof tagListJson> {
  return {
    tags: tags.map(({ tag, count }) => ({ ...presentDetail(tag, detailOf(details, tag)), count })),
    next_cursor: null,
  };
}

/** See describedTagJson. */
export function presentDetail(tag: string, { name, description }: TagDetail): z.output<typeof tagDetailJson> {
  return { tag, name, description };
}
