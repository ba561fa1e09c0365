import type { z } from 'zod';
import { limitsOf, type Access, type Route, type RouteAnswer } from '../http/index.js';
import { exampleBody } from './body-examples.js';
import { describeProperties, type Json, type JsonSchemas } from './json-schemas.js';
import type { ProblemResponses } from './problem-responses.js';
import type { ResponseHeaders } from './response-headers.js';

/** What a path's routes are listed under, the first that fits. */
export const TAGS = [
  {
    name: 'Public',
    description: 'For everyone.',
    pattern: /^\/(?:api\/(?!auth|todos)|\.well-known|feed|atom|sitemap|robots|media)/,
  },
  { name: 'Accounts', description: 'Registration, login, sessions, profile.', pattern: /^\/api\/auth\// },
  { name: 'Todos', description: "The signed-in account's own list.", pattern: /^\/api\/todos/ },
  { name: 'Admin', description: 'For editors and admins.', pattern: /^\/admin\/api\// },
  { name: 'Pages', description: 'The site itself, as HTML and as Markdown.', pattern: /^\// },
] as const;

/** What operations share; each part grows as they are described. */
export interface SharedParts {
  readonly schemas: JsonSchemas;
  readonly headers: ResponseHeaders;
  readonly problems: ProblemResponses;
  /** Whether it describes a site on this machine, with the accounts of the seed. */
  readonly isLocal: boolean;
}

/** A route as an operation of the document. */
export function describeOperation(route: Route, parts: SharedParts): Json {
  const { access } = route;
  const limits = limitsOf(route.limiter);
  const tag = TAGS.find(({ pattern }) => pattern.test(route.path));
  const notes = [
    Array.isArray(access) && access.length < 3 && `For ${access.join(' and ')}.`,
    route.needsFreshLogin && 'Needs a fresh login: the password given within 15 minutes.',
    limits.length > 0 && `Limits: ${limits.join(', ')}.`,
  ].filter((note) => note !== false);
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...describe(route.description, notes.join(' ')),
    tags: [tag?.name ?? 'Public'],
    ...(access !== 'public' && { security: describeAccess(access) }),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...requestHeadersOf(route),
    ],
    ...(route.body && {
      requestBody: { required: !route.body.isOptional, content: describeBody(route, route.body, parts) },
    }),
    responses: { ...successes(route, parts), ...parts.problems.of(route) },
  };
}

function describe(...parts: readonly (string | undefined)[]): Json {
  const paragraphs = parts.filter(Boolean);
  return paragraphs.length === 0 ? {} : { description: paragraphs.join('\n\n') };
}

/** What the request headers of the API are for. */
const REQUEST_HEADERS: Readonly<Record<string, string>> = {
  'If-Match': 'The ETag of the version that is changed; 412 when it is no longer the present one',
  'Idempotency-Key':
    'The same for the same request: sent again it gets the same answer and does nothing twice',
  Range: 'Which bytes of it: one range; several are answered by all of it',
  'If-Range': 'The ETag that the parts are of which the client has; of another file all of it comes',
  'X-CSRF-Token': "The login's csrf_token; needed where the refresh token comes as a cookie",
};

function requestHeadersOf({ refusals, repeats, requestHeaders }: Route): Json[] {
  const names = [
    ...(refusals.includes('stale-version') ? ['If-Match'] : []),
    ...(repeats === 'by-key' ? ['Idempotency-Key'] : []),
    ...requestHeaders,
  ];
  return names.map((name) => ({
    name,
    in: 'header',
    description: REQUEST_HEADERS[name] ?? '',
    schema: { type: 'string' },
  }));
}

/** `GET /admin/api/posts/:id` → getAdminPostsById; of a page, `GET /posts/:slug` → getPagePostsBySlug. */
function operationId({ method, path, errorPage }: Route): string {
  const words = `${errorPage ? '/page' : ''}${path}`
    .replace(/^\/api\//, '/')
    .replace('/admin/api/', '/admin/')
    .replaceAll(/:(\w+)/g, 'by-$1')
    .split(/[^a-z\d]+/i)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/**
 * A token where one is needed. Of several requirements one has to be met, and the role stands beside the scheme: that is
 * how OpenAPI 3.1 says who may.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object
 */
function describeAccess(access: Exclude<Access, 'public'>): Json[] {
  if (access === 'optional') return [{}, { bearer: [] }];
  return access.length === 3 ? [{ bearer: [] }] : access.map((role) => ({ bearer: [role] }));
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = describeProperties(schema);
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    ...(description !== undefined && { description }),
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function successes({ method, answers }: Route, parts: SharedParts): Json {
  const described = answers.map((answer) => [String(answer.status ?? 200), describeAnswer(answer, parts)]);
  const hasEtag = answers.some(({ headers }) => headers?.includes('ETag'));
  if (method === 'get' && hasEtag) described.push(['304', describeAnswer(NOT_MODIFIED, parts)]);
  return Object.fromEntries(described) as Json;
}

const NOT_MODIFIED: RouteAnswer = { status: 304, headers: ['ETag'] };

function describeAnswer(answer: RouteAnswer, parts: SharedParts): Json {
  const { status = 200, body, contentType = 'application/json', fileTypes, headers = [] } = answer;
  return {
    description: DESCRIPTIONS[status] ?? 'Done',
    headers: parts.headers.use(headers),
    ...(fileTypes && { content: describeFile(fileTypes) }),
    ...(body && { content: { [contentType]: { schema: parts.schemas.use(body, 'output') } } }),
  };
}

function describeBody(route: Route, body: NonNullable<Route['body']>, parts: SharedParts): Json {
  const { mediaTypes, schema, fileTypes = [] } = body;
  if (!schema) return describeFile(mediaTypes);
  const described = {
    schema: parts.schemas.use(schema, 'input'),
    example: exampleBody(route, schema, parts.isLocal),
  };
  return {
    ...Object.fromEntries(mediaTypes.map((type) => [type, described])),
    ...describeFile(fileTypes),
  };
}

/** Bytes of one of these types, which OpenAPI 3.1 has no schema for. */
function describeFile(mediaTypes: readonly string[]): Json {
  return Object.fromEntries(mediaTypes.map((type) => [type, {}]));
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted: it is stored and will be done',
  204: 'Done; there is no body',
  206: 'A part of it',
  302: 'Location has what the request prefers; there is no body',
  303: 'Of a plain form, whether it is carried out or refused: Location is a page that says what happened',
  304: 'Not modified: If-None-Match has the present ETag, or is *',
  308: 'Moved to Location; there is no body',
  503: 'Not ready',
};
