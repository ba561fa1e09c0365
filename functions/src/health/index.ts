export { healthRoutes } from './health.router.js';
export { firestoreProbe, HealthService, redisProbe, tasksEmulatorProbe } from './health.service.js';
