import { firstRoutes } from './first-routes.js';
import { furtherRoutes } from './further-routes.js';
import type { Route } from './http/index.js';
import type { Deps } from './wiring/api.js';

/** Every route of the API. No request is for one of each: what matches a further one matches none of the first. */
export function allRoutes(deps: Deps): readonly Route[] {
  return [...firstRoutes(deps), ...furtherRoutes(deps)];
}
