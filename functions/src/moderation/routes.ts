export { modelRoutes } from './model/model.router.js';
