export { discoveryRoutes } from './discovery.router.js';
export { feedRoutes } from './feeds.router.js';
