export { healthRoutes } from './health.router.js';
export { firestoreProbe, HealthService, tasksEmulatorProbe } from './health.service.js';
