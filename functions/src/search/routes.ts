export { searchRoutes } from './search.router.js';
