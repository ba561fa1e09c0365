import type { RequestHandler } from 'express';
import { once } from '../shared/once.js';

/** The router that `load` gives, which is loaded with the first request that comes to it. */
export function lateRouter(load: () => Promise<RequestHandler>): RequestHandler {
  const loading = once(load);
  let loaded: RequestHandler | undefined;
  return (req, res, next) => {
    if (loaded) return loaded(req, res, next);
    return loading().then((router) => {
      loaded = router;
      return router(req, res, next);
    });
  };
}
