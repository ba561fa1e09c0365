import { publicAuthorRoutes } from './authors/routes.js';
import { discoveryRoutes, feedRoutes } from './feeds/routes.js';
import { keyRoutes } from './auth/routes.js';
import { docsRoutes } from './docs/routes.js';
import { healthRoutes } from './health/routes.js';
import type { Route } from './http/index.js';
import { servingRoutes } from './media/routes.js';
import { publicPageRoutes } from './pages/routes.js';
import { publicPostRoutes } from './posts/routes.js';
import { publicProjectRoutes } from './projects/routes.js';
import { searchRoutes } from './search/routes.js';
import { publicSettingsRoutes } from './settings/routes.js';
import { formOutcomeRoutes, siteRoutes } from './site/routes.js';
import { publicTagRoutes } from './tags/routes.js';
import type { Deps } from './wiring/api.js';

/** The routes that everybody reads: all that most instances are ever asked for. */
export function firstRoutes(deps: Deps): Route[] {
  const { SITE_URL: siteUrl, BUNDLED_PAGES: pages } = deps.config;
  const routes: Route[] = [
    ...healthRoutes(deps.health),
    ...docsRoutes(async () => [...routes, ...(await import('./further-routes.js')).furtherRoutes(deps)], {
      siteName: async () => (await deps.settings.current()).name,
      siteUrl,
    }),
    ...publicPostRoutes(deps.content.posts, deps.postLists),
    ...publicPageRoutes(deps.content.pages, deps.pageLists),
    ...publicProjectRoutes(deps.content.projects, deps.projectLists),
    ...searchRoutes(deps.search),
    ...publicTagRoutes(deps.tags),
    ...publicAuthorRoutes(deps.authors),
    ...feedRoutes(deps.feeds, deps.settings),
    ...discoveryRoutes(deps.sitemap, deps.content.posts.service, deps.settings),
    ...publicSettingsRoutes(deps.settings),
    ...servingRoutes(deps.media.serving),
    ...keyRoutes(deps.auth.keyring),
    // Last: what is named above is no page's.
    ...(pages === 'on' ? siteRoutes(deps) : formOutcomeRoutes(deps)),
  ];
  return routes;
}
