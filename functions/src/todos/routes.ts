export { todoRoutes } from './todos.router.js';
