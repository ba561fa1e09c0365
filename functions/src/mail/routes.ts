export { mailRoutes } from './operations/mails.router.js';
