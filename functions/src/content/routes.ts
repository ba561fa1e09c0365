export { reindexRoute } from './routes/content-jobs.router.js';
export { kindAdminRoutes } from './routes/kind.admin.router.js';
export { previewRoute } from './routes/preview.router.js';
export { copiesRoute } from './routes/working-copies.router.js';
export { MOVED, publicItemRoute, publicListRoute, sendMoved } from './routes/public-items.router.js';
export { previewCost } from './routes/write-cost.js';
