import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../shared/index.js';
import { ACCESS, accessOf, FRESH_ONLY, isFreshOnly } from './access.js';

describe('accessOf', () => {
  test('gives the entry, whatever the case of the method', () => {
    expect(accessOf('get', '/api/posts')).toBe('public');
    expect(accessOf('POST', '/admin/api/posts')).toEqual(['admin', 'editor']);
  });

  test.each([
    ['a path that is not there', 'get', '/api/secrets'],
    ['a method that is not there', 'delete', '/api/posts'],
    ['a path of another case', 'get', '/API/posts'],
    ['a trailing slash', 'get', '/api/posts/'],
    ['names of objects', 'get', 'constructor'],
  ])('throws for %s: deny by default', (_what, method, path) => {
    expect(() => accessOf(method, path)).toThrow(`no entry for "${method.toUpperCase()} ${path}"`);
  });
});

test('nothing of the admin API is for users or the public', () => {
  const entries = Object.entries(ACCESS).filter(([route]) => route.includes(' /admin/'));
  expect(entries.length).toBeGreaterThan(0);
  for (const [route, access] of entries) {
    expect({ route, isForStaff: Array.isArray(access) && !access.includes('user') }).toEqual({
      route,
      isForStaff: true,
    });
  }
});

test('every entry is a known rule', () => {
  for (const [route, access] of Object.entries(ACCESS)) {
    expect(route).toMatch(/^(?:GET|POST|PATCH|PUT|DELETE) \/\S+$/);
    if (typeof access === 'string') expect(['public', 'optional']).toContain(access);
    else expect(ROLES).toEqual(expect.arrayContaining([...access]));
  }
});

test('what needs a fresh login is for signed-in accounts only', () => {
  expect(FRESH_ONLY.size).toBeGreaterThan(0);
  for (const route of FRESH_ONLY)
    expect({ route, access: ACCESS[route] }).toMatchObject({ access: expect.any(Array) });
});

test('a fresh login is asked for whatever the case of the method', () => {
  expect(isFreshOnly('delete', '/api/auth/sessions/:id')).toBe(true);
  expect(isFreshOnly('get', '/api/auth/sessions')).toBe(false);
});
