/**
 * The API's OpenAPI document as the app serves it, without a running app. Bundled by client-schema.mjs.
 */
import { listRoutes } from '../../functions/src/app.js';
import { parseConfig } from '../../functions/src/config/load-config.js';
import { apiConfigSchema } from '../../functions/src/config/schema.js';
import { createDeps } from '../../functions/src/wiring/api.js';
import { createApiPlatform } from '../../functions/src/wiring/platform.js';
import { buildOpenApi } from '../../functions/src/docs/openapi.js';

/**
 * Describes the API of a configuration. Connects to nothing.
 *
 * @param values params and secrets by name
 * @throws Error naming each that is missing or wrong
 */
export function describeApi(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const config = parseConfig(apiConfigSchema, values);
  return buildOpenApi(listRoutes(createDeps(config, createApiPlatform(config))), {
    siteName: config.SITE_NAME,
    siteUrl: config.SITE_URL,
  });
}
