export { publicAuthorRoutes } from './authors.public.router.js';
export { adminAuthorRoutes } from './profiles.admin.router.js';
