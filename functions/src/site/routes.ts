export { siteRoutes } from './site.router.js';
