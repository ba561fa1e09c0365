export { tagRoutes } from './tags.router.js';
