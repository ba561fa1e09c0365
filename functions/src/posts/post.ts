/** Where a post stands. A scheduled post is `published` with a time in the future. */
export const POST_STATUSES = ['draft', 'published', 'trashed'] as const;

/** Where a post stands. */
export type PostStatus = (typeof POST_STATUSES)[number];

/** The account that a post is by, as it was named when the post was made. */
export interface Author {
  readonly id: string;
  readonly name: string;
}

/** An image by URL with its text alternative. */
export interface CoverImage {
  readonly url: string;
  readonly alt: string;
}

/** What a list shows of a post. */
export interface PostSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly status: PostStatus;
  readonly author: Author;
  readonly coverImage: CoverImage | null;
  /** Null until first published; kept when unpublished or trashed. */
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly readingTimeMinutes: number;
  /** Counts the writes, from 1. */
  readonly version: number;
}

/** A post. */
export interface Post extends PostSummary {
  readonly contentMd: string;
  /** Rendered from contentMd and sanitised when it was written. */
  readonly contentHtml: string;
  /** Whether the writer gave the excerpt; otherwise it follows the content. */
  readonly hasOwnExcerpt: boolean;
}

/** Whether visitors may see a difference between two versions of a post, now or when its time has come. */
export function touchesPublic(before: PostSummary, after: PostSummary): boolean {
  return before.status === 'published' || after.status === 'published';
}

/** Whether visitors see the post at `now`. */
export function isPublic(post: PostSummary, now: Date): boolean {
  return post.status === 'published' && post.publishedAt !== null && post.publishedAt <= now;
}
