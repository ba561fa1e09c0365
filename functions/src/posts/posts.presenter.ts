import { z } from 'zod';
import { timestampJson } from '../shared/index.js';
import { POST_STATUSES, type Post, type PostSummary } from './post.js';
import type { Listed } from './posts.service.js';

/** A post in a public list. */
const postSummaryJson = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    excerpt: z.string(),
    tags: z.array(z.string()),
    author: z.object({ id: z.string(), name: z.string() }),
    cover_image: z.object({ url: z.string(), alt: z.string() }).nullable(),
    published_at: timestampJson.nullable(),
    updated_at: timestampJson,
    reading_time_minutes: z.int().min(1),
  })
  .meta({ id: 'PostSummary' });

/** One page of the public list. */
export const postListJson = z.object({ posts: z.array(postSummaryJson), next_cursor: z.string().nullable() });

/** One post as visitors see it. */
export const postJson = postSummaryJson.extend({ content_html: z.string() }).meta({ id: 'Post' });

/** A post in an editors' list. */
const editorSummaryJson = postSummaryJson
  .extend({
    status: z.enum(POST_STATUSES),
    created_at: timestampJson,
    version: z.int().min(1),
  })
  .meta({ id: 'EditorPostSummary' });

/** One page of the editors' list. */
export const editorListJson = z.object({
  posts: z.array(editorSummaryJson),
  next_cursor: z.string().nullable(),
});

/** One post as editors see it. */
export const editorPostJson = editorSummaryJson
  .extend({ content_html: z.string(), content_md: z.string() })
  .meta({ id: 'EditorPost' });

/** See postListJson. */
export function presentList({ posts, nextCursor }: Listed): z.output<typeof postListJson> {
  return { posts: posts.map(presentSummary), next_cursor: nextCursor };
}

/** See editorListJson. */
export function presentEditorList({ posts, nextCursor }: Listed): z.output<typeof editorListJson> {
  return { posts: posts.map(presentEditorSummary), next_cursor: nextCursor };
}

/** See postJson. */
export function presentPost(post: Post): z.output<typeof postJson> {
  return { ...presentSummary(post), content_html: post.contentHtml };
}

/** See editorPostJson. */
export function presentEditorPost(post: Post): z.output<typeof editorPostJson> {
  return { ...presentEditorSummary(post), content_html: post.contentHtml, content_md: post.contentMd };
}

function presentEditorSummary(post: PostSummary): z.output<typeof editorSummaryJson> {
  return {
    ...presentSummary(post),
    status: post.status,
    created_at: post.createdAt.toISOString(),
    version: post.version,
  };
}

function presentSummary(post: PostSummary): z.output<typeof postSummaryJson> {
  return {
    id: post.id,
    slug: post.slug,
    title: post.title,
    excerpt: post.excerpt,
    tags: [...post.tags],
    author: post.author,
    cover_image: post.coverImage,
    published_at: post.publishedAt?.toISOString() ?? null,
    updated_at: post.updatedAt.toISOString(),
    reading_time_minutes: post.readingTimeMinutes,
  };
}
