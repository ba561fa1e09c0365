export { adminTagRoutes } from './tags.admin.router.js';
export { publicTagRoutes } from './tags.public.router.js';
