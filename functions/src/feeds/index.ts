export { FeedsService } from './feeds.service.js';
export { SitemapService } from './sitemap.service.js';
export { linkPreviewOf, previewImageOf, type PreviewImage } from './open-graph.js';
