export { auditRoutes } from './audit.router.js';
