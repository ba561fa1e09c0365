import type { SiteAddresses } from '../../addresses/index.js';
import type { Route } from '../../http/index.js';
import type { JobsService } from '../../jobs/index.js';
import type { ContentTypes } from '../content-kind.js';
import type { KindServices } from '../kind-services.js';
import type { KindWire } from '../wire/kind-wire.js';
import { bulkRoute } from './content-jobs.router.js';
import { itemRoutes } from './items.admin.router.js';
import { previewLinkRoutes } from './preview-links.router.js';
import { revisionRoutes } from './revisions.router.js';
import { stateRoutes } from './states.admin.router.js';
import { workingCopyRoutes } from './working-copies.router.js';

interface KindAdmin<T extends ContentTypes> {
  readonly services: KindServices<T>;
  readonly jobs: JobsService;
  /** The site's origin. */
  readonly addresses: SiteAddresses;
}

/** Every route of a kind for editors and admins: /admin/api/{plural}. */
export function kindAdminRoutes<T extends ContentTypes>(
  wire: KindWire<T>,
  { services, jobs, addresses }: KindAdmin<T>,
): Route[] {
  return [
    // Before the routes of one item, whose `:id` would match its path.
    bulkRoute(wire, jobs),
    ...itemRoutes(wire, services),
    ...stateRoutes(wire, services),
    ...revisionRoutes(wire, services),
    ...workingCopyRoutes(wire, services),
    ...previewLinkRoutes(wire, services, addresses),
  ];
}
