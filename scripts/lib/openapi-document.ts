/**
 * The API's OpenAPI document as the app serves it, without a running app. Imported by client-schema.ts.
 */
import { listRoutes } from '../../functions/src/app.ts';
import { parseConfig } from '../../functions/src/config/load-config.ts';
import { apiConfigSchema } from '../../functions/src/config/schema.ts';
import { createDeps } from '../../functions/src/wiring/api.ts';
import { buildOpenApi } from '../../functions/src/docs/openapi.ts';

/**
 * Describes the API of a configuration. Connects to nothing.
 *
 * @param values params and secrets by name
 * @throws Error naming each that is missing or wrong
 */
export function describeApi(values: Readonly<Record<string, string>>): Record<string, unknown> {
  const config = parseConfig(apiConfigSchema, values);
  return buildOpenApi(listRoutes(createDeps(config)), {
    siteName: config.SITE_NAME,
    siteUrl: config.SITE_URL,
  });
}
