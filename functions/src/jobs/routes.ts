export { JOB_ACCEPTED, jobRoutes, sendAccepted } from './jobs.router.js';
