import { expect, test } from '@jest/globals';
import { addressOf, apiQuery } from './list-query.js';

test('an address has no empty parameters', () => {
  expect(addressOf('/admin/posts', { q: 'a b', status: '' })).toBe('/admin/posts?q=a+b');
  expect(addressOf('/admin/posts', { q: '' })).toBe('/admin/posts');
});

test('the API is asked with what its list knows, whatever else the address has', () => {
  expect(apiQuery({ q: 'otter', utm_source: 'mail', status: '' }, ['q', 'status'])).toEqual({
    limit: '25',
    q: 'otter',
  });
});
