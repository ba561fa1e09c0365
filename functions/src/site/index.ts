export { createErrorPage } from './error-pages.js';
export { Frames } from './frame.js';
export { PagedPosts } from './lists/paged-posts.js';
export { SiteService } from './site.service.js';
