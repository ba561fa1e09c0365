import { beforeAll, describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { ROUTES, type KnownRoute } from '../support/http/routes.js';
import {
  apiDocument,
  operationsOf,
  resolve,
  type ApiDocument,
  type FoundOperation,
  type Json,
} from '../support/http/api-document.js';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { rawRequest } from '../support/http/raw-request.js';

let document: ApiDocument;
let operations: FoundOperation[];

beforeAll(async () => {
  document = await apiDocument();
  operations = operationsOf(document);
});

/** The documented operation of a route. */
function operationOf({ method, pattern }: KnownRoute): FoundOperation['operation'] {
  const operation = document.paths[templateOf(pattern)]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${pattern} is not in the document`);
  return operation;
}

function templateOf(pattern: string): string {
  return pattern.replaceAll(/:(\w+)/g, '{$1}');
}

/** The types of problem that an operation documents for a status, without their common beginning. */
function problemsOf(operation: FoundOperation['operation'], status: number): string[] {
  const response = operation.responses[String(status)];
  if (!response) return [];
  const schema = resolve(document, response).content?.['application/problem+json']?.schema;
  const parts = schema?.['allOf'] as { properties?: { type?: { enum: string[] } } }[];
  const types = parts.flatMap(({ properties }) => properties?.type?.enum ?? []);
  return types.map((type) => type.replace('urn:firefolio:problem:', ''));
}

describe('the document', () => {
  test('has nothing that the linter finds fault with', async () => {
    const problems = await lintFromString({
      source: JSON.stringify(document),
      absoluteRef: 'openapi.json',
      config: await createConfig({ extends: ['recommended-strict'] }),
    });
    expect(
      problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`),
    ).toEqual([]);
  });

  test('is OpenAPI 3.1 of this site', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      servers: [{ url: environment.siteUrl }],
    });
  });

  test('is answered 304 to who has it', async () => {
    const etag = (await call('/api/openapi.json')).headers.get('etag') ?? '';
    const again = await rawRequest('/api/openapi.json', { headers: { 'If-None-Match': etag } });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test('gives each operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toEqual(
      ids.map(() => expect.stringMatching(/^(?:get|post|patch|put|delete)[A-Z][A-Za-z]+$/)),
    );
  });

  test('has every route and no other', () => {
    const routes = ROUTES.map(({ method, pattern }) => `${method} ${templateOf(pattern)}`);
    expect(operations.map(({ name }) => name).sort()).toEqual(routes.sort());
  });

  test('names the types of files, which have no schema', () => {
    const upload = document.paths['/admin/api/posts/import']?.['post']?.requestBody;
    expect(upload).toMatchObject({ required: true, content: { 'application/zip': {}, 'text/xml': {} } });
    const file = document.paths['/admin/api/jobs/{id}/file']?.['get']?.responses['200'];
    expect(file).toMatchObject({ content: { 'application/json': {}, 'application/zip': {} } });
    for (const { content } of [upload, file] as { content: object }[])
      expect(Object.values(content).filter((described) => 'schema' in described)).toEqual([]);
  });

  test('has no schema, response or header that nothing refers to', () => {
    const references = new Set(JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g));
    const { schemas, responses, headers } = document.components as Record<string, Json>;
    const parts = Object.entries({ schemas, responses, headers }).flatMap(([kind, all = {}]) =>
      Object.keys(all).map((name) => `#/components/${kind}/${name}`),
    );
    expect(parts.filter((part) => !references.has(part))).toEqual([]);
  });
});

describe.each(ROUTES)('$name', (route) => {
  test('says who may call it as the route does', () => {
    const { security } = operationOf(route);
    const { access } = route;
    if (access === 'public') expect(security).toBeUndefined();
    else if (access === 'optional') expect(security).toEqual([{}, { bearer: [] }]);
    else if (access.length === 3) expect(security).toEqual([{ bearer: [] }]);
    else expect(security).toEqual(access.map((role) => ({ bearer: [role] })));
  });

  test('has the refusals that follow from it', () => {
    const operation = operationOf(route);
    if (route.access !== 'public') expect(problemsOf(operation, 401)).toContain('unauthenticated');
    if (Array.isArray(route.access) && route.access.length < 3)
      expect(problemsOf(operation, 403)).toContain('permission-denied');
    expect(problemsOf(operation, 401).includes('fresh-login-required')).toBe(route.needsFreshLogin);
  });
});
