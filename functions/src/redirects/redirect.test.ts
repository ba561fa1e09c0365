import { describe, expect, test } from '@jest/globals';
import { redirectKey } from './redirect.js';

describe('the key of an address', () => {
  test.each([
    ['/old', '/old'],
    ['/Old/', '/old'],
    ['/old.html', '/old'],
    ['/old/index.html', '/old'],
    ['/old/.html', '/old'],
    ['/old/index', '/old/index'],
    ['//old///page', '/old/page'],
    ['/old?utm_source=x#part', '/old'],
    ['/caf%C3%A9', '/café'],
    ['/cafe%CC%81', '/café'],
    ['/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82', '/привет'],
    ['/apiary', '/apiary'],
  ])('%s is %s', (path, key) => {
    expect(redirectKey(path)).toBe(key);
  });

  test.each([
    '/',
    '/index.html',
    '/.html',
    `/${'a'.repeat(1_000)}`,
    '/api',
    '/api/posts',
    '/API/posts',
    '/admin/api/posts',
    '/admin',
    'old',
    '',
    '/%E0%A4%A',
    'https://a.example/old',
  ])('%s has none', (path) => {
    expect(redirectKey(path)).toBeNull();
  });
});
