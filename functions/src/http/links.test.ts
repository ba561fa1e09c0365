import { expect, test } from '@jest/globals';
import type { Response } from 'express';
import { z } from 'zod';
import { linkNext } from './links.js';

test.each([
  ['/api/posts', 'abc.def', '</api/posts?cursor=abc.def>; rel="next"'],
  ['/api/posts?limit=5&tag=css', 'abc', '</api/posts?limit=5&tag=css&cursor=abc>; rel="next"'],
  [
    '/admin/api/posts?q=a+b&sort=-title&status=draft',
    'abc',
    '</admin/api/posts?q=a+b&sort=-title&status=draft&cursor=abc>; rel="next"',
  ],
  ['/api/posts?cursor=old&limit=5', 'new', '</api/posts?limit=5&cursor=new>; rel="next"'],
  ['/api/posts?cursor=a&cursor=b', 'new', '</api/posts?cursor=new>; rel="next"'],
  ['/api/posts?tag=a%3E%3B%22%0D%0A', 'new', '</api/posts?tag=a%3E%3B%22%0D%0A&cursor=new>; rel="next"'],
  [`/api/posts?x=${'('.repeat(7_000)}&limit=5`, 'new', '</api/posts?limit=5&cursor=new>; rel="next"'],
  ['/api/posts', 'a>b&c', '</api/posts?cursor=a%3Eb%26c>; rel="next"'],
])('the page after %s is linked with its cursor', (originalUrl, cursor, link) => {
  expect(linkOf(originalUrl, cursor)).toEqual([['Link', link]]);
});

test('of the query only what the route knows is kept', () => {
  expect(linkOf('/api/posts?limit=5&author=ada&toString=1', 'new')).toEqual([
    ['Link', '</api/posts?limit=5&cursor=new>; rel="next"'],
  ]);
});

test('the last page links to none', () => {
  expect(linkOf('/api/posts', null)).toEqual([]);
});

/** What the lists of these tests know. */
const query = z.object(
  Object.fromEntries(
    ['cursor', 'limit', 'tag', 'q', 'sort', 'status'].map((name) => [name, z.string().optional()]),
  ),
);

/** The headers that linkNext sets. */
function linkOf(originalUrl: string, cursor: string | null): [string, string][] {
  const headers: [string, string][] = [];
  const res = {
    req: { originalUrl },
    locals: { route: { query } },
    set: (name: string, value: string) => headers.push([name, value]),
  };
  linkNext(res as unknown as Response, cursor);
  return headers;
}
