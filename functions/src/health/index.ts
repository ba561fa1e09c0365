export { healthRoutes } from './health.router.js';
export { firestoreProbe, HealthService, redisProbe } from './health.service.js';
