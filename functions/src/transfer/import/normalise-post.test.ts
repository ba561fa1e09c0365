import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadSlugify } from '../../content/index.js';
import { NO_SEO } from '../../content/index.js';
import type { SourcePost } from '../formats/imported-post.js';
import { normalisePost } from './normalise-post.js';
import { identityOf } from './post-identity.js';

const POST: SourcePost = {
  key: 'test:1',
  id: null,
  title: 'A  title',
  slug: 'a-title',
  contentMd: 'Text\r\n\twith tabs.',
  excerpt: 'Short.',
  tags: ['web', '日本語'],
  status: 'published',
  withheld: [],
  publishedAt: new Date(0),
  createdAt: null,
  updatedAt: null,
  authors: [{ id: 'ada', email: 'ada@example.com', name: 'Ada' }],
  coverImage: { url: 'https://a.example/b.png', alt: 'B' },
  featured: true,
  seo: { ...NO_SEO, title: 'T', canonicalUrl: 'https://a.example/' },
};

/** Who it is on a site that nobody knows. */
const IDENTITY = identityOf(POST, null);

let slugify: (text: string, maxLength?: number) => string;

beforeAll(async () => {
  slugify = await loadSlugify();
});

const TWELVE_TAGS = Array.from({ length: 12 }, (_, number) => `tag-${String(number)}`);

function normalise(changes: Partial<SourcePost>, base: string | null = null) {
  const problems: string[] = [];
  const report = (detail: string) => problems.push(detail);
  const post = normalisePost({ ...POST, ...changes }, { site: null, base, slugify, report });
  return { post, problems };
}

test('a post within the limits stays as it is', () => {
  expect(normalise({})).toEqual({ post: { ...POST, ...IDENTITY }, problems: [] });
});

