import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../errors/index.js';
import { once } from '../shared/once.js';
import { PathTable } from './path-table.js';
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
): RequestHandler {
  const handlersOf = (path: string, routesOfPath: readonly Route[]) => {
    const guard = ofPath(routesOfPath);
    const byMethod = new Map<string | undefined, readonly RequestHandler[]>();
    for (const route of routesOfPath) {
      const handle: RequestHandler = (req, res) => route.handle(req, res, tools);
      byMethod.set(route.method.toUpperCase(), [guard, rememberRoute(route), ...ofRoute(route), handle]);
    }
    const others = [guard, otherMethods(path, allowOf(routesOfPath))];
    return (method: string) => byMethod.get(method === 'HEAD' ? 'GET' : method) ?? others;
  };
  const byPath = Map.groupBy(routes, (route) => route.path);
  // Made when a path is first asked for: most instances are asked for few.
  const table = new PathTable(
    Array.from(byPath, ([path, of]) => [path, once(() => handlersOf(path, of))] as const),
  );
  return (req, res, next) => {
    const found = table.find(req.path);
    if (!found) {
      next();
      return;
    }
    req.params = found.params;
    callInTurn(found.value()(req.method), req, res, next);
  };
}

/** Each handler calls the next one; what one throws, rejects with or gives to `next` ends it, as in Express. */
function callInTurn(
  handlers: readonly RequestHandler[],
  req: Request,
  res: Response,
  done: NextFunction,
  place = 0,
): void {
  const handler = handlers[place];
  if (!handler) {
    done();
    return;
  }
  const next = (error?: unknown): void => {
    if (error) done(error);
    else callInTurn(handlers, req, res, done, place + 1);
  };
  const fail = (error: unknown): void => {
    done(error ?? new Error('a handler failed without an error'));
  };
  try {
    const handling: unknown = handler(req, res, next);
    if (handling instanceof Promise) handling.catch(fail);
  } catch (error) {
    fail(error);
  }
}

function rememberRoute(route: Route): RequestHandler {
  return (_req, res, next) => {
    res.locals['routePattern'] = route.path;
    res.locals['route'] = route;
    next();
  };
}

function allowOf(routes: readonly Route[]): string {
  const methods = routes.flatMap(({ method }) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  return ['OPTIONS', ...methods].sort().join(', ');
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
