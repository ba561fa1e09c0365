import { requireNotTrashed, type Edit } from '../content/index.js';
import { AppError } from '../errors/index.js';
import { MAX_TAGS, type Post } from './post.js';

/** Adds tags to the post, after those that it has. @throws AppError failed-precondition (in the trash, too many tags) */
export function tagPost(tags: readonly string[]): Edit<Post> {
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
export function untagPost(tags: readonly string[]): Edit<Post> {
  return (post) => {
    requireNotTrashed(post);
    return { ...post, tags: post.tags.filter((tag) => !tags.includes(tag)) };
  };
}

/** Replaces tags by another in their place, in the trash too: what is restored must not bring them back. */
export function replaceTags(from: readonly string[], to: string): Edit<Post> {
  return (post) => ({ ...post, tags: [...new Set(post.tags.map((tag) => (from.includes(tag) ? to : tag)))] });
}
