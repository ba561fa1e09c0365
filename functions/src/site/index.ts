export { createErrorPage } from './error-pages.js';
export { FrameService } from './frame.service.js';
export { Frames } from './frame.js';
export { ItemPagesService } from './items/item-pages.service.js';
export { PagedPosts } from './lists/paged-posts.js';
export { SiteService } from './site.service.js';
