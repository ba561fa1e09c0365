import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { addressSchemas, BUNDLED_ADDRESSES, checkBundledPages } from './address-pattern.js';

const SITE_URL = 'https://site.test';
const { POST_ADDRESS, TAG_ADDRESS, HOME_ADDRESS, PREVIEW_ADDRESS } = addressSchemas;

/** What is said of a value that is refused. */
const refusal = (schema: z.ZodType, value: string) => schema.safeParse(value).error?.issues[0]?.message;

describe('an address with a placeholder', () => {
  test.each([
    ['/posts/:slug', '/posts/:slug'],
    ['/:slug.html', '/:slug.html'],
    ['/blog/:slug/', '/blog/:slug/'],
    ['/?post=:slug', '/?post=:slug'],
    ['/bücher/:slug', '/b%C3%BCcher/:slug'],
    ['https://pages.test/blog/:slug', 'https://pages.test/blog/:slug'],
    ['http://localhost:4321/:slug', 'http://localhost:4321/:slug'],
    ['HTTPS://Pages.test/:slug', 'https://pages.test/:slug'],
  ])('may be %s', (given, parsed) => {
    expect(POST_ADDRESS.parse(given)).toBe(parsed);
  });

  test.each(['/posts/', '/posts/slug', '/:slug/:slug', '/:year/:slug', '/:Slug', '/{slug}/:tag'])(
    '%s has not :slug once and nothing else',
    (given) => {
      expect(refusal(POST_ADDRESS, given)).toMatch(/placeholder|begins with one/);
    },
  );

  test('names the placeholder that it needs', () => {
    expect(refusal(TAG_ADDRESS, '/tags/:slug')).toMatch(/^must have :tag once .+\/blog\/:tag$/);
  });
});

test.each([
  'posts/:slug',
  '//pages.test/:slug',
  'ftp://pages.test/:slug',
  'javascript:alert(1)//:slug',
  'https://user:pass@pages.test/:slug',
  'https://:slug.pages.test/',
  '/a b/:slug',
  '/\\pages.test/:slug',
  String.raw`/"onload=":slug`,
  '/:slug#part',
  '/:slug#',
])('%j is no address', (given) => {
  expect(refusal(POST_ADDRESS, given)).toMatch(/^must (?:be a path|have no #)/);
});

test('the front page has no placeholder', () => {
  expect(HOME_ADDRESS.parse('/')).toBe('/');
  expect(refusal(HOME_ADDRESS, '/:slug')).toMatch(/no placeholder/);
});

test('a page for previews may be missing', () => {
  expect(PREVIEW_ADDRESS.parse('')).toBe('');
  expect(PREVIEW_ADDRESS.parse('/preview')).toBe('/preview');
});

describe('while the bundled pages are on', () => {
  const schema = z
    .object({ SITE_URL: z.string(), BUNDLED_PAGES: z.enum(['on', 'off']), ...addressSchemas })
    .superRefine(checkBundledPages);
  const GOOD = {
    ...BUNDLED_ADDRESSES,
    SITE_URL,
    BUNDLED_PAGES: 'on',
    PREVIEW_ADDRESS: '',
    ACCOUNT_ADDRESS: '/account',
  };
  const issuesOf = (changes: Partial<typeof GOOD> | Record<string, string>) =>
    schema.safeParse({ ...GOOD, ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? [];

  test('their addresses stay, and may be written out', () => {
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf({ POST_ADDRESS: `${SITE_URL}/posts/:slug` })).toEqual([]);
  });

  test('others at the site are refused, where nothing would answer', () => {
    expect(issuesOf({ POST_ADDRESS: '/blog/:slug', TAG_ADDRESS: `${SITE_URL}/t/:tag` })).toEqual([
      'POST_ADDRESS',
      'TAG_ADDRESS',
    ]);
    expect(issuesOf({ BUNDLED_PAGES: 'off', POST_ADDRESS: '/blog/:slug' })).toEqual([]);
  });

  test('others elsewhere are the owner’s business', () => {
    expect(issuesOf({ POST_ADDRESS: 'https://pages.test/:slug' })).toEqual([]);
  });
});
