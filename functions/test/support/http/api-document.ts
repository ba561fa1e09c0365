import { environment } from '../suite/environment.js';

/** A JSON schema, or another object of the document. */
export type Json = Readonly<Record<string, unknown>>;

/** A header of a response, as the document describes it. */
export interface DocumentedHeader {
  readonly required?: boolean;
}

/** A response of an operation, as the document describes it. */
export interface DocumentedResponse {
  readonly headers?: Readonly<Record<string, DocumentedHeader | Reference>>;
  /** By media type; a file has no schema. */
  readonly content?: Readonly<Record<string, { readonly schema?: Json }>>;
}

/** A pointer to a part of the document. */
export interface Reference {
  readonly $ref: string;
}

/** One method of a path. */
export interface Operation {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, DocumentedResponse | Reference>>;
}

/** As much of an OpenAPI 3.1 document as the tests look at. */
export interface ApiDocument {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

/** An operation with its place in the document. */
export interface FoundOperation {
  /** Such as `GET /api/posts/{slug}`. */
  readonly name: string;
  readonly path: string;
  /** In lower case. */
  readonly method: string;
  readonly operation: Operation;
}

let loading: Promise<ApiDocument> | undefined;

/** The document as the suite serves it; asked for once in each test file. */
export function apiDocument(): Promise<ApiDocument> {
  return (loading ??= load());
}

async function load(): Promise<ApiDocument> {
  const response = await fetch(`${environment.functionUrl}/api/openapi.json`);
  if (response.status !== 200) throw new Error(`/api/openapi.json: ${String(response.status)}`);
  return (await response.json()) as ApiDocument;
}

/** All operations of a document. */
export function operationsOf({ paths }: ApiDocument): FoundOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  );
}

/**
 * The documented path that a requested one belongs to: of several the one with the fewest parameters, as OpenAPI wants it.
 *
 * @param pathname without query
 */
export function findPath(document: ApiDocument, pathname: string): string | null {
  const withoutSlash = pathname.replace(/(?<=.)\/$/, '');
  const matching = Object.keys(document.paths).filter((path) => patternOf(path).test(withoutSlash));
  return matching.sort((a, b) => countParameters(a) - countParameters(b))[0] ?? null;
}

function patternOf(path: string): RegExp {
  const literals = path.split(/\{\w+\}/).map((literal) => literal.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${literals.join('[^/]+')}$`);
}

function countParameters(path: string): number {
  return path.split('{').length - 1;
}

/** What a reference into the document points to; anything else as it is. @throws Error for one that points nowhere */
export function resolve<T extends object>(document: ApiDocument, value: T | Reference): T {
  if (!('$ref' in value)) return value;
  const found = value.$ref
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, part) => (inner as Json | undefined)?.[part], document);
  if (typeof found !== 'object' || found === null) throw new Error(`${value.$ref} is not in the document`);
  return found as T;
}
