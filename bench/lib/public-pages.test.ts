import { expect, test } from '@jest/globals';
import { localRoutes } from '../../scripts/lib/build/openapi-document.ts';
import { publicPages } from './public-pages.ts';

const VISITS = {
  slugs: { post: 'a-post', page: 'a-page', project: 'a-project' },
  tag: 'a-tag',
  author: 'an-author',
  month: '2026-05',
  searches: ['/api/search?q=one', '/api/search?q=two'],
};

test('the benchmark knows an address of each route that everybody may read', () => {
  const pages = publicPages(localRoutes(), VISITS);

  const addresses = pages.map(({ paths }) => paths[0]);
  expect(addresses).toEqual(
    expect.arrayContaining(['/api/posts/a-post', '/projects/a-project', '/a-page', '/archive/2026/05']),
  );
  expect(addresses.filter((address) => address.includes('/:'))).toEqual([]);
});
