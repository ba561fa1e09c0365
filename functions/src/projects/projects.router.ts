import type { SiteAddresses } from '../addresses/index.js';
import { answerOf, type KindServices, type PublicListsService } from '../content/index.js';
import { kindAdminRoutes, publicItemRoute, publicListRoute } from '../content/routes.js';
import type { Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import type { ProjectTypes } from './project.js';
import { FEATURED_FILTER, PROJECT_WIRE } from './project.wire.js';
import { presentProjectSummary, projectSummaryJson } from './projects.presenter.js';

/** Routes of published projects: /api/projects. */
export function publicProjectRoutes(
  services: KindServices<ProjectTypes>,
  lists: PublicListsService<ProjectTypes>,
): Route[] {
  return [
    publicListRoute(
      PROJECT_WIRE,
      {
        item: answerOf(projectSummaryJson, presentProjectSummary),
        filter: FEATURED_FILTER,
        summary: 'Published projects, by their `order`, the newest of the same order first',
      },
      lists,
    ),
    publicItemRoute(PROJECT_WIRE, services),
  ];
}

/** Routes of all projects for editors and admins: /admin/api/projects. */
export function adminProjectRoutes(
  services: KindServices<ProjectTypes>,
  jobs: JobsService,
  addresses: SiteAddresses,
): Route[] {
  return kindAdminRoutes(PROJECT_WIRE, { services, jobs, addresses });
}
