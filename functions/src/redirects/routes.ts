export { redirectRoutes } from './redirects.router.js';
