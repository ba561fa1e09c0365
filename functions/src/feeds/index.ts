export { FeedsService } from './feeds.service.js';
export { SitemapService } from './sitemap.service.js';
export { presentOpenGraph } from './open-graph.js';
