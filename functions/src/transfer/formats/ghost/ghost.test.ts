import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourcePost } from '../imported-post.js';
import { parseGhost } from './ghost.js';

const FILE = readFileSync(join(__dirname, '../../../../test/fixtures/import/ghost-export.json'));
const NOW = new Date('2026-06-01T00:00:00Z');
const SOURCE = { sourceUrl: 'https://old.example/', now: NOW };

const parseJson = (value: unknown) =>
  parseGhost(Buffer.from(JSON.stringify(value)), { sourceUrl: null, now: NOW });
const { posts, problems } = parseGhost(FILE, SOURCE);

function bySlug(slug: string): SourcePost {
  const post = posts.find((candidate) => candidate.slug === slug);
  if (!post) throw new Error(`no post ${slug}`);
  return post;
}

describe('an export of Ghost', () => {
  test('gives its posts in the order of the file', () => {
    expect(posts.map(({ slug }) => slug)).toEqual([
      'hello-world',
      'hostile',
      'members-only',
      'a-draft',
      'later',
      'by-mail',
      'plain-only',
    ]);
  });

  test('gives all that a post has', () => {
    const { contentMd, ...rest } = bySlug('hello-world');
    expect(rest).toEqual({
      key: 'ghost:00000000-0000-4000-8000-000000000001',
      id: null,
      title: 'Hello “world”',
      slug: 'hello-world',
      excerpt: 'A first word.',
      tags: ['Getting Started', 'Überblick'],
      status: 'published',
      withheld: [],
      publishedAt: new Date('2026-03-02T08:00:00Z'),
      createdAt: new Date('2026-03-01T08:00:00Z'),
      updatedAt: new Date('2026-03-03T08:00:00Z'),
      authors: [
        { id: null, email: 'Ada@Example.com', name: 'Ada Lovelace' },
        { id: null, email: 'grace@example.com', name: 'Grace Hopper' },
      ],
      coverImage: { url: 'https://old.example/content/images/2026/03/cover.jpg', alt: 'The cover' },
      featured: true,
      aliases: ['/hello-world/'],
      seo: {
        title: 'Search title',
        description: 'Search text',
        canonicalUrl: 'https://elsewhere.example/hello',
        ogTitle: 'Shared title',
        ogDescription: null,
        ogImage: 'https://old.example/content/images/og.png',
        twitterTitle: null,
        twitterDescription: null,
        twitterImage: null,
      },
    });
    expect(contentMd).toContain('[about](https://old.example/about/) & **more**');
    expect(contentMd).toContain('```js\nconst a = `1`;\nif (a < 2) {}\n```');
  });

  test('without an address of the site keeps paths of the site', () => {
    const [post] = parseGhost(FILE, { sourceUrl: null, now: NOW }).posts;
    expect(post?.coverImage?.url).toBe('/content/images/2026/03/cover.jpg');
    expect(post?.contentMd).toContain('[about](/about/)');
  });

  test('comes as draft where not everybody could read it, and says so', () => {
    for (const slug of ['members-only', 'by-mail', 'a-draft']) expect(bySlug(slug).status).toBe('draft');
    expect(posts.filter(({ withheld }) => withheld.length > 0).map(({ title }) => title)).toEqual([
      'Members only',
      'By mail',
    ]);
  });

  test('is scheduled where it was', () => {
    expect(bySlug('later')).toMatchObject({
      status: 'published',
      publishedAt: new Date('2099-01-01T00:00:00Z'),
    });
  });

  test('leaves out pages and what has no html, and says so', () => {
    const about = (item: string) => problems.find((problem) => problem.item === item)?.detail;
    expect(about('post “About”')).toContain('is a page');
    expect(about('post “Not rendered”')).toContain('has no html');
  });

  test('takes plain text where there is nothing else, as text', () => {
    expect(bySlug('plain-only').contentMd).toBe('First \\<b>.\n\nSecond.');
  });

  test('leaves nothing that acts', () => {
    const { contentMd } = bySlug('hostile');
    expect(contentMd).not.toMatch(/onerror|onclick|javascript|alert\([1-5]\)/);
    expect(contentMd).toContain('\\<script>alert(6)');
  });
});

describe('a file that is no export of Ghost', () => {
  test.each([
    ['no JSON', '<html>', 'it is not JSON'],
    ['another object', '{"posts":[]}', 'no db[0].data.posts'],
    ['an empty list', '{"db":[]}', 'no db[0].data.posts'],
    ['deep JSON', '['.repeat(1e6) + ']'.repeat(1e6), 'no'],
    ['too many posts', JSON.stringify({ data: { posts: new Array(1e6).fill(0) } }), 'more than 10000 posts'],
    ['too many rows', JSON.stringify({ data: { posts: [], tags: new Array(1e6).fill(0) } }), 'rows in tags'],
  ])('%s is refused', (_what, file, detail) => {
    expect(() => parseGhost(Buffer.from(file), SOURCE)).toThrow(
      expect.objectContaining({
        code: 'validation-failed',
        errors: [{ pointer: '/file', detail: expect.stringContaining(detail) }],
      }),
    );
  });

  test('not in UTF-8 is refused', () => {
    expect(() => parseGhost(Buffer.from([0x7b, 0xff, 0x7d]), SOURCE)).toThrow('not allowed');
  });
});

