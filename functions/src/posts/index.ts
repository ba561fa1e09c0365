export { createPostBody, POST_LIMITS, tag, writtenTag } from './posts.schema.js';
export {
  POST_KIND,
  type FullTextPost,
  type Post,
  type PostDirectory,
  type PostEntry,
  type PostsService,
  type PostSummary,
  type PostTypes,
  type PublishedPosts,
} from './post.js';
export { POST_FIELDS, type PostFields } from './post.fields.js';
export { POST_BULK, POST_WIRE } from './post.wire.js';
export { PostListsService } from './post-lists.service.js';
export { postSummaryJson, presentSummary } from './posts.presenter.js';
export { PostsRepository } from './posts.repository.js';
export { replaceTags } from './tag-edits.js';
export { nameOfTag, wordsForSigns } from './tag-signs.js';
