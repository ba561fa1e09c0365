/** That the check of what pages describe finds faults; that the pages have none: pages/pages.test.ts. */
import { expect, test } from '@jest/globals';
import { googleFaults } from '../../../test/support/site/schema-org/google-faults.js';
import { jsonLdFaults } from '../../../test/support/site/schema-org/json-ld-faults.js';

const graph = (...things: object[]) => ({ '@context': 'https://schema.org', '@graph': things });
const POST = {
  '@type': 'BlogPosting',
  '@id': 'https://site.test/a#post',
  headline: 'A post',
  url: 'https://site.test/a',
  datePublished: '2026-05-01T12:00:00.000Z',
  dateModified: '2026-05-01',
  timeRequired: 'PT3M',
  author: [
    { '@type': 'Person', '@id': 'https://site.test/b#person', name: 'Ada', url: 'https://site.test/b' },
  ],
};

test('nothing is wrong with what is right', () => {
  const likeIt = {
    ...POST,
    '@id': undefined,
    isPartOf: { '@id': POST['@id'] },
    editor: { '@id': 'https://site.test/b#person' },
  };
  expect(jsonLdFaults(graph(POST, likeIt))).toEqual([]);
  expect(googleFaults(graph(POST))).toEqual([]);
});

test.each([
  [{ '@type': 'BlogPost' }, '0 is of no type: "BlogPost"'],
  [{ title: 'A post' }, '0 BlogPosting has no property title'],
  [{ query: 'x' }, '0 BlogPosting has no property query'],
  [{ 'headline-input': 'x' }, '0 BlogPosting has no property headline-input'],
  [{ headline: ' ' }, '0 BlogPosting.headline is none of Text: " "'],
  [{ url: '/a' }, '0 BlogPosting.url is none of URL: "/a"'],
  [{ url: 'javascript:alert(1)' }, '0 BlogPosting.url is none of URL: "javascript:alert(1)"'],
  [{ datePublished: 'May 2026' }, '0 BlogPosting.datePublished is none of Date, DateTime: "May 2026"'],
  [
    { datePublished: '2026-02-31T25:00:00Z' },
    '0 BlogPosting.datePublished is none of Date, DateTime: "2026-02-31T25:00:00Z"',
  ],
  [{ timeRequired: '3 min' }, '0 BlogPosting.timeRequired is none of Duration: "3 min"'],
  [{ author: 'Ada' }, '0 BlogPosting.author is none of Organization, Person, IdReference: "Ada"'],
  [
    { author: { '@type': 'WebSite' } },
    '0 BlogPosting.author is none of Organization, Person, IdReference but WebSite',
  ],
  [{ author: { '@type': 'Person', headline: 'x' } }, '0 BlogPosting.author Person has no property headline'],
  [
    { isPartOf: { '@id': 'https://site.test/#nowhere' } },
    '0 BlogPosting.isPartOf is nothing that the page describes',
  ],
  [{ '@id': '#post' }, '0 BlogPosting has no absolute @id'],
])('%j is found', (wrong, fault) => {
  expect(jsonLdFaults(graph({ ...POST, ...wrong }))).toEqual([fault]);
});

test.each([
  [{ ...POST, headline: undefined }, 'BlogPosting has no headline'],
  [{ ...POST, author: [{ '@type': 'Person', name: 'Ada' }] }, 'BlogPosting has an author who has no url'],
  [{ '@type': 'ProfilePage' }, 'ProfilePage has nobody whose profile it is (mainEntity)'],
  [{ '@type': 'WebSite', url: 'https://site.test/' }, 'WebSite has no name'],
  [
    {
      '@type': 'WebSite',
      url: 'https://site.test/',
      name: 'A',
      potentialAction: { '@type': 'SearchAction', target: {} },
    },
    'WebSite has a search without its terms',
  ],
  [{ '@type': 'BreadcrumbList', itemListElement: [] }, 'BreadcrumbList has less than two items'],
])('of %j Google would say so', (thing, fault) => {
  expect(googleFaults(graph(thing))).toEqual([fault]);
});
