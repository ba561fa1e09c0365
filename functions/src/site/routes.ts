export { markdownRoutes } from './markdown.router.js';
export { siteRoutes } from './site.router.js';
