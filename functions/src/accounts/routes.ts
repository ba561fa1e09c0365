export { invitationRoutes } from './accounts.admin.router.js';
export { setupRoutes } from './setup/setup.router.js';
export { accountRoutes } from './accounts.router.js';
