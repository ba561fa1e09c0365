export { RetagPosts } from './retag-posts.js';
export { TagsService } from './tags.service.js';
export type { TagCount } from './tag-counts.js';
