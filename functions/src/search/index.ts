export { searchRoutes } from './search.router.js';
export { SearchService } from './search.service.js';
