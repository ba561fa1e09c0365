/**
 * What is generated of the API: its OpenAPI document as the app serves it and the page of its routes, without a running
 * app. Imported by from-routes.ts.
 */
import { listRoutes } from '../../../functions/src/app.ts';
import { parseConfig } from '../../../functions/src/config/load-config.ts';
import { apiConfigSchema } from '../../../functions/src/config/schema.ts';
import { createDeps } from '../../../functions/src/wiring/api.ts';
import { createApiPlatform } from '../../../functions/src/wiring/platform.ts';
import { buildOpenApi } from '../../../functions/src/docs/openapi.ts';
import { describeRoutes } from './routes-page.ts';

/** What the API says of itself. */
interface ApiDescription {
  /** The OpenAPI document. */
  readonly openApi: Record<string, unknown>;
  /** docs/ROUTES.md, unformatted. */
  readonly routesPage: string;
}

/**
 * Describes the API of a configuration. Connects to nothing.
 *
 * @param values params and secrets by name
 * @throws Error naming each that is missing or wrong
 */
export function describeApi(values: Readonly<Record<string, string>>): ApiDescription {
  const config = parseConfig(apiConfigSchema, values);
  const routes = listRoutes(createDeps(config, createApiPlatform(config)));
  return {
    openApi: buildOpenApi(routes, { siteName: config.SITE_NAME, siteUrl: config.SITE_URL }),
    routesPage: describeRoutes(routes),
  };
}
