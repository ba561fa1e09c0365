import { z } from 'zod';
import { editorPostSchema } from './post-wire.js';

/** A revision in the list: these fields and no others. */
const listedRevisionSchema = z.strictObject({
  version: z.int().min(1),
  title: z.string().min(1),
  status: z.enum(['draft', 'published', 'trashed']),
  saved_at: z.iso.datetime({ precision: 3 }),
  saved_by: z.strictObject({ id: z.string().min(1) }).nullable(),
});

/** The revisions of a post. */
export const revisionListSchema = z.strictObject({ revisions: z.array(listedRevisionSchema) });

const {
  slug,
  excerpt,
  has_own_excerpt,
  content_md,
  tags,
  tag_names,
  authors,
  cover_image,
  featured,
  seo,
  published_at,
} = editorPostSchema.shape;

/** A post as it was at a version. */
export const revisionSchema = listedRevisionSchema.extend({
  ...{
    slug,
    excerpt,
    has_own_excerpt,
    content_md,
    tags,
    tag_names,
    authors,
    cover_image,
    featured,
    seo,
    published_at,
  },
});

/** What changed between two versions. */
export const revisionDiffSchema = z.strictObject({
  from: z.int().min(1),
  to: z.int().min(1),
  fields: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })),
  content: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});
