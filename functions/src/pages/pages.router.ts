import type { SiteAddresses } from '../addresses/index.js';
import { answerOf, ownFilter, type KindServices, type PublicListsService } from '../content/index.js';
import { kindAdminRoutes, publicItemRoute, publicListRoute } from '../content/routes.js';
import type { Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import type { PageTypes } from './page.js';
import { PAGE_WIRE } from './page.wire.js';
import { pageSummaryJson, presentPageSummary } from './pages.presenter.js';

/** Routes of published pages: /api/pages. */
export function publicPageRoutes(
  services: KindServices<PageTypes>,
  lists: PublicListsService<PageTypes>,
): Route[] {
  return [
    publicListRoute(
      PAGE_WIRE,
      {
        item: answerOf(pageSummaryJson, presentPageSummary),
        filter: ownFilter({}, () => () => true),
        summary: 'Published pages, the newest first',
      },
      lists,
    ),
    publicItemRoute(PAGE_WIRE, services),
  ];
}

/** Routes of all pages for editors and admins: /admin/api/pages. */
export function adminPageRoutes(
  services: KindServices<PageTypes>,
  jobs: JobsService,
  addresses: SiteAddresses,
): Route[] {
  return kindAdminRoutes(PAGE_WIRE, { services, jobs, addresses });
}
