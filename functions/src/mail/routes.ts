export { mailRoutes } from './operations/mails.router.js';
export { suppressionRoutes } from './suppressions/suppressions.router.js';
export { bounceReportRoutes } from './bounces/bounce-reports.router.js';
export { unsubscribeRoutes } from './suppressions/unsubscribe.router.js';
export { mailEventRoutes } from './webhooks/mail-events.router.js';
