import { defineRoute, type Route } from '../http/index.js';
import type { HealthService } from './health.service.js';

/** Liveness and readiness. */
export function healthRoutes(health: HealthService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/health',
      summary: 'Whether the process answers; asks nothing else',
      limiter: 'none',
      handle: ({ res }) => {
        res.json({ status: 'ok' });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/ready',
      summary: 'Whether the dependencies answer, each with its own verdict; 503 when one does not',
      limiter: 'read',
      handle: async ({ res }) => {
        const checks = await health.check();
        const isReady = Object.values(checks).every(({ status }) => status === 'ok');
        if (!isReady) res.status(503).set('Retry-After', '5');
        res.json({ status: isReady ? 'ready' : 'unavailable', checks });
      },
    }),
  ];
}
