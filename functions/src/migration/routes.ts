export { migrationRoutes } from './migration.router.js';
