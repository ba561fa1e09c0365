import type { RequestHandler } from 'express';
import {
  currentContext,
  type FirestoreUsage,
  type LogFields,
  type RequestContext,
  type RequestLines,
} from '../../platform/index.js';
import { refusalStatusOf } from './problem.js';
import { requestIdOf } from './request-context.js';
import { routeOf, userIdOf } from './security-events.js';

/**
 * One structured line for each request: its id, method, route pattern, status, duration, account, and what it has cost
 * in Firestore. Of a plain form that was refused the status is that of the refusal, not the 303 to its page. Never paths, queries, headers or bodies. When the client left before the answer was sent, `aborted` is
 * true, and `status` is null unless it was on its way.
 */
export function requestLog(lines: RequestLines): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const context = currentContext();
    res.once('close', () => {
      const fields = requestFields({
        requestId: requestIdOf(res),
        method: req.method,
        route: routeOf(res),
        status: res.headersSent ? (refusalStatusOf(res) ?? res.statusCode) : null,
        durationMs: Math.round(performance.now() - startedAt),
        userId: userIdOf(res),
        usage: context?.usage ?? NO_USAGE,
        limiterUsage: context?.limiterUsage ?? NO_USAGE,
      });
      lines.add(res.writableFinished ? fields : { ...fields, aborted: true }, req);
    });
    next();
  };
}

interface Answered extends Pick<RequestContext, 'usage' | 'limiterUsage'> {
  readonly requestId: string;
  readonly method: string | undefined;
  /** The pattern of its path. */
  readonly route: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly userId: string | null;
}

const NO_USAGE: FirestoreUsage = { reads: 0, writes: 0, roundTrips: 0 };

/** Of a request that has asked nothing of Firestore. */
export const NOTHING_USED = { usage: NO_USAGE, limiterUsage: NO_USAGE };

/** The fields of a request's line. */
export function requestFields({
  requestId,
  method,
  route,
  status,
  durationMs,
  userId,
  ...usage
}: Answered): LogFields {
  return {
    request_id: requestId,
    method,
    route,
    status,
    duration_ms: durationMs,
    user_id: userId,
    ...costOf(usage),
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
