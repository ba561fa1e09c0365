export { firestoreProbe, HealthService, redisProbe } from './health.service.js';
