export { SearchService } from './search.service.js';
