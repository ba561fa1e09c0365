import {
  defineKind,
  type ContentKind,
  type ContentService,
  type Directory,
  type Published,
  type TypesOf,
} from '../content/index.js';
import type { Identified, NamesIn, ValueOf } from '../documents/index.js';
import { POST_FIELDS, type PostFields } from './post.fields.js';

/** How many tags a post may have. */
export const MAX_TAGS = 10;

/** The types of the engine for posts. */
export interface PostTypes extends TypesOf<PostFields> {}

/** Posts: the first kind of content. */
export const POST_KIND: ContentKind<PostTypes> = defineKind(POST_FIELDS, {
  name: 'post',
  plural: 'posts',
  collection: 'blog_posts',
  slugCollection: 'post_slugs',
});

/** A post. */
export type Post = PostTypes['item'];

/** What a list shows of a post. */
export type PostSummary = PostTypes['summary'];

/** What is known of each post without reading it. */
export type PostEntry = PostTypes['entry'];

/** A post as one write left it. */
export type PostRevision = PostTypes['revision'];

/** What a feed shows of a post. */
export type FullTextPost = Identified<ValueOf<PostFields, NamesIn<PostFields, 'fullText'>>>;

/** All that visitors may see of a post. */
export type PublicPost = Identified<ValueOf<PostFields, NamesIn<PostFields, 'shown', 'visitors'>>>;

/** The rules of the engine, for posts. */
export type PostsService = ContentService<PostTypes>;

/** Every post but its content. */
export type PostDirectory = Directory<PostTypes>;

/** What visitors may know of all posts at once. */
export type PublishedPosts = Published<PostTypes>;
