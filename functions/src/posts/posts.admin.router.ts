import type { SiteAddresses } from '../addresses/index.js';
import type { KindServices } from '../content/index.js';
import { kindAdminRoutes } from '../content/routes.js';
import type { Route } from '../http/index.js';
import type { JobsService } from '../jobs/index.js';
import type { PostTypes } from './post.js';
import { POST_WIRE } from './post.wire.js';

/** Routes of all posts for editors and admins: /admin/api/posts. */
export function adminPostRoutes(
  services: KindServices<PostTypes>,
  jobs: JobsService,
  addresses: SiteAddresses,
): Route[] {
  return kindAdminRoutes(POST_WIRE, { services, jobs, addresses });
}