test('the older form without db, and fields of wrong types, are read as far as they go', () => {
  const post = {
    id: 7,
    title: ['x'],
    html: '<p>Hi</p>',
    status: 'published',
    published_at: 'soon',
    featured: {},
  };
  const found = parseJson({ data: { posts: [null, 5, post, {}], tags: 'none', users: [null] } });
  expect(found.posts).toMatchObject([
    { key: 'ghost:7', title: '', contentMd: 'Hi', publishedAt: null, featured: false },
  ]);
  expect(found.problems.map(({ item }) => item)).toEqual(['post number 1', 'post number 2', 'post number 4']);
});

describe('an export with', () => {
  const parse = (name: string, sourceUrl: string | null = null) => {
    const bytes = readFileSync(join(__dirname, '../../../../test/fixtures/import', name));
    return parseGhost(bytes, { sourceUrl, now: NOW });
  };

  test('dates as old versions wrote them has them', () => {
    const found = parse('ghost-text-dates.json');
    expect(found.posts.map(({ publishedAt }) => publishedAt?.toISOString())).toEqual([
      '2014-02-27T15:00:00.000Z',
      '2014-05-13T16:53:20.000Z',
    ]);
    expect(found.posts.map(({ status }) => status)).toEqual(['published', 'published']);
  });

  test('a date that is none leaves the post a draft', () => {
    const post = { uuid: 'u', title: 'T', html: '', status: 'published', published_at: 'soon' };
    expect(parseJson({ data: { posts: [post] } }).posts).toMatchObject([
      { status: 'draft', withheld: ['has a date that can’t be read'] },
    ]);
  });

  test('line breaks at the ends of elements shows none of their signs', () => {
    expect(parse('ghost-line-breaks.json').posts[0]?.contentMd).toBe(
      'one\\\ntwo\n\n**Bold**\\\ntail\n\na `x`\\\n`y`',
    );
  });

  test('a caret before a link has no footnote', () => {
    expect(parse('ghost-caret-link.json').posts[0]?.contentMd).toBe(
      'RewriteCond !\\^[https://a.example](https://a.example)$ end',
    );
  });

  test('pictures at its own site: they are there, or source_url is asked for', () => {
    const [post] = parse('ghost-relative-cover.json', 'https://old.example').posts;
    expect(post?.contentMd).toBe('![](https://old.example/content/images/a.png)');
    const { problems: asked } = parse('ghost-no-source-url.json');
    expect(asked).toMatchObject([{ detail: expect.stringContaining('give source_url') }]);
    expect(parse('ghost-no-source-url.json', 'https://old.example/').posts[0]).toMatchObject({
      contentMd: '![](https://old.example/content/images/a.png)',
      coverImage: { url: 'https://old.example/content/images/c.png' },
    });
  });

  test('code of a post’s own says what was left out', () => {
    const post = { uuid: 'u', title: 'T', html: '', status: 'draft', codeinjection_head: '<style></style>' };
    expect(parseJson({ data: { posts: [post] } }).problems).toMatchObject([
      { item: 'post “T”', detail: expect.stringContaining('codeinjection_head') },
    ]);
  });
});

test('an address with dollar signs stands for itself', () => {
  const post = { uuid: 'u', html: '<a href="__GHOST_URL__/a">a</a>', status: 'draft' };
  const bytes = Buffer.from(JSON.stringify({ data: { posts: [post] } }));
  for (const sourceUrl of ['https://old.example/$$', "https://old.example/$'", 'https://old.example/$&']) {
    const [found] = parseGhost(bytes, { sourceUrl, now: NOW }).posts;
    expect(found?.contentMd).toBe(`[a](${sourceUrl}/a)`);
  }
});

test('a file that names its site so often that it would become very long is refused before it does', () => {
  const sourceUrl = `https://old.example/${'a'.repeat(470)}`;
  const html = '__GHOST_URL__'.repeat(100_000);
  const bytes = Buffer.from(JSON.stringify({ data: { posts: [{ uuid: 'u', html, status: 'draft' }] } }));
  expect(() => parseGhost(bytes, { sourceUrl, now: NOW })).toThrow(
    expect.objectContaining({ errors: [{ pointer: '/file', detail: expect.stringContaining('so often') }] }),
  );
});
