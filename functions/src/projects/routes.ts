export { adminProjectRoutes, publicProjectRoutes } from './projects.router.js';
