import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  apiDocument,
  findPath,
  resolve,
  type ApiDocument,
  type DocumentedResponse,
  type Json,
} from './api-document.js';
import { recordCall } from './called-operations.js';
import { environment } from '../suite/environment.js';

/** A request and what came back. */
export interface Exchange {
  readonly method: string;
  /** The address that was asked, as it was written. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const MAX_COMPLAINTS = 10;

const PROBLEM = 'application/problem+json';

/**
 * Checks an answer of the app against the document that the app serves: the status is documented for the operation, the
 * body fits its schema and has no other members, and the headers that are promised are there. What belongs to no
 * operation is 404 or 405, a problem document, or of a path that people ask for a page; such a path may lead to where it has moved, too.
 *
 * Only the app sends `X-Request-Id` or JSON. What has neither is an answer of the platform (docs/API.md lists them) or a
 * page of the site, and is not checked.
 *
 * @throws Error that says what the document does not
 */
export async function requireDocumented(exchange: Exchange): Promise<void> {
  if (!isOfTheApp(exchange)) return;
  const contract = await loadContract();
  const complaints = contract.complaintsAbout(exchange);
  if (complaints.length === 0) return;
  const { method, url, status, body } = exchange;
  throw new Error(
    [
      `${method} ${url} was answered ${String(status)}, which is not what /api/openapi.json says:`,
      ...complaints.slice(0, MAX_COMPLAINTS).map((complaint) => `  ${complaint}`),
      `The body was: ${body.slice(0, 1_000)}`,
      "Complete the route's `answer` or `refusals` (functions/src/http/route.ts), or mend the answer.",
    ].join('\n'),
  );
}

function isOfTheApp({ headers }: Exchange): boolean {
  return headers.has('x-request-id') || mediaType(headers).endsWith('json');
}

let loading: Promise<Contract> | undefined;

function loadContract(): Promise<Contract> {
  return (loading ??= apiDocument().then((document) => new Contract(document)));
}

/** The document as something that answers are held against. */
class Contract {
  private readonly ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    addFormats.default(this.ajv);
    this.ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'security', 'components']);
    this.ajv.addSchema(closeObjects(document) as Json, 'api');
  }

  complaintsAbout(exchange: Exchange): string[] {
    // A router's list of methods, or a preflight's permission.
    if (exchange.method === 'OPTIONS' && exchange.status === 204) return bodyComplaints(exchange);
    const path = findPath(this.document, pathnameOf(exchange.url));
    if (path === null && isMovedPage(exchange)) return bodyComplaints(exchange);
    if (path === null) return isPageNotFound(exchange) ? [] : this.complaintsAboutProblem(exchange, 404);
    const method = exchange.method === 'HEAD' ? 'get' : exchange.method.toLowerCase();
    const operation = this.document.paths[path]?.[method];
    if (!operation) return this.complaintsAboutProblem(exchange, 405);
    const status = String(exchange.status);
    const documented = operation.responses[status];
    if (!documented && isMovedPage(exchange)) return bodyComplaints(exchange);
    if (!documented)
      return [`it has no status ${status}, only ${Object.keys(operation.responses).join(', ')}`];
    recordCall({ name: `${method.toUpperCase()} ${path}`, status: exchange.status });
    const pointer =
      '$ref' in documented ? documented.$ref : `#/paths/${escapePointer(path)}/${method}/responses/${status}`;
    return this.complaintsAboutResponse(exchange, resolve(this.document, documented), pointer);
  }

  private complaintsAboutResponse(
    exchange: Exchange,
    { headers = {}, content }: DocumentedResponse,
    pointer: string,
  ): string[] {
    const missing = Object.entries(headers)
      .filter(([name, header]) => resolve(this.document, header).required && !exchange.headers.has(name))
      .map(([name]) => `the header ${name} is missing`);
    if (!content) return [...missing, ...bodyComplaints(exchange)];
    const given = mediaType(exchange.headers);
    const type = Object.keys(content).find((documented) => withoutParameters(documented) === given);
    if (type === undefined)
      return [...missing, `its Content-Type is ${given}, not ${Object.keys(content).join(' or ')}`];
    if (exchange.method === 'HEAD') return [...missing, ...bodyComplaints(exchange)];
    if (!content[type]?.schema) return [...missing, ...fileComplaints(exchange)];
    const schema = `api${pointer}/content/${escapePointer(type)}/schema`;
    return [...missing, ...this.complaintsAboutBody(exchange, schema)];
  }

  private complaintsAboutProblem(exchange: Exchange, expected: 404 | 405): string[] {
    const { status, headers, method } = exchange;
    if (status !== expected) return [`no operation is there, so that it is ${String(expected)}`];
    if (mediaType(headers) !== PROBLEM) return [`its Content-Type is ${mediaType(headers)}, not ${PROBLEM}`];
    if (method === 'HEAD') return bodyComplaints(exchange);
    return this.complaintsAboutBody(exchange, 'api#/components/schemas/Problem');
  }

  private complaintsAboutBody({ body, headers }: Exchange, schema: string): string[] {
    const parsed = mediaType(headers).endsWith('json') ? parseJson(body) : body;
    if (parsed === undefined) return ['its body is not JSON'];
    const validate = this.validatorOf(schema);
    if (validate(parsed)) return instanceComplaints(parsed, headers);
    return (validate.errors ?? []).map(describe);
  }

  private validatorOf(schema: string): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const validate = this.ajv.compile({ $ref: schema });
    this.validators.set(schema, validate);
    return validate;
  }
}

