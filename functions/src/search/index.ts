export { SearchedKind } from './searched-kind.js';
export { SearchService, type Found, type FoundItem } from './search.service.js';
