import type { Route } from '../http/index.js';
import { JsonSchemas, type Json } from './json-schemas.js';
import { describeOperation, TAGS } from './operations.js';
import { ProblemResponses } from './problem-responses.js';
import { ResponseHeaders } from './response-headers.js';

/** What the document says of the site. */
export interface ApiInfo {
  readonly siteName: string;
  readonly siteUrl: string;
}

/** Of the API, not of the program: a client may rely on what it knew to stay as it was. */
const API_VERSION = '1.0.0';

const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The OpenAPI 3.1 document of `routes`, from what each says of itself (the schemas that validate included) and the table of
 * limits.
 *
 * @see docs/adr/0017-openapi-from-the-schemas.md
 */
export function buildOpenApi(routes: readonly Route[], { siteName, siteUrl }: ApiInfo): Json {
  const schemas = new JsonSchemas();
  const headers = new ResponseHeaders();
  const problems = new ProblemResponses(schemas, headers);
  const parts = { schemas, headers, problems, isLocal: LOCAL_HOSTS.includes(new URL(siteUrl).hostname) };
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method]: describeOperation(route, parts),
    };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: `${siteName} API`,
      version: API_VERSION,
      description:
        'Times are RFC 3339 in UTC with milliseconds. Errors are problem documents (RFC 9457). ' +
        'Lists have cursors. Every answer carries X-Request-Id. Query parameters that a route does not name are ' +
        'refused (422) where it needs a login, and dropped elsewhere.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: siteUrl }],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    security: [],
    paths,
    components: {
      schemas: schemas.components,
      responses: problems.components,
      headers: headers.components,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `access_token` that POST /api/auth/login answers, without `Bearer`',
        },
      },
    },
  };
}
