import { describe, expect, test } from '@jest/globals';
import { exampleBody } from '../../../functions/src/docs/body-examples.js';
import { buildOpenApi } from '../../../functions/src/docs/openapi.js';
import type { Route } from '../../../functions/src/http/index.js';
import { localRoutes } from './openapi-document.ts';

const routes = localRoutes();
const withBody = routes.flatMap((route) =>
  route.body?.schema ? [[`${route.method} ${route.path}`, route, route.body.schema] as const] : [],
);

describe('the example of a body', () => {
  test.each(withBody)('of %s is one that the route takes', (_name, route, schema) => {
    const example = exampleBody(route, schema, true);
    expect(Object.keys(example)).not.toEqual([]);
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });
});

/** The login's example in the document of a site. */
function loginExample(listed: readonly Route[], siteUrl: string): unknown {
  const { paths } = buildOpenApi(listed, { siteName: 'A site', siteUrl }) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { example: unknown }> } } }>;
  };
  return paths['/api/auth/login']?.post.requestBody.content['application/json']?.example;
}

test('the login of a local site is that of the seed, of others not', () => {
  const seed = { email: 'admin@firefolio.test', password: 'correct horse battery staple' };
  expect(loginExample(routes, 'http://127.0.0.1:5000')).toEqual(seed);
  expect(loginExample(routes, 'https://example.com')).toMatchObject({ email: 'ada@example.com' });
});
