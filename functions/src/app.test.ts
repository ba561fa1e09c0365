import { describe, expect, test } from '@jest/globals';
import { ROUTES } from '../test/support/routes.js';

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
