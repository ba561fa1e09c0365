export { healthRoutes } from './health.router.js';
