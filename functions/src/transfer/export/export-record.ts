import { z } from 'zod';
import type { NamesIn, WireShape } from '../../documents/index.js';
import { presentSeo, seoShape } from '../../content/index.js';
import type { Post, PostFields } from '../../posts/index.js';
import { timestampJson } from '../../shared/index.js';

const text = z.string().nullable().default(null);
const time = z.string().nullable().default(null);

/** One post of our own export format; in a file to be imported all may be absent but what makes it a post. */
export const exportRecordJson = z.object({
  id: z.string().min(1),
  slug: text,
  title: z.string(),
  status: z.enum(['draft', 'published']),
  content_md: z.string(),
  /** Null when it follows from the content. */
  excerpt: text,
  tags: z.array(z.string()).default([]),
  tag_names: z.record(z.string(), z.string()).default({}),
  featured: z.boolean().default(false),
  cover_image: z
    .object({ url: z.string(), alt: z.string().default('') })
    .nullable()
    .default(null),
  authors: z.array(z.object({ id: text, name: z.string() })).default([]),
  /** Null when it says nothing. */
  seo: z.object(seoShape(text)).nullable().default(null),
  published_at: time,
  created_at: time,
  updated_at: time,
} satisfies WireShape<NamesIn<PostFields, 'exported'>>);

/** A post as it is exported; times as in the API. */
export type ExportRecord = z.output<typeof exportRecordJson> & { readonly slug: string };

/** The head of our own JSON format. */
export const exportHeadJson = z.object({
  format: z.literal('firefolio'),
  version: z.literal(1),
  /** Where the posts are from; exports of version 0.1 lack it. */
  site_url: z.string(),
  exported_at: timestampJson,
});

/** Domain → export. @throws RangeError for a post in the trash, which no export has */
export function toExportRecord(post: Post): ExportRecord {
  if (post.status === 'trashed') throw new RangeError('posts in the trash are not exported');
  const seo = presentSeo(post.seo);
  return {
    id: post.id,
    slug: post.slug,
    title: post.title,
    status: post.status,
    content_md: post.contentMd,
    excerpt: post.hasOwnExcerpt ? post.excerpt : null,
    tags: [...post.tags],
    tag_names: { ...post.tagNames },
    featured: post.featured,
    cover_image: post.coverImage && { ...post.coverImage },
    authors: post.authors.map(({ id, name }) => ({ id, name })),
    seo: Object.values(seo).every((value) => value === null) ? null : seo,
    published_at: post.publishedAt?.toISOString() ?? null,
    created_at: post.createdAt.toISOString(),
    updated_at: post.updatedAt.toISOString(),
  };
}
