import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from '../errors/index.js';
import type { Route } from '../http/index.js';
import type { Json, JsonSchemas } from './json-schemas.js';
import { MEDIA_USE_SHAPE } from '../media/index.js';
import type { ResponseHeaders } from './response-headers.js';

const problemJson = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('The request id'),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    retry_after: z.int().min(0).optional().describe('With 429: seconds, as in Retry-After'),
    refusal: z.string().optional().describe('Of a file: a stable name for why it is not taken'),
    used_in: z
      .array(z.object(MEDIA_USE_SHAPE))
      .optional()
      .describe('Of a file that is used: where, at most 3 of each sort'),
    current_version: z.int().nullable().optional().describe('With stale-version'),
    changed_fields: z
      .array(z.string())
      .optional()
      .describe('With stale-version: what others changed since the version in If-Match, where that is kept'),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457)' });

/** Headers that come with every problem of a status. */
const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  412: ['ETag'],
  416: ['Content-Range'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** The problems of the document: a response for each set of codes that some route refuses with under one status. */
export class ProblemResponses {
  readonly components: Record<string, Json> = {};
  private readonly schema: Json;

  constructor(
    schemas: JsonSchemas,
    private readonly headers: ResponseHeaders,
  ) {
    this.schema = schemas.use(problemJson, 'output');
  }

  /** A route's refusals by status, but for statuses that its answers have. */
  of(route: Route): Record<string, Json> {
    const byStatus = Map.groupBy(refusalsOf(route), (code) => ERROR_CODES[code].httpStatus);
    return Object.fromEntries(
      [...byStatus]
        .filter(([status]) => !route.answers.some((answer) => answer.status === status))
        .map(([status, codes]) => [
          String(status),
          route.errorPage ? this.usePage(status, codes.sort()) : this.use(status, codes.sort()),
        ]),
    );
  }

  private use(status: number, codes: readonly ErrorCode[]): Json {
    const name = codes.join('-or-');
    this.components[name] ??= {
      description: describeProblem(codes),
      headers: this.headers.use(HEADERS[status] ?? []),
      content: { 'application/problem+json': { schema: this.schemaOf(status, codes) } },
    };
    return { $ref: `#/components/responses/${name}` };
  }

  /** The same as a page for people. */
  private usePage(status: number, codes: readonly ErrorCode[]): Json {
    const name = `page-${codes.join('-or-')}`;
    this.components[name] ??= {
      description: describeProblem(codes),
      headers: this.headers.use(HEADERS[status] ?? []),
      content: { 'text/html': { schema: { type: 'string' } } },
    };
    return { $ref: `#/components/responses/${name}` };
  }

  private schemaOf(status: number, codes: readonly ErrorCode[]): Json {
    const properties = {
      type: { type: 'string', enum: codes.map((code) => `urn:firefolio:problem:${code}`) },
      status: { type: 'integer', const: status },
    };
    const required = ['type', 'status', ...(status === 429 ? ['retry_after'] : [])];
    return { allOf: [this.schema, { type: 'object', required, properties }] };
  }
}

/** Its own refusals and those that follow from what it takes and who may call it. */
function refusalsOf(route: Route): ReadonlySet<ErrorCode> {
  const { access } = route;
  return new Set<ErrorCode>([
    ...route.refusals,
    ...(access === 'public' ? [] : (['unauthenticated', 'unavailable'] as const)),
    ...(Array.isArray(access) && access.length < 3 ? (['permission-denied'] as const) : []),
    ...(route.needsFreshLogin ? (['fresh-login-required'] as const) : []),
    // Parameters that it does not know are refused.
    ...(Array.isArray(access) || route.params || route.query || route.body?.schema
      ? (['validation-failed'] as const)
      : []),
    ...(route.query || route.body ? (['invalid-argument'] as const) : []),
    ...(route.repeats === 'by-key' ? (['validation-failed', 'invalid-argument'] as const) : []),
    ...(route.limiter === 'none' ? [] : (['resource-exhausted', 'unavailable'] as const)),
    // Of any request the body's headers are looked at, whether it is read or not.
    'payload-too-large',
    'unsupported-media-type',
    'internal',
    'data-loss',
  ]);
}

function describeProblem(codes: readonly ErrorCode[]): string {
  const [first] = codes;
  return first === undefined ? '' : `${ERROR_CODES[first].title}: ${codes.join(' or ')}`;
}
