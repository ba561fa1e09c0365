export { discoveryRoutes } from './discovery.router.js';
export { feedRoutes } from './feeds.router.js';
export { FeedsService } from './feeds.service.js';
export { SitemapService } from './sitemap.service.js';
