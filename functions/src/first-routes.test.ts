import { expect, test } from '@jest/globals';
import { CONFIG_VALUES } from '../test/support/config-values.js';
import { parseConfig } from './config/load-config.js';
import { apiConfigSchema } from './config/schema.js';
import { firstRoutes } from './first-routes.js';
import { furtherRoutes } from './further-routes.js';
import { PathTable } from './http/path-table.js';
import { createDeps } from './wiring/api.js';
import { createApiPlatform } from './wiring/platform.js';

const config = parseConfig(apiConfigSchema, { ...CONFIG_VALUES, BUNDLED_PAGES: 'on' });
const deps = createDeps(config, createApiPlatform(config));
const first = new PathTable(firstRoutes(deps).map(({ path, name }) => [path, name]));

test.each(furtherRoutes(deps).map(({ path }) => path))(
  '%s is answered by none of the first routes',
  (path) => {
    expect(first.find(path.replaceAll(':', ''))).toBeUndefined();
  },
);
