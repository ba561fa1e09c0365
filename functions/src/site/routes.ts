export { formOutcomeRoutes } from './form-outcomes.router.js';
export { siteRoutes } from './site.router.js';
