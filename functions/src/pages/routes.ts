export { adminPageRoutes, publicPageRoutes } from './pages.router.js';
