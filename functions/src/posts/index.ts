export { createPostBody, POST_LIMITS, slugParams, tag } from './posts.schema.js';
export { BulkPosts } from './bulk-posts.js';
export {
  POST_KIND,
  type FullTextPost,
  type Post,
  type PostBatches,
  type PostDirectory,
  type PostEntry,
  type PostsService,
  type PostSummary,
  type PostTypes,
  type PublishedPosts,
} from './post.js';
export { POST_FIELDS, type CoverImage, type PostFields } from './post.fields.js';
export { PostListsService } from './post-lists.service.js';
export { postSummaryJson, presentSeo, presentSummary, seoShape } from './posts.presenter.js';
export { PostsRepository } from './posts.repository.js';
export { replaceTags } from './tag-edits.js';
export { wordsForSigns } from './tag-signs.js';
