export { adminUserRoutes } from './users.admin.router.js';
