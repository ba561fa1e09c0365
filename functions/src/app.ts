import express, { type Express } from 'express';
import { auditRoutes } from './audit/routes.js';
import { accountRoutes, invitationRoutes, setupRoutes } from './accounts/routes.js';
import { adminAuthorRoutes, publicAuthorRoutes } from './authors/routes.js';
import { authRoutes, createAuthorize, mfaRoutes } from './auth/routes.js';
import { cardRoutes } from './cards/routes.js';
import { contactRoutes, FormPages, messageRoutes } from './contact/routes.js';
import { copiesRoute, previewRoute, reindexRoute } from './content/routes.js';
import type { Deps } from './wiring/api.js';
import { docsRoutes } from './docs/routes.js';
import { discoveryRoutes, feedRoutes } from './feeds/routes.js';
import { healthRoutes } from './health/routes.js';
import {
  bodyLimit,
  chargeReads,
  corsWithoutRoute,
  createCors,
  createLimiters,
  createRouter,
  functionAddress,
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
import { jobRoutes } from './jobs/routes.js';
import {
  bounceReportRoutes,
  mailEventRoutes,
  mailRoutes,
  suppressionRoutes,
  unsubscribeRoutes,
} from './mail/routes.js';
import { mediaRoutes, servingRoutes } from './media/routes.js';
import { migrationRoutes } from './migration/routes.js';
import { modelRoutes } from './moderation/routes.js';
import { adminPageRoutes, publicPageRoutes } from './pages/routes.js';
import { adminPostRoutes, publicPostRoutes } from './posts/routes.js';
import { adminProjectRoutes, publicProjectRoutes } from './projects/routes.js';
import { queueRoutes } from './queues/routes.js';
import { redirectRoutes } from './redirects/routes.js';
import { reportRoutes } from './reports/routes.js';
import { searchRoutes } from './search/routes.js';
import { adminSettingsRoutes, publicSettingsRoutes } from './settings/routes.js';
import { formOutcomeRoutes, siteRoutes } from './site/routes.js';
import { tagRoutes } from './tags/routes.js';
import { todoRoutes } from './todos/routes.js';
import { transferRoutes } from './transfer/routes.js';
import { adminUserRoutes } from './users/routes.js';

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
  app.use(createRouter(listRoutes(deps), { ofPath: cors, ofRoute }, { logger, keys: deps.idempotencyKeys }));
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

/** Every route of the API; of two that match a request the first answers. */
export function listRoutes(deps: Deps): readonly Route[] {
  const { SITE_URL: siteUrl } = deps.config;
  const siteName = async () => (await deps.settings.current()).name;
  const routes: Route[] = [
    ...healthRoutes(deps.health),
    ...docsRoutes(() => routes, { siteName, siteUrl }),
    ...publicPostRoutes(deps.content.posts, deps.postLists),
    ...publicPageRoutes(deps.content.pages, deps.pageLists),
    ...publicProjectRoutes(deps.content.projects, deps.projectLists),
    ...searchRoutes(deps.search),
    ...tagRoutes(deps.tags, deps.jobs),
    ...publicAuthorRoutes(deps.authors),
    ...feedRoutes(deps.feeds, deps.settings),
    ...discoveryRoutes(deps.sitemap, deps.content.posts.service, deps.settings),
    ...publicSettingsRoutes(deps.settings),
    ...servingRoutes(deps.media.serving),
    ...contactRoutes(deps.contact, new FormPages(siteUrl, deps.config.CORS_ORIGINS)),
    ...mailEventRoutes({
      events: deps.mailEvents,
      provider: deps.config.MAIL_EVENTS_PROVIDER,
      secret: deps.config.MAIL_EVENTS_SECRET,
      clock: deps.clock,
      logger: deps.logger,
    }),
    ...unsubscribeRoutes({ suppressions: deps.suppressions, links: deps.unsubscribeLinks, siteName }),
    ...authRoutes(deps.auth),
    ...mfaRoutes(deps.mfa),
    ...setupRoutes(deps.firstAdmin),
    ...accountRoutes(deps.accounts),
    ...todoRoutes(deps.todos),
    // Before the routes of one post, whose `:id` would match its path.
    reindexRoute(deps.jobs),
    ...transferRoutes(deps.transfer, deps.jobs),
    ...adminPostRoutes(deps.content.posts, deps.jobs, deps.addresses),
    ...adminPageRoutes(deps.content.pages, deps.jobs, deps.addresses),
    ...adminProjectRoutes(deps.content.projects, deps.jobs, deps.addresses),
    previewRoute(deps.renderedPreview),
    copiesRoute(deps.workingCopies),
    ...adminAuthorRoutes(deps.authorProfiles),
    ...mediaRoutes(deps.media, deps.jobs),
    ...cardRoutes(deps.jobs),
    // Before the other routes of users, whose `:id` would match its path.
    ...invitationRoutes(deps.accounts.registration, deps.invitations),
    ...adminUserRoutes(deps.usersAdmin),
    ...jobRoutes(deps.jobs),
    ...messageRoutes(deps.messages),
    ...mailRoutes(deps.mails),
    ...modelRoutes(deps.moderationModel),
    ...queueRoutes(deps.queues),
    // Before the routes of one entry, whose `:id` would match its path.
    ...bounceReportRoutes(deps.mailEvents),
    ...suppressionRoutes(deps.suppressions),
    ...adminSettingsRoutes(deps.settings),
    ...redirectRoutes(deps.redirects),
    ...migrationRoutes(deps.jobs),
    ...auditRoutes(deps.audit),
    ...reportRoutes(deps.reports),
    // Last: what is named above is no page's.
    ...(deps.config.BUNDLED_PAGES === 'on' ? siteRoutes(deps) : formOutcomeRoutes(deps)),
  ];
  return routes;
}