describe('what is beyond the limits is brought within them, with a problem', () => {
  test.each<[string, Partial<SourcePost>, Partial<SourcePost>, string]>([
    ['a long title', { title: `${'x'.repeat(199)}😀` }, { title: 'x'.repeat(199) }, 'title of more than 200'],
    ['no title', { title: ' \n' }, { title: 'Untitled' }, 'no title'],
    [
      'a long excerpt',
      { excerpt: 'word '.repeat(100) },
      { excerpt: `${'word '.repeat(59).trim()}…` },
      'excerpt of more than 300',
    ],
    [
      'a slug that is too long',
      { slug: 'x'.repeat(192) },
      { slug: 'x'.repeat(191) },
      'slug of more than 191',
    ],
    ['many tags', { tags: TWELVE_TAGS }, { tags: TWELVE_TAGS.slice(0, 10) }, 'more than 10 tags'],
    ['a tag of nothing', { tags: ['🎉', 'post'] }, { tags: ['post'] }, 'without letters or digits'],
    [
      'a cover of a site that nobody names',
      { coverImage: { url: '/a.png', alt: '' } },
      { coverImage: null },
      'give source_url',
    ],
    [
      'an SEO picture of a site that nobody names',
      { seo: { ...NO_SEO, ogImage: 'a.png' } },
      { seo: null },
      'give source_url',
    ],
    [
      'a cover that runs code',
      { coverImage: { url: 'javascript:1', alt: '' } },
      { coverImage: null },
      'no http or https URL',
    ],
    [
      'an SEO URL that is none',
      { seo: { ...NO_SEO, canonicalUrl: 'ftp://a' } },
      { seo: null },
      'canonicalUrl (SEO)',
    ],
  ])('%s', (_what, changes, expected, problem) => {
    const { post, problems } = normalise(changes);
    expect(post).toMatchObject(expected);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});

test.each<[string, Partial<SourcePost>, Partial<SourcePost>]>([
  [
    'half characters and control characters',
    { title: 'a\ud83d\u0007b\nc', contentMd: 'a\0\udc00b' },
    { title: 'a b c', contentMd: 'ab' },
  ],
  ['tags in words', { tags: ['Web Design', 'web-design', ' PHP '] }, { tags: ['web-design', 'php'] }],
  ['a long tag', { tags: [`${'x'.repeat(39)} yyy`] }, { tags: ['x'.repeat(39)] }],
  ['a slug of another kind', { slug: 'Über_uns!' }, { slug: 'uber-uns' }],
  ['a long slug', { slug: `${'x'.repeat(90)}-y` }, { slug: `${'x'.repeat(90)}-y` }],
  ['a long slug of another kind', { slug: `${'X'.repeat(90)}_Y` }, { slug: `${'x'.repeat(90)}-y` }],
  ['a slug of nothing', { slug: '🎉' }, { slug: null }],
  [
    'a long alternative text',
    { coverImage: { url: 'https://a.example/', alt: 'x'.repeat(400) } },
    { coverImage: { url: 'https://a.example/', alt: 'x'.repeat(300) } },
  ],
  [
    'authors',
    {
      authors: [
        { id: '__x__', email: ' Ada@Example.COM ', name: 'A\nda' },
        { id: 'a/b', email: 'no', name: '' },
      ],
    },
    {
      authors: [
        { id: null, email: 'ada@example.com', name: 'A da' },
        { id: null, email: null, name: '' },
      ],
    },
  ],
])('%s are cleaned without a word', (_what, changes, expected) => {
  expect(normalise(changes)).toEqual({ post: { ...POST, ...IDENTITY, ...expected }, problems: [] });
});

test('addresses are stored as they are parsed, without signs that end an attribute', () => {
  const hostile = 'https://a.example/"><script>alert(1)</script>';
  const parsed = 'https://a.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E';
  const { post } = normalise({
    coverImage: { url: hostile, alt: '' },
    seo: { ...NO_SEO, canonicalUrl: hostile, ogImage: ' HTTPS://A.example ', twitterImage: hostile },
  });
  expect(post.coverImage?.url).toBe(parsed);
  expect(post.seo).toEqual({
    ...NO_SEO,
    canonicalUrl: parsed,
    ogImage: 'https://a.example/',
    twitterImage: parsed,
  });
});

test('pictures of the site that it comes from are complete with its address', () => {
  const changes = {
    coverImage: { url: '/content/images/c.png', alt: '' },
    seo: { ...NO_SEO, ogImage: '/o.png', canonicalUrl: '/a/' },
  };
  const { post, problems } = normalise(changes, 'https://old.example');
  expect(post.coverImage?.url).toBe('https://old.example/content/images/c.png');
  expect(post.seo).toMatchObject({
    ogImage: 'https://old.example/o.png',
    canonicalUrl: 'https://old.example/a/',
  });
  expect(problems).toEqual([]);
});

test.each([
  [
    ['C', 'C++', 'C#', 'F#', '.NET'],
    ['c', 'cpp', 'csharp', 'fsharp', 'dotnet'],
  ],
  [
    ['Node.js', 'D3.js', 'ASP.NET', '.NET Core', 'C#8'],
    ['nodejs', 'd3js', 'aspnet', 'dotnet-core', 'csharp8'],
  ],
  [
    ['C++17', 'Objective-C++', 'Google+', 'A & B'],
    ['cpp17', 'objective-cpp', 'google-plus', 'a-b'],
  ],
  [
    ['1.0', 'example.com', '#hash', 'x #2'],
    ['1-0', 'example-com', 'hash', 'x-2'],
  ],
])('the tags %j are %j', (tags, expected) => {
  expect(normalise({ tags }).post.tags).toEqual(expected);
});

test('old addresses, pictures of the archive and what it was before follow a post', () => {
  const belongings = {
    aliases: ['/old/'],
    files: [{ path: 'a.png', url: 'https://old.example/a.png' }],
    former: { title: 'T', contentMd: 'x', publishedAt: null, createdAt: null },
  };
  expect(normalise(belongings).post).toMatchObject(belongings);
});

test.each<[string, Partial<SourcePost>]>([
  ['content of more than 400,000 characters', { contentMd: 'x'.repeat(400_001) }],
  ['a key of more than 1,000', { key: 'x'.repeat(1_001) }],
])('%s is refused', (_what, changes) => {
  expect(() => normalise(changes)).toThrow('left out');
});

test('only names of tags that the post has come along, cleaned', () => {
  const tagNames = JSON.parse('{"web":"The\\nWeb","":"x","__x__":"x","__proto__":"x","other":"x"}') as Record<
    string,
    string
  >;
  expect(normalise({ tagNames }).post.tagNames).toEqual({ web: 'The Web' });
});
