export { RetagPosts } from './retag-posts.js';
export { TAG_DETAILS } from './tag-details.codec.js';
export { TagDetailsRepository } from './tag-details.repository.js';
export { TagNames } from './tag-names.js';
export { TagsService } from './tags.service.js';
