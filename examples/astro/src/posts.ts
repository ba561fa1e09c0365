import { getCollection, type CollectionEntry } from 'astro:content';

export type Post = CollectionEntry<'posts'>;

/** Every post, the newest first. */
export async function allPosts(): Promise<Post[]> {
  const posts = await getCollection('posts');
  return posts.sort((a, b) => b.data.published_at.getTime() - a.data.published_at.getTime());
}

/** As `POST_ADDRESS` and `TAG_ADDRESS` of Firefolio say. */
export const postPath = (slug: string) => `/posts/${encodeURIComponent(slug)}`;
export const tagPath = (tag: string) => `/tags/${encodeURIComponent(tag)}`;
