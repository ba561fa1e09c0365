export { transferRoutes } from './transfer.router.js';
