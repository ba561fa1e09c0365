import type { RequestHandler } from 'express';
import type { Logger } from '../platform/index.js';

/** One structured line for each answered request: method, route pattern, status, duration. Never bodies or queries. */
export function requestLog(logger: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('finish', () => {
      logger.log('info', 'request', {
        method: req.method,
        route: res.locals['routePattern'] ?? '(none)',
        status: res.statusCode,
        duration_ms: Math.round(performance.now() - startedAt),
        request_id: res.locals['requestId'],
        user_id: res.locals['userId'],
      });
    });
    next();
  };
}
