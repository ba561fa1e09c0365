export { contactRoutes } from './contact.router.js';
