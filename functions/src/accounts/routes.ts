export { invitationRoutes } from './accounts.admin.router.js';
export { accountRoutes } from './accounts.router.js';
