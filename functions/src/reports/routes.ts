export { reportRoutes } from './reports.router.js';
