import { createApp } from './app.js';
import { loadApiConfig } from './config/index.js';
import { createDeps } from './wiring/api.js';
import { createApiPlatform } from './wiring/platform.js';

/**
 * What the `api` function is made of, at its first request.
 *
 * @param outsideOfRequests runs something in a context that is no request's
 */
export function startApi(outsideOfRequests: (run: () => void) => void) {
  const config = loadApiConfig();
  const deps = createDeps(config, createApiPlatform(config, outsideOfRequests));
  return { app: createApp(deps), prepared: deps.prepared };
}
