import type { Post, PostSummary } from './post.js';
import type { Listed } from './posts.service.js';

/** A post in a public list. */
function presentSummary(post: PostSummary) {
  return {
    id: post.id,
    slug: post.slug,
    title: post.title,
    excerpt: post.excerpt,
    tags: post.tags,
    author: post.author,
    cover_image: post.coverImage,
    published_at: post.publishedAt?.toISOString() ?? null,
    updated_at: post.updatedAt.toISOString(),
    reading_time_minutes: post.readingTimeMinutes,
  };
}

/** One page of the public list. */
export function presentList({ posts, nextCursor }: Listed) {
  return { posts: posts.map(presentSummary), next_cursor: nextCursor };
}

/** A post in an editors' list. */
export function presentEditorSummary(post: PostSummary) {
  return {
    ...presentSummary(post),
    status: post.status,
    created_at: post.createdAt.toISOString(),
    version: post.version,
  };
}

/** One post as visitors see it. */
export function presentPost(post: Post) {
  return { ...presentSummary(post), content_html: post.contentHtml };
}

/** One post as editors see it. */
export function presentEditorPost(post: Post) {
  return { ...presentEditorSummary(post), content_html: post.contentHtml, content_md: post.contentMd };
}
