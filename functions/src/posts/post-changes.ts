import { AppError, validationFailed } from '../errors/index.js';
import { isPublic, MAX_TAGS, type Post } from './post.js';

/** Gives a post as it is to be from how it is at `now`: the same object when there is nothing to change. */
export type PostChange = (post: Post, now: Date) => Post;

/** Shows the post now; one that was public before keeps its date. @throws AppError failed-precondition (in the trash) */
export const publishPost: PostChange = (post, now) => {
  requireNotTrashed(post);
  if (isPublic(post, now)) return post;
  const wasPublic = post.publishedAt !== null && post.publishedAt <= now;
  return { ...post, status: 'published', publishedAt: wasPublic ? post.publishedAt : now };
};

/**
 * Shows the post from `publishedAt` on.
 *
 * @throws AppError failed-precondition (in the trash); validation-failed when that time has passed
 */
export function schedulePost(publishedAt: Date): PostChange {
  return (post, now) => {
    requireNotTrashed(post);
    if (publishedAt <= now)
      throw validationFailed([{ pointer: '/published_at', detail: 'must be in the future' }]);
    return { ...post, status: 'published', publishedAt };
  };
}

/** Makes a draft of the post. @throws AppError failed-precondition (in the trash) */
export const unpublishPost: PostChange = (post) => {
  requireNotTrashed(post);
  return post.status === 'draft' ? post : { ...post, status: 'draft' };
};

/** Moves the post to the trash. */
export const trashPost: PostChange = (post) =>
  post.status === 'trashed' ? post : { ...post, status: 'trashed' };

/** Takes the post out of the trash as a draft. */
export const restorePost: PostChange = (post) =>
  post.status === 'trashed' ? { ...post, status: 'draft' } : post;

/** Adds tags to the post, after those that it has. @throws AppError failed-precondition (in the trash, too many tags) */
export function tagPost(tags: readonly string[]): PostChange {
  return (post) => {
    requireNotTrashed(post);
    const all = [...new Set([...post.tags, ...tags])];
    if (all.length > MAX_TAGS) {
      throw new AppError({
        code: 'failed-precondition',
        message: `The post would have more than ${String(MAX_TAGS)} tags. Take some off first.`,
      });
    }
    return { ...post, tags: all };
  };
}

/** Takes tags off the post. @throws AppError failed-precondition (in the trash) */
export function untagPost(tags: readonly string[]): PostChange {
  return (post) => {
    requireNotTrashed(post);
    return { ...post, tags: post.tags.filter((tag) => !tags.includes(tag)) };
  };
}

/** Replaces tags by another in their place, in the trash too: what is restored must not bring them back. */
export function replaceTags(from: readonly string[], to: string): PostChange {
  return (post) => ({ ...post, tags: [...new Set(post.tags.map((tag) => (from.includes(tag) ? to : tag)))] });
}

/** What is in the trash is restored before it is changed. @throws AppError failed-precondition */
export function requireNotTrashed(post: Post): void {
  if (post.status !== 'trashed') return;
  throw new AppError({
    code: 'failed-precondition',
    message: 'The post is in the trash. Restore it first: POST /admin/api/posts/:id/restore.',
  });
}
