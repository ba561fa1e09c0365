import type { RequestHandler } from 'express';
import { currentContext, type FirestoreUsage, type LogFields, type Logger } from '../../platform/index.js';
import { requestIdOf } from './request-context.js';
import { routeOf, userIdOf } from './security-events.js';

/**
 * One structured line for each request: its id, method, route pattern, status, duration, account, and what it has cost
 * in Firestore. Never paths, queries, headers or bodies. When the client left before the answer was sent, `aborted` is
 * true, and `status` is null unless it was on its way.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const context = currentContext();
    res.once('close', () => {
      logger.log('info', 'request', {
        request_id: requestIdOf(res),
        method: req.method,
        route: routeOf(res),
        status: res.headersSent ? res.statusCode : null,
        duration_ms: Math.round(performance.now() - startedAt),
        user_id: userIdOf(res),
        ...(context && costOf(context)),
        ...(!res.writableFinished && { aborted: true }),
      });
    });
    next();
  };
}

/** What counting the client's requests has cost is told apart, where it was counted in Firestore. */
function costOf({ usage, limiterUsage }: Record<'usage' | 'limiterUsage', FirestoreUsage>): LogFields {
  return {
    firestore_reads: usage.reads,
    firestore_writes: usage.writes,
    firestore_round_trips: usage.roundTrips,
    ...(limiterUsage.roundTrips > 0 && {
      limiter_reads: limiterUsage.reads,
      limiter_writes: limiterUsage.writes,
      limiter_round_trips: limiterUsage.roundTrips,
    }),
  };
}
