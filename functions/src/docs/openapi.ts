import { z } from 'zod';
import { accessOf, isFreshOnly } from '../auth/index.js';
import { ERROR_CODES, type ErrorCode } from '../errors/index.js';
import { limitsOf, type Route, type RouteAnswer } from '../http/index.js';

/** Any JSON value of the document; OpenAPI's own types add nothing that the linter in the tests does not check. */
type Json = Record<string, unknown>;

/** What the document says of the site. */
export interface ApiInfo {
  readonly siteName: string;
  readonly siteUrl: string;
}

/** Of the API, not of the program: a client may rely on what it knew to stay as it was. */
const API_VERSION = '1.0.0';

const COMPONENTS = '#/components/schemas/';

const problemJson = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/**
 * The OpenAPI 3.1 document of `routes`, from the schemas that validate their requests, the table of who may call them,
 * and the table of their limits.
 */
export function buildOpenApi(routes: readonly Route[], { siteName, siteUrl }: ApiInfo): Json {
  const schemas = new SchemaCollection();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeOperation(route, schemas) };
  }
  schemas.use(problemJson, 'output');
  return {
    openapi: '3.1.1',
    info: {
      title: `${siteName} API`,
      version: API_VERSION,
      description:
        'Times are RFC 3339 in UTC with milliseconds. Errors are problem documents (RFC 9457). ' +
        'Lists have cursors. Every answer carries X-Request-Id.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: siteUrl }],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    security: [],
    paths,
    components: {
      schemas: schemas.components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
  };
}

/** What a path's routes are listed under, the first that fits. */
const TAGS = [
  {
    name: 'Public',
    description: 'For everyone.',
    pattern: /^\/(?:api\/(?!auth|todos)|\.well-known|feed|atom|sitemap|robots)/,
  },
  { name: 'Accounts', description: 'Registration, login, sessions, profile.', pattern: /^\/api\/auth\// },
  { name: 'Todos', description: "The signed-in account's own list.", pattern: /^\/api\/todos/ },
  { name: 'Admin', description: 'For editors and admins.', pattern: /^\/admin\/api\// },
] as const;

function describeOperation(route: Route, schemas: SchemaCollection): Json {
  const access = accessOf(route.method, route.path);
  const limits = limitsOf(route.limiter);
  const tag = TAGS.find(({ pattern }) => pattern.test(route.path));
  const notes = [
    Array.isArray(access) && access.length < 3 && `For ${access.join(' and ')}.`,
    isFreshOnly(route.method, route.path) && 'Needs a fresh login: the password given within 15 minutes.',
    limits.length > 0 && `Limits: ${limits.join(', ')}.`,
  ].filter((note) => note !== false);
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(notes.length > 0 && { description: notes.join(' ') }),
    tags: [tag?.name ?? 'Public'],
    ...(access !== 'public' && { security: access === 'optional' ? [{}, { bearer: [] }] : [{ bearer: [] }] }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.refusals.includes('stale-version') ? [IF_MATCH] : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemas.use(route.body, 'input') } },
      },
    }),
    responses: { ...successes(route.answers, schemas), ...problems(route) },
  };
}

const IF_MATCH: Json = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag of the version that is changed; 412 when it is no longer the present one.',
  schema: { type: 'string' },
};

/** `GET /admin/api/posts/:id` → getAdminPostsById. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\//, '/')
    .replace('/admin/api/', '/admin/')
    .replaceAll(/:(\w+)/g, 'by-$1')
    .split(/[^a-z\d]+/i)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function successes(answers: readonly RouteAnswer[], schemas: SchemaCollection): Json {
  return Object.fromEntries(
    answers.map(({ status = 200, body, contentType = 'application/json', headers = [] }) => [
      String(status),
      {
        description: DESCRIPTIONS[status] ?? 'Done',
        headers: Object.fromEntries(
          ['X-Request-Id', ...headers].map((name) => [name, { schema: { type: 'string' } }]),
        ),
        ...(body && { content: { [contentType]: { schema: schemas.use(body, 'output') } } }),
      },
    ]),
  );
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted: it is stored and will be done',
  204: 'Done; there is no body',
  308: 'Moved to Location',
  503: 'Not ready',
};

/** The refusals of a route by status: its own and those that follow from what it takes and who may call it. */
function problems(route: Route): Json {
  const access = accessOf(route.method, route.path);
  const codes = new Set<ErrorCode>([
    ...route.refusals,
    ...(access === 'public' ? [] : (['unauthenticated', 'unavailable'] as const)),
    ...(Array.isArray(access) && access.length < 3 ? (['permission-denied'] as const) : []),
    ...(isFreshOnly(route.method, route.path) ? (['fresh-login-required'] as const) : []),
    ...(route.params || route.query || route.body ? (['validation-failed'] as const) : []),
    ...(route.query ? (['invalid-argument'] as const) : []),
    ...(route.body ? (['invalid-argument', 'payload-too-large', 'unsupported-media-type'] as const) : []),
    ...(route.limiter === 'none' ? [] : (['resource-exhausted', 'unavailable'] as const)),
    'internal',
  ]);
  const byStatus = Map.groupBy(codes, (code) => ERROR_CODES[code].httpStatus);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !route.answers.some((answer) => answer.status === status))
      .sort(([a], [b]) => a - b)
      .map(([status, group]) => [
        String(status),
        {
          description: group.join(', '),
          content: { 'application/problem+json': { schema: { $ref: `${COMPONENTS}Problem` } } },
        },
      ]),
  );
}

/** JSON schemas of the document: those with an id are components, the rest stand where they are used. */
class SchemaCollection {
  readonly components: Record<string, Json> = {};

  /** A schema with references to the components that it uses. */
  use(schema: z.ZodType, io: 'input' | 'output'): Json {
    const json: Json & { $defs?: Record<string, Json> } = toJsonSchema(schema, io);
    for (const [id, definition] of Object.entries(json.$defs ?? {}))
      this.components[id] = asComponent(definition);
    const standing = asComponent(json);
    if (typeof json['id'] !== 'string') return standing;
    this.components[json['id']] = standing;
    return { $ref: `${COMPONENTS}${json['id']}` };
  }
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
}

/** A JSON schema without what belongs to a document of its own. */
function asComponent(json: Json): Json {
  const own = Object.entries(json).filter(([key]) => !['$schema', '$defs', 'id'].includes(key));
  return rebase(Object.fromEntries(own)) as Json;
}

/** The same with `#/$defs/X` as `#/components/schemas/X`. */
function rebase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', COMPONENTS) : rebase(inner),
    ]),
  );
}
