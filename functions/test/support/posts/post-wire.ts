import { z } from 'zod';

const time = z.iso.datetime({ precision: 3 });

const author = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });

const text = z.string().nullable();

const content = {
  content_html: z.string(),
  toc: z.array(z.strictObject({ level: z.int().min(1).max(6), id: z.string().min(1), title: z.string() })),
  seo: z.strictObject({
    title: text,
    description: text,
    canonical_url: text,
    og_title: text,
    og_description: text,
    og_image: text,
    twitter_title: text,
    twitter_description: text,
    twitter_image: text,
  }),
};

/** A post in the public list: these fields and no others. */
export const listedPostSchema = z.strictObject({
  id: z.string().min(1),
  slug: z.string().min(1),
  title: z.string().min(1),
  excerpt: z.string(),
  tags: z.array(z.string()),
  tag_names: z.record(z.string(), z.string()),
  author,
  authors: z.array(author).min(1),
  featured: z.boolean(),
  cover_image: z
    .strictObject({
      url: z.string().regex(/^(?:https?:\/\/|\/(?!\/))/),
      alt: z.string(),
      media: z
        .strictObject({
          id: z.string().min(1),
          hash: z.string().regex(/^[\da-f]{40}$/),
          width: z.int().min(1).nullable(),
          height: z.int().min(1).nullable(),
          srcset: text,
          color: text,
          focal_point: z.strictObject({ x: z.number(), y: z.number() }).nullable(),
        })
        .optional(),
    })
    .nullable(),
  published_at: time,
  updated_at: time,
  reading_time_minutes: z.int().min(1),
});

/** One post as visitors get it. */
export const publicPostSchema = listedPostSchema.extend(content);

/** A post in the admin list. */
export const editorSummarySchema = listedPostSchema.extend({
  published_at: time.nullable(),
  status: z.enum(['draft', 'published', 'trashed']),
  created_at: time,
  version: z.int().min(1),
});

/** One post as editors get it. */
export const editorPostSchema = editorSummarySchema.extend({
  ...content,
  content_md: z.string(),
  has_own_excerpt: z.boolean(),
});

/** One post as its writer gets it who has just saved it; other answers have no `warnings`. */
export const savedPostSchema = editorPostSchema.extend({
  warnings: z
    .array(z.strictObject({ pointer: z.literal('/content_md'), detail: z.string().min(1) }))
    .optional(),
});

/** A page of the public list. */
export const publicPageSchema = z.strictObject({
  posts: z.array(listedPostSchema),
  next_cursor: z.string().min(1).nullable(),
});

/** A page of the admin list. */
export const adminPageSchema = publicPageSchema.extend({
  posts: z.array(editorSummarySchema),
  total: z.int().min(0),
});

/** One post as editors get it. */
export type EditorPost = z.output<typeof editorPostSchema>;
