import express, { type Express } from 'express';
import { createAuthorize } from './auth/routes.js';
import { firstRoutes } from './first-routes.js';
import {
  bodyLimit,
  chargeReads,
  corsWithoutRoute,
  createCors,
  createLimiters,
  createRouter,
  functionAddress,
  lateRouter,
  noStore,
  notFound,
  problemHandler,
  PUBLIC_READ,
  rememberErrorPage,
  requestContext,
  requestLog,
  securityHeaders,
  whereTokenIsSent,
  type Guards,
  type Route,
} from './http/index.js';
import type { Deps } from './wiring/api.js';

/** The HTTP application: every middleware and mount, in the order in which a request meets them. */
export function createApp(deps: Deps): Express {
  const { config, logger } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', 'strong');

  app.use(requestContext(deps.clients));
  app.use(requestLog(deps.requestLines));
  app.use(securityHeaders());
  app.use(functionAddress(deps.address));
  app.use(noStore);

  const authorize = createAuthorize(deps.auth.sessions);
  const limiters = createLimiters({
    scale: config.RATE_LIMIT_SCALE,
    clients: deps.clients,
    storeFor: deps.limiterStores,
    clock: deps.clock,
    logger,
  });
  const cors = createCors({
    origins: config.CORS_ORIGINS,
    isReadByAll: config.PUBLIC_CORS === 'any',
    siteUrl: config.SITE_URL,
    logger,
  });
  const ofRoute: Guards['ofRoute'] = (route) => {
    const { middleware, counters } = limiters(route.limiter);
    return [
      bodyLimit({ maxBytes: route.maxBodyBytes, whenLarger: route.body?.whenLarger }),
      ...(route.access === 'public' ? [] : limiters('token').middleware.map(whereTokenIsSent)),
      authorize(route),
      ...middleware,
      ...(route.isPrepared && counters
        ? [chargeReads(counters, deps.clients), deps.prepared.learn(route, counters)]
        : []),
    ];
  };

  const hasPages = config.BUNDLED_PAGES === 'on';
  if (hasPages) app.use(rememberErrorPage(deps.errorPage));
  const routerOf = (routes: readonly Route[]) =>
    createRouter(routes, { ofPath: cors, ofRoute }, { logger, keys: deps.idempotencyKeys });
  app.use(routerOf(firstRoutes(deps)));
  app.use(lateRouter(async () => routerOf((await import('./further-routes.js')).furtherRoutes(deps))));
  app.use(...corsWithoutRoute(cors));
  if (hasPages) {
    // Whether an address has moved is asked of the database, as for a page.
    const { middleware, counters } = limiters(PUBLIC_READ.limiter);
    app.use(...middleware, chargeReads(counters ?? [], deps.clients));
  }
  app.use(notFound);
  app.use(problemHandler(logger));
  return app;
}
