export { FeedsService } from './feeds.service.js';
export { SitemapService } from './sitemap.service.js';
export { linkPreviewOf } from './open-graph.js';
