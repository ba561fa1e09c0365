import type { Timestamp } from 'firebase-admin/firestore';
import type { Author, CoverImage, Post, PostStatus, PostSummary } from './post.js';

/** blog_posts/{id} as stored. */
export interface PostDoc {
  slug: string;
  title: string;
  excerpt: string;
  has_own_excerpt: boolean;
  content_md: string;
  content_html: string;
  tags: string[];
  status: PostStatus;
  published_at: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  author: Author;
  cover_image: CoverImage | null;
  reading_time_minutes: number;
  version: number;
}

/** The fields that a list reads: all but the content. */
export const SUMMARY_FIELDS = [
  'slug',
  'title',
  'excerpt',
  'tags',
  'status',
  'published_at',
  'created_at',
  'updated_at',
  'author',
  'cover_image',
  'reading_time_minutes',
  'version',
] as const satisfies (keyof PostDoc)[];

/** Stored → what a list shows. */
export function decodeSummary(id: string, doc: Pick<PostDoc, (typeof SUMMARY_FIELDS)[number]>): PostSummary {
  return {
    id,
    slug: doc.slug,
    title: doc.title,
    excerpt: doc.excerpt,
    tags: doc.tags,
    status: doc.status,
    author: doc.author,
    coverImage: doc.cover_image,
    publishedAt: doc.published_at?.toDate() ?? null,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
    readingTimeMinutes: doc.reading_time_minutes,
    version: doc.version,
  };
}

/** Stored → domain. */
export function decodePost(id: string, doc: PostDoc): Post {
  return {
    ...decodeSummary(id, doc),
    contentMd: doc.content_md,
    contentHtml: doc.content_html,
    hasOwnExcerpt: doc.has_own_excerpt,
  };
}

/** Domain → stored. */
export function encodePost(post: Post): Record<keyof PostDoc, unknown> {
  return {
    slug: post.slug,
    title: post.title,
    excerpt: post.excerpt,
    has_own_excerpt: post.hasOwnExcerpt,
    content_md: post.contentMd,
    content_html: post.contentHtml,
    tags: post.tags,
    status: post.status,
    published_at: post.publishedAt,
    created_at: post.createdAt,
    updated_at: post.updatedAt,
    author: post.author,
    cover_image: post.coverImage,
    reading_time_minutes: post.readingTimeMinutes,
    version: post.version,
  };
}
