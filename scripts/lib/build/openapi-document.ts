/**
 * What is generated of the API: its OpenAPI document as the app serves it and the page of its routes, without a running
 * app. Imported by from-routes.ts.
 */
import { randomBytes } from 'node:crypto';
import type { OpenAPI3 } from 'openapi-typescript';
import { allRoutes } from '../../../functions/src/all-routes.ts';
import { parseConfig } from '../../../functions/src/config/load-config.ts';
import { apiConfigSchema } from '../../../functions/src/config/schema.ts';
import { createDeps } from '../../../functions/src/wiring/api.ts';
import { createApiPlatform } from '../../../functions/src/wiring/platform.ts';
import { buildOpenApi } from '../../../functions/src/docs/openapi.ts';
import { readPorts } from '../emulators/ports.ts';
import { createKeyring, localParams } from '../emulators/settings.ts';
import { describeRoutes } from './routes-page.ts';

/** The OpenAPI document of a local run without the site's pages, and docs/ROUTES.md, unformatted. Connects to nothing. */
export function describeApi() {
  const config = localConfig();
  const routes = localRoutes(config);
  // Programs have no use for pages.
  const forPrograms = routes.filter(({ errorPage }) => !errorPage);
  const openApi = buildOpenApi(forPrograms, { siteName: config.SITE_NAME, siteUrl: config.SITE_URL });
  return { openApi: openApi as unknown as OpenAPI3, routesPage: describeRoutes(routes) };
}

/** The routes of a local run. Connects to nothing. */
export function localRoutes(config = localConfig()) {
  return allRoutes(createDeps(config, createApiPlatform(config)));
}

function localConfig() {
  return parseConfig(apiConfigSchema, {
    ...localParams(readPorts({}), {}),
    APP_SECRET: randomBytes(48).toString('base64url'),
    JWT_KEYRING: createKeyring(),
  });
}
