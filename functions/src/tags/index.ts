export { RetagPosts } from './retag-posts.js';
export { TagsService } from './tags.service.js';
