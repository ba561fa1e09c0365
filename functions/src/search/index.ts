export { SearchedKind } from './searched-kind.js';
export { SearchService } from './search.service.js';
