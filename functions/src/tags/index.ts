export { RetagPosts } from './retag-posts.js';
export { detailOf, TAG_DETAILS, type TagDetail, type TagDetails } from './tag-details.codec.js';
export { TagDetailsRepository } from './tag-details.repository.js';
export { TagNames } from './tag-names.js';
export { TagsService } from './tags.service.js';
export type { TagCount } from './tag-counts.js';