/**
 * The same schemas with no other members in objects than they name: clients ignore what they don't know, but the app
 * sends nothing that is not documented. In `allOf` each part knows a part of the members only.
 */
function closeObjects(value: unknown, isPart = false): unknown {
  if (Array.isArray(value)) return value.map((inner) => closeObjects(inner, isPart));
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, closeObjects(inner, key === 'allOf')]),
  );
  const isOpenObject =
    closed['type'] === 'object' && 'properties' in closed && !('additionalProperties' in closed);
  return isOpenObject && !isPart ? { ...closed, additionalProperties: false } : closed;
}

function isPageNotFound({ url, status, headers }: Exchange): boolean {
  return !isForPrograms(url) && status === 404 && mediaType(headers) === 'text/html';
}

/** What admins have moved, or an import. */
function isMovedPage({ url, method, status, headers }: Exchange): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return !isForPrograms(url) && isRead && [301, 302, 307, 308].includes(status) && headers.has('location');
}

function isForPrograms(url: string): boolean {
  return /^\/(?:(?:admin\/)?api|\.well-known)(?:\/|$)/.test(pathnameOf(url));
}

function bodyComplaints({ body }: Exchange): string[] {
  return body === '' ? [] : ['it has a body'];
}

/** A file has no schema, but it is of its type. */
function fileComplaints({ body, headers }: Exchange): string[] {
  const isJson = mediaType(headers).endsWith('json');
  return isJson && parseJson(body) === undefined ? ['its body is not JSON'] : [];
}

/** A problem names the request that it answers. */
function instanceComplaints(body: unknown, headers: Headers): string[] {
  if (mediaType(headers) !== PROBLEM || (body as Json)['instance'] === headers.get('x-request-id')) return [];
  return ['/instance is not the X-Request-Id'];
}

function describe({ instancePath, message = 'is not valid', params }: ErrorObject): string {
  const which = Object.values(params as Json).filter((param) => typeof param !== 'object');
  return `${instancePath || 'the body'} ${message} (${which.join(', ')})`;
}

/** The path of an address as it was asked, without what stands before the API's own paths in the emulator. */
function pathnameOf(url: string): string {
  const base = `${environment.functionUrl}/`;
  const path = url.startsWith(base) ? url.slice(base.length - 1) : url.replace(/^https?:\/\/[^/]+/i, '');
  return path.replace(/[?#].*$/s, '');
}

function mediaType(headers: Headers): string {
  return withoutParameters(headers.get('content-type') ?? '');
}

function withoutParameters(contentType: string): string {
  return contentType.split(';', 1)[0]?.trim() ?? '';
}

function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
