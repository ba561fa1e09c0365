export { SearchService, type Found } from './search.service.js';
