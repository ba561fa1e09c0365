export { mediaRoutes } from './media.router.js';
export { servingRoutes } from './serving/serving.router.js';
