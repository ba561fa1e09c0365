import { z } from 'zod';
import { asItIs, defineRoute, NO_COST, type Route, sendRendered } from '../http/index.js';
import type { HealthService } from './health.service.js';

const HEALTHY = { status: 'ok' };

const healthJson = z.object({ status: z.literal('ok') });

const readinessJson = z
  .object({
    status: z.enum(['ready', 'unavailable']),
    checks: z
      .record(z.string(), z.object({ status: z.enum(['ok', 'failed']), duration_ms: z.int().min(0) }))
      .describe(
        'By dependency; no answer within 3 s is failed. The queue is asked in the emulator suite only',
      ),
    documents: z
      .object({ status: z.enum(['ok', 'broken']), broken: z.record(z.string(), z.int().min(1)) })
      .describe(
        'How many documents of each collection this instance could not read when it last tried. Lists ' +
          'leave them out, the log names each once, and the instance is ready all the same',
      ),
  })
  .meta({ id: 'Readiness' });

/** Liveness and readiness. */
export function healthRoutes(health: HealthService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/health',
      summary: 'Whether the process answers; asks nothing else',
      access: 'public',
      limiter: 'none',
      cost: NO_COST,
      isConstant: true,
      answer: { body: healthJson },
      handle: ({ res }) => {
        sendRendered(res, HEALTHY, asItIs);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/ready',
      summary: 'Whether the dependencies answer, each with its own verdict; 503 when one does not',
      access: 'public',
      limiter: 'read',
      cost: { reads: 1, writes: 0, roundTrips: 1 },
      answer: [{ body: readinessJson }, { status: 503, body: readinessJson }],
      handle: async ({ res }) => {
        const checks = await health.check();
        const isReady = Object.values(checks).every(({ status }) => status === 'ok');
        if (!isReady) res.status(503).set('Retry-After', '5');
        const broken = health.broken.counts();
        const documents = { status: Object.keys(broken).length === 0 ? 'ok' : 'broken', broken } as const;
        res.json({ status: isReady ? 'ready' : 'unavailable', checks, documents });
      },
    }),
  ];
}
