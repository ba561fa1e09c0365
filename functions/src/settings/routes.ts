export { adminSettingsRoutes } from './settings.admin.router.js';
export { publicSettingsRoutes } from './settings.public.router.js';
