export { adminPostRoutes } from './posts.admin.router.js';
export { publicPostRoutes } from './posts.public.router.js';
