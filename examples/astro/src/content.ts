import { getCollection, type CollectionEntry } from 'astro:content';

export type Post = CollectionEntry<'posts'>;
export type Project = CollectionEntry<'projects'>;

/** Every post, the newest first. */
export async function allPosts(): Promise<Post[]> {
  const posts = await getCollection('posts');
  return posts.sort((a, b) => b.data.published_at.getTime() - a.data.published_at.getTime());
}

/** Every project, by the order that its owner gave. */
export async function allProjects(): Promise<Project[]> {
  const projects = await getCollection('projects');
  return projects.sort((a, b) => a.data.order - b.data.order);
}

/** As Firefolio's `POST_ADDRESS`, `TAG_ADDRESS` and `PROJECT_ADDRESS` say. */
export const postPath = (slug: string) => `/posts/${encodeURIComponent(slug)}`;
export const tagPath = (tag: string) => `/tags/${encodeURIComponent(tag)}`;
export const projectPath = (slug: string) => `/projects/${encodeURIComponent(slug)}`;

/** Firefolio leads to no page of an author: it may be anywhere. */
export const authorPath = (id: string) => `/authors/${encodeURIComponent(id)}`;
