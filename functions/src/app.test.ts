import { describe, expect, test } from '@jest/globals';
import { linkNext } from './http/index.js';
import { ROUTES, type KnownRoute } from '../test/support/http/routes.js';

describe('the routes', () => {
  test('have each method and path once', () => {
    const names = ROUTES.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(60);
    expect(names).toEqual([...new Set(names)]);
  });

  test('of the admin API are neither for users nor for everyone', () => {
    const open = ROUTES.filter(({ pattern }) => pattern.startsWith('/admin/')).filter(
      ({ access }) => typeof access === 'string' || access.includes('user'),
    );
    expect(open).toEqual([]);
  });
});

describe('a list', () => {
  const lists = ROUTES.filter(({ query }) => query && 'cursor' in query.shape);

  test('is known by its cursor and says that it links to the next page', () => {
    const linking = ROUTES.filter(({ answers }) => answers.some(({ headers }) => headers?.includes('Link')));
    expect(lists.map(({ name }) => name)).toEqual(linking.map(({ name }) => name));
    expect(lists.length).toBeGreaterThan(4);
  });

  test.each(lists)('of $name keeps every parameter that it knows, and no other', ({ query, pattern }) => {
    const known = Object.keys(query?.shape ?? {}).filter((name) => name !== 'cursor');
    const sent = new URLSearchParams(
      Object.fromEntries([...known, 'cursor', 'unknown'].map((name) => [name, 'old'])),
    );
    const link = nextLink(query, `${pattern}?${sent.toString()}`);
    const kept = new URLSearchParams(Object.fromEntries(known.map((name) => [name, 'old'])));
    kept.set('cursor', 'next');
    expect(link).toBe(`<${pattern}?${kept.toString()}>; rel="next"`);
  });
});

/** The `Link` of a page of a list that has another one. */
function nextLink(query: KnownRoute['query'], originalUrl: string): string | undefined {
  let link: string | undefined;
  const res = {
    req: { originalUrl },
    locals: { route: { query } },
    set: (_name: string, value: string) => (link = value),
  };
  linkNext(res as unknown as Parameters<typeof linkNext>[0], 'next');
  return link;
}
