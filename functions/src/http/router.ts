import { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { AppError } from '../errors/index.js';
import type { Route, RouteTools } from './route.js';

/** What stands before the handlers. */
export interface Guards {
  /** Before all of a path, whatever the method. */
  readonly ofPath: (routes: readonly Route[]) => RequestHandler;
  /** Before one route's handler, in order: who may pass, how often. */
  readonly ofRoute: (route: Route) => readonly RequestHandler[];
}

/**
 * A router of `routes`; every other method on their paths is answered 405 with `Allow`. Of two paths that match a
 * request the one that is first in `routes` answers it, whatever the method.
 */
export function createRouter(
  routes: readonly Route[],
  { ofPath, ofRoute }: Guards,
  tools: RouteTools,
): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, routesOfPath] of Map.groupBy(routes, (route) => route.path)) {
    const methods = ['OPTIONS'];
    router.all(path, ofPath(routesOfPath));
    for (const route of routesOfPath) {
      router[route.method](path, rememberRoute(route), ...ofRoute(route), (req, res) =>
        route.handle(req, res, tools),
      );
      methods.push(...(route.method === 'get' ? ['GET', 'HEAD'] : [route.method.toUpperCase()]));
    }
    router.all(path, otherMethods(path, methods.sort().join(', ')));
  }
  return router;
}

function rememberRoute(route: Route): RequestHandler {
  return (_req, res, next) => {
    res.locals['routePattern'] = route.path;
    res.locals['route'] = route;
    next();
  };
}

function otherMethods(path: string, allow: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals['routePattern'] = path;
    if (req.method === 'OPTIONS') {
      res.set('Allow', allow).status(204).end();
      return;
    }
    next(
      new AppError({
        code: 'method-not-allowed',
        message: `${req.method.slice(0, 20)} is not possible here; allowed: ${allow}.`,
        headers: { Allow: allow },
      }),
    );
  };
}
