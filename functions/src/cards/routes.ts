export { cardRoutes } from './cards.router.js';
