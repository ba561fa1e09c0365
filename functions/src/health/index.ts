export { filesProbe, firestoreProbe, HealthService, redisProbe } from './health.service.js';
