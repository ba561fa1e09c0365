import { randomUUID } from 'node:crypto';
import { typeOfBody, written } from './api.js';
import type { KnownRoute } from './routes.js';
import type { ScenarioRequest } from '../scenarios/index.js';

/** A request as it goes out, with what of it no log may show. */
export interface CanaryRequest {
  /** What is wrong with it. */
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  /** Who answers; the platform has no log line of ours. */
  readonly answerer?: 'app' | 'platform';
}

/** Text that is nowhere else; fits ids, slugs, names and header values. */
export function newCanary(): string {
  return `canary${randomUUID().replaceAll('-', '')}`;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/**
 * One route's request in many ways: with secrets at every place where a client can put something, and last as it should
 * be. Every secret has `canary` in it, or is named by secretsOf.
 */
export function canaryRequests(
  { method, pattern, access }: KnownRoute,
  request: ScenarioRequest,
): CanaryRequest[] {
  const authorization = request.token === undefined ? {} : { Authorization: `Bearer ${request.token}` };
  const body = request.body === undefined ? {} : { body: written(request.body) };
  const headers = {
    ...(request.body === undefined ? JSON_TYPE : typeOfBody(request.body)),
    ...authorization,
    ...request.headers,
  };
  const valid = { method, path: request.path, headers, ...body };
  const asJson = { ...valid, headers: { ...valid.headers, ...JSON_TYPE } };
  const [path = ''] = request.path.split('?');
  const ofCanaries = pattern.replaceAll(/:\w+/g, newCanary);
  // What is not refused by itself is sent where it does nothing yet, so that the last request finds all as it was.
  const harmless = method === 'GET' ? valid : { ...valid, method: 'PUT' };
  const guarded = access === 'public' ? harmless : valid;
  return [
    { ...guarded, what: 'a bad token', headers: { ...JSON_TYPE, Authorization: `Bearer ${newCanary()}` } },
    { ...guarded, what: 'Basic', headers: { ...JSON_TYPE, Authorization: `Basic ${newCanary()}` } },
    { ...harmless, what: 'a token in the URL', path: `${path}?access_token=${newCanary()}` },
    { ...harmless, what: 'a bad query', path: `${path}?limit=${newCanary()}&cursor=${newCanary()}` },
    { ...harmless, what: 'an unknown parameter', path: `${path}?${newCanary()}=${newCanary()}` },
    { ...valid, what: 'an unknown path', path: `${path}/${newCanary()}/${newCanary()}` },
    ...(ofCanaries === pattern ? [] : [{ ...valid, what: 'an id of nobody', path: ofCanaries }]),
    ...(request.body === undefined ? [] : badBodies(fieldsOf(request.body), asJson)),
    { ...valid, what: 'as it should be', headers: { ...valid.headers, ...canaryHeaders() } },
  ];
}

/** What of a body can be given otherwise; nothing of a file. */
function fieldsOf(body: unknown): object {
  return body instanceof FormData || body instanceof Uint8Array ? {} : (body as object);
}

function badBodies(body: object, valid: Omit<CanaryRequest, 'what'>): CanaryRequest[] {
  const withBody = (what: string, text: string): CanaryRequest => ({ ...valid, what, body: text });
  const fields = Object.keys(body);
  return [
    ...fields.map((field) =>
      withBody(
        `an object for ${field}`,
        JSON.stringify({ ...body, [field]: { [newCanary()]: newCanary() } }),
      ),
    ),
    ...fields.map((field) =>
      withBody(`a long ${field}`, JSON.stringify({ ...body, [field]: newCanary().repeat(30) })),
    ),
    withBody('an unknown field', JSON.stringify({ ...body, [newCanary()]: newCanary() })),
    withBody(
      'half a character',
      JSON.stringify({ ...body, x: newCanary() }).replace('canary', 'canary\\ud800'),
    ),
    {
      ...withBody('another type', newCanary()),
      headers: { ...valid.headers, 'Content-Type': 'text/plain' },
    },
    { ...withBody('no JSON', `{"password":"${newCanary()}`), answerer: 'platform' },
    { ...withBody('no JSON at all', newCanary()), answerer: 'platform' },
  ];
}

function canaryHeaders(): Record<string, string> {
  return {
    Cookie: `__session=${newCanary()}; csrf_token=${newCanary()}`,
    'X-CSRF-Token': newCanary(),
    'Idempotency-Key': newCanary(),
    'If-None-Match': `"${newCanary()}"`,
    Referer: `https://elsewhere.test/?token=${newCanary()}`,
    'X-Forwarded-For': newCanary(),
    'X-Forwarded-Host': `${newCanary()}.test`,
    [`X-${newCanary()}`]: newCanary(),
  };
}

const SECRET_KEY = /token|secret|password|code|uri|qr/i;

/** The texts in a body that are secret: all that a client sent, and what an answer calls so. */
export function secretsOf(value: unknown, isSecret: boolean): string[] {
  if (typeof value === 'string') return isSecret && value.length >= 12 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsOf(inner, isSecret || SECRET_KEY.test(key)));
}
