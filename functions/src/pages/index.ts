export { PAGE_KIND } from './page.js';
export { PAGE_BULK } from './page.wire.js';
