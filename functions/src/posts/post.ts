import type { NamesIn, ValueOf } from '../documents/index.js';
import type { Author, POST_STATUSES, PostFields } from './post.fields.js';

export { NO_SEO, POST_STATUSES, type Author, type CoverImage, type Seo } from './post.fields.js';

/** How many tags a post may have. */
export const MAX_TAGS = 10;

/** Where a post stands. */
export type PostStatus = (typeof POST_STATUSES)[number];

/** What a list shows of a post. */
export interface PostSummary extends ValueOf<PostFields, NamesIn<PostFields, 'summary'>> {
  readonly id: string;
}

/** What a feed shows of a post. */
export interface FullTextPost extends ValueOf<PostFields, NamesIn<PostFields, 'fullText'>> {
  readonly id: string;
}

/** A post. */
export interface Post extends ValueOf<PostFields> {
  readonly id: string;
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
