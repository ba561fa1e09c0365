export { createPostBody, POST_LIMITS, slugParams, tag } from './posts.schema.js';
export { BulkPosts, summarise } from './bulk-posts.js';
export { ReindexPosts } from './reindex-posts.js';
export { composePost, CONTENT_NAMES } from './compose-post.js';
export {
  isPublic,
  NO_SEO,
  type Author,
  type CoverImage,
  type FullTextPost,
  type Post,
  type Seo,
} from './post.js';
export { POST_FIELDS, type OwnFormats, type PostFields } from './post.fields.js';
export type { DirectoryEntry } from './posts.codec.js';
export { createPostDirectory, type PostDirectory } from './post-directory.repository.js';
export { PreviewLinks } from './preview-links.js';
export { PreviewLinksService } from './preview-links.service.js';
export { PostListsService } from './post-lists.service.js';
export {
  createPostTexts,
  TEXTS_PLACE,
  unpackText,
  type PackedText,
  type PostTexts,
} from './post-texts.repository.js';
export { postSummaryJson, presentSeo, presentSummary, seoShape } from './posts.presenter.js';
export { PublishedPosts } from './published-posts.js';
export { BATCH_SIZE, type CreateOutcome, PostBatchesRepository } from './post-batches.repository.js';
export { PostsRepository } from './posts.repository.js';
export { RevisionsRepository } from './revisions.repository.js';
export { RevisionsService } from './revisions.service.js';
export { PostsService } from './posts.service.js';
export { replaceTags } from './post-changes.js';
export { DIRECTORY_COST } from './directory-cost.js';
