export { docsRoutes } from './docs.router.js';
