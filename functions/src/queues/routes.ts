export { queueRoutes } from './queues.router.js';
