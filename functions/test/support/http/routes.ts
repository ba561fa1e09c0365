import { allRoutes } from '../../../src/all-routes.js';
import { parseConfig } from '../../../src/config/load-config.js';
import { apiConfigSchema } from '../../../src/config/schema.js';
import type { Access, Route, RouteAnswer, RouteCost } from '../../../src/http/index.js';
import { createDeps } from '../../../src/wiring/api.js';
import { createApiPlatform } from '../../../src/wiring/platform.js';
import { CONFIG_VALUES } from '../config-values.js';

/** One route of the product, with a path that can be requested. */
export interface KnownRoute {
  /** Such as `GET /api/posts/:slug`. */
  readonly name: string;
  readonly method: string;
  readonly pattern: string;
  readonly access: Access;
  readonly needsFreshLogin: boolean;
  readonly repeats: Route['repeats'];
  readonly cost: RouteCost;
  readonly isPrepared: boolean;
  readonly query: Route['query'];
  readonly body: Route['body'];
  readonly answers: readonly RouteAnswer[];
}

/** No route depends on a value of it. */
const CONFIG = parseConfig(apiConfigSchema, CONFIG_VALUES);

/** Every route of the product, as it says of itself. */
export const ROUTES: readonly KnownRoute[] = allRoutes(createDeps(CONFIG, createApiPlatform(CONFIG))).map(
  (route) => ({
    name: route.name,
    method: route.method.toUpperCase(),
    pattern: route.path,
    access: route.access,
    needsFreshLogin: route.needsFreshLogin,
    repeats: route.repeats,
    cost: route.cost,
    isPrepared: route.isPrepared,
    query: route.query,
    body: route.body,
    answers: route.answers,
  }),
);

/** The routes at which a token is looked at. */
export const PROTECTED_ROUTES = ROUTES.filter(({ access }) => access !== 'public');

/** The route of a name. @throws Error when there is none */
export function routeOf(name: string): KnownRoute {
  const route = ROUTES.find((known) => known.name === name);
  if (!route) throw new Error(`there is no route "${name}"`);
  return route;
}

/** A pattern's path with `id` in place of its parameter. */
export function pathOf(pattern: string, id = 'nobody-has-this-id'): string {
  return pattern.replace(/:\w+/g, id);
}
