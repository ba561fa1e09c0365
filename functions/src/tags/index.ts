export { RetagPosts } from './retag-posts.js';
export { tagRoutes } from './tags.router.js';
export { TagsService } from './tags.service.js';
