export { PAGE_KIND, type Page, type PageEntry, type PageTypes } from './page.js';
export { PAGE_FIELDS, type PageFields } from './page.fields.js';
export { PAGE_BULK, PAGE_WIRE } from './page.wire.js';
export { pageSummaryJson, presentPageSummary } from './pages.presenter.js';
export { createPageBody } from './pages.schema.js';
export { TAKEN_SLUGS } from './taken-slugs.js';
