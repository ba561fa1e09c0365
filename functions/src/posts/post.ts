import type { TocEntry } from '../content/index.js';

/** How many tags a post may have. */
export const MAX_TAGS = 10;

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

/** What search engines and link previews are told; null where the post's own title, excerpt or cover is meant. */
export interface Seo {
  readonly title: string | null;
  readonly description: string | null;
  readonly canonicalUrl: string | null;
  readonly ogTitle: string | null;
  readonly ogDescription: string | null;
  readonly ogImage: string | null;
  readonly twitterTitle: string | null;
  readonly twitterDescription: string | null;
  readonly twitterImage: string | null;
}

/** Nothing said: all follows from the post. */
export const NO_SEO: Seo = {
  title: null,
  description: null,
  canonicalUrl: null,
  ogTitle: null,
  ogDescription: null,
  ogImage: null,
  twitterTitle: null,
  twitterDescription: null,
  twitterImage: null,
};

/** What a list shows of a post. */
export interface PostSummary {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly excerpt: string;
  readonly tags: readonly string[];
  readonly status: PostStatus;
  /** Who it is by, at least one; the first is its main author. */
  readonly authors: readonly Author[];
  readonly featured: boolean;
  readonly coverImage: CoverImage | null;
  /** Null until first published; kept when unpublished or trashed. */
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly readingTimeMinutes: number;
  /** Counts the writes, from 1. */
  readonly version: number;
}

/** What a feed shows of a post. */
export interface FullTextPost extends PostSummary {
  /** Rendered from the Markdown and sanitised when it was written. */
  readonly contentHtml: string;
  readonly seo: Seo;
}

/** A post. */
export interface Post extends FullTextPost {
  readonly contentMd: string;
  /** The headings in order, at most 200. */
  readonly toc: readonly TocEntry[];
  /** Whether the writer gave the excerpt; otherwise it follows the content. */
  readonly hasOwnExcerpt: boolean;
  /** What its preview links are bound to; null before the first, another one once they were revoked. */
  readonly previewKey: string | null;
}

/** Whether visitors may see a difference between two versions of a post, now or when its time has come. */
export function touchesPublic(before: PostSummary, after: PostSummary): boolean {
  return before.status === 'published' || after.status === 'published';
}

/** Whether visitors see the post at `now`. */
export function isPublic(post: PostSummary, now: Date): boolean {
  return post.status === 'published' && post.publishedAt !== null && post.publishedAt <= now;
}

/** Who the post is mainly by. */
export function mainAuthor({ authors }: Pick<PostSummary, 'authors'>): Author {
  return authors[0] ?? { id: '', name: '' };
}
