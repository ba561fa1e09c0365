import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import type { ImportOptions } from '../imported-post.js';
import { parseMarkdown } from './markdown-files.js';

const OPTIONS: ImportOptions = { sourceUrl: null, now: new Date('2026-06-01T00:00:00Z') };

const parseText = (text: string, options: Partial<ImportOptions> = {}) =>
  parseMarkdown(Buffer.from(text), { ...OPTIONS, ...options });
const at = (path: string, text: string, options: Partial<ImportOptions> = {}) =>
  parseMarkdown(Buffer.from(zipSync({ [path]: Buffer.from(text) })), { ...OPTIONS, ...options }).posts[0];
const of = (header: string) => parseText(`---\ntitle: T\ndate: 2020-01-02\n${header}\n---\nx`).posts[0];

const READ = {
  title: 'A title',
  tags: ['a', 'b c'],
  status: 'published',
  publishedAt: new Date('2020-01-02T10:00:00Z'),
  contentMd: 'Body\n',
};
const YAML = 'title: A title\ndate: 2020-01-02 10:00\ntags: [a, b c]\n';
const JSON_FIELDS = '"title": "A title", "date": "2020-01-02T10:00:00Z",\n"tags": ["a", "b c"]';

describe('a header is read', () => {
  test.each<[string, string]>([
    ['between lines of dashes', `---\n${YAML}---\nBody\n`],
    ['with blanks after the dashes', `---  \n${YAML}--- \t\nBody\n`],
    ['with more dashes', `-----\n${YAML}-----\nBody\n`],
    ['with a byte order mark', `\ufeff---\n${YAML}---\nBody\n`],
    ['below a blank line', `\n \n---\n${YAML}---\nBody\n`],
    ['that ends as YAML does', `---\n${YAML}...\nBody\n`],
    ['without a line above, as Hexo has it', `${YAML}---\nBody\n`],
    [
      'without a line above, with lists',
      `title: A title\ndate: 2020/01/02 10:00:00\ntags:\n- a\n- b c\n---\nBody\n`,
    ],
    ['without a line above, with a byte order mark', `\ufeff${YAML}---\n\nBody\n`],
    ['in JSON', `{\n${JSON_FIELDS}\n}\n\nBody\n`],
    ['in JSON as Hexo has it', `${JSON_FIELDS}\n;;;\nBody\n`],
    ['in JSON as Hexo has it, with a line above', `;;;\n${JSON_FIELDS}\n;;;\nBody\n`],
    ['in JSON that is named', `---json\n{${JSON_FIELDS}}\n---\nBody\n`],
    ['in TOML', `+++\ntitle = "A title"\ndate = 2020-01-02T10:00:00Z\ntags = ["a", "b c"]\n+++\n\nBody\n`],
    [
      'in TOML, with a local time',
      `+++\ntitle = 'A title'\ndate = 2020-01-02 10:00:00\ntags = ["a", "b c"]\n+++\nBody\n`,
    ],
    [
      'in TOML, as Zola has it',
      `+++\ntitle = "A title"\ndate = 2020-01-02T11:00:00+01:00\n[taxonomies]\ntags = ["a", "b c"]\n+++\nBody\n`,
    ],
    ['as Pelican has it', `Title: A title\nDate: 2020-01-02 10:00\nTags: a, b c\nSlug: x\n\nBody\n`],
    [
      'as Pelican has it, over several lines',
      `Title: A title\nDate: 2020-01-02 10:00\nTags: a,\n      b c\nSummary: One\n    two\n\nBody\n`,
    ],
  ])('%s', (_what, text) => {
    expect(parseText(text)).toMatchObject({ posts: [READ], problems: [] });
    const windows = parseText(text.replaceAll('\n', '\r\n'));
    expect(windows).toMatchObject({ posts: [{ ...READ, contentMd: 'Body\r\n' }], problems: [] });
  });

  test.each([
    'Note: this is a paragraph.\nIt goes on.\n\nMore.',
    'Title: of a section\n---\nText.',
    'a: b\n\n---\n\nText.',
    '{ "not": json\n\nText.',
    '{{ page.x }}\n\nText.',
    'Some text\n---\nText.',
    '\n---\n\nText.\n\n---\n',
    '+++ text',
  ])('but not in %j', (text) => {
    expect(parseText(text)).toMatchObject({ posts: [{ status: 'draft', contentMd: text }] });
  });

  test.each([
    ['+++\ntitle = \n+++\nx', 'no TOML in line 2'],
    ['+++\na = 1\na = 2\n+++\nx', 'no TOML in line 3'],
    [`+++\na = ${'['.repeat(1_000)}\n+++\nx`, 'TOML'],
    ['{"title": "x",}\n\nx', 'no JSON'],
    [`{"a": ${'['.repeat(60)}${']'.repeat(60)}}\n\nx`, 'nested too deep'],
    [
      `{${Array.from({ length: 201 }, (_, number) => `"n${String(number)}":1`).join(',')}}\n\nx`,
      'more than 200 names',
    ],
  ])('and is a problem where it can’t be: %.20j', (text, detail) => {
    expect(parseText(text)).toMatchObject({
      posts: [],
      problems: [{ detail: expect.stringContaining(detail) }],
    });
  });
});

describe('a date', () => {
  test.each([
    ...[
      'date: 2020/01/02',
      'date: 2020-1-2',
      'date: "January 2, 2020"',
      'pubDate: Jan 02 2020',
      'publishDate: 2020-01-02',
    ],
    ...['publishedAt: 2020-01-02', 'published_at: 2020-01-02T00:00:00Z', 'pubDatetime: 2020-01-02T00:00:00Z'],
    ...[
      'date_published: Thu, 02 Jan 2020 00:00:00 GMT',
      'date: 2020-01-02 02:00:00 +0200',
      'posted: 2 January 2020',
    ],
    ...[
      'date: 1577923200',
      'date: 1577923200000',
      'date: Thu Jan 02 01:00:00 +0100 2020',
      'datetime: 2020-01-02',
    ],
  ])('is understood: %j', (line) => {
    const { posts, problems } = parseText(`---\ntitle: T\n${line}\n---\n`);
    expect(posts).toMatchObject([{ status: 'published', publishedAt: new Date('2020-01-02T00:00:00Z') }]);
    expect(problems).toEqual([]);
  });

  test('without a zone is in that of the import', () => {
    const options = { timeZone: 'America/New_York' };
    expect(parseText('---\ntitle: T\ndate: 2020-07-02 10:00\n---\n', options).posts).toMatchObject([
      {
        publishedAt: new Date('2020-07-02T14:00:00Z'),
        former: { publishedAt: new Date('2020-07-02T10:00:00Z') },
      },
    ]);
    expect(at('2020-07-02-a.md', '# A', options)).toMatchObject({
      publishedAt: new Date('2020-07-02T04:00:00Z'),
    });
  });

  test('that is not understood makes a draft that says so, and never one of today', () => {
    const { posts } = parseText('---\ntitle: T\ndate: 02.01.2020\n---\n');
    expect(posts).toMatchObject([
      {
        status: 'draft',
        publishedAt: null,
        withheld: [expect.stringContaining('“date: 02.01.2020”; 2026-05-01 can')],
      },
    ]);
  });

  test('of a change is understood, or is a problem', () => {
    expect(of('lastmod: 2020/02/03')).toMatchObject({ updatedAt: new Date('2020-02-03T00:00:00Z') });
    expect(of('modified: Feb 3, 2020')).toMatchObject({ updatedAt: new Date('2020-02-03T00:00:00Z') });
    const { posts, problems } = parseText('---\ntitle: T\ndate: 2020-01-02\nupdated: soon\n---\n');
    expect(posts).toMatchObject([{ status: 'published', updatedAt: null }]);
    expect(problems).toMatchObject([{ detail: expect.stringContaining('“updated: soon”') }]);
  });
});

describe('tags', () => {
  test.each<[string, string[]]>([
    ['tags: [a, b]', ['a', 'b']],
    ['tags: a b', ['a', 'b']],
    ['tags: a, b c', ['a', 'b c']],
    ['tags: a; b c', ['a', 'b c']],
    ['tags: "#a #b/c"', ['a', 'b/c']],
    ['tags: ["#a", b]', ['a', 'b']],
    ['tags: [{ name: A, slug: a }, { title: B }]', ['A', 'B']],
    ['tags: { a: true, b: null }', ['a', 'b']],
    ['tags: 2020', ['2020']],
    ['tag: a b', ['a b']],
    ['categories: sports ball', ['sports', 'ball']],
    ['category: Sports Ball', ['Sports Ball']],
    ['categories: [[Sports, Baseball], [Play]]', ['Sports', 'Baseball', 'Play']],
    ['categories: Uncategorized', []],
    ['keywords: a b, c', ['a b', 'c']],
    ['topics: [a]', ['a']],
    ['taxonomies: { tags: [a], categories: [b] }', ['b', 'a']],
    ['extra: { tags: [a] }', ['a']],
    ['params: { topics: [a] }', ['a']],
    ['tags: [C, C++, "C#", .NET, Node.js]', ['C', 'C++', 'C#', '.NET', 'Node.js']],
    ['tags:', []],
  ])('of %j are %j', (line, tags) => {
    expect(of(line)?.tags).toEqual(tags);
  });

  test.each([
    ['_posts/a.md', ['web', 'design']],
    ['notes/a.md', ['web', 'design']],
    ['source/_posts/a.md', ['web design']],
    ['content/posts/a.md', ['web design']],
    ['src/content/blog/a.md', ['web design']],
  ])('without commas at %s are as its generator has them', (path, tags) => {
    expect(at(path, '---\ntags: web design\n---\n')?.tags).toEqual(tags);
  });

  test('in lines of their own are the post’s', () => {
    expect(
      at('a.md', '---\ntags: x\n---\n#one #two/three\n\nText with #no-tag.\n\n```\n#include\n```\n')?.tags,
    ).toEqual(['x', 'one', 'two/three']);
  });
});

describe('a cover', () => {
  const URL = 'https://a.example/c.png';

  test.each([
    ...[
      'cover',
      'image',
      'thumbnail',
      'banner',
      'heroImage',
      'featured_image',
      'featuredImage',
      'feature_image',
    ],
    ...[
      'og_image',
      'top_img',
      'index_img',
      'cover_image',
      'featureImg',
      'header_image',
      'socialImage',
      'banner_img',
    ],
  ])('by the name %s', (name) => {
    expect(of(`${name}: ${URL}`)?.coverImage).toEqual({ url: URL, alt: '' });
  });

  test.each([
    `cover: { image: ${URL}, alt: A }`,
    `image: { path: ${URL}, alt: A }`,
    `image: { src: ${URL}, caption: A }`,
    `images: [${URL}]\nimage_alt: A`,
    `images: [{ url: ${URL}, alt: A }]`,
    `header: { teaser: ${URL}, image_description: A }`,
    `header: { image: ${URL}, image_description: A, teaser: https://a.example/t.png }`,
    `cover: ${URL}\ncoverAlt: A`,
    `heroImage: ${URL}\nheroImageAlt: A`,
    `params: { cover: { image: ${URL}, alt: A } }`,
    `extra: { thumbnail: ${URL}, thumbnail_alt: A }`,
    `cover: "![A](${URL})"\nimage_alt: A`,
    `top_img: "url(${URL})"\nimage_alt: A`,
  ])('with a text: %j', (lines) => {
    expect(of(lines)?.coverImage).toEqual({ url: URL, alt: 'A' });
  });

  test.each([
    'cover: false',
    'top_img: "#abcdef"',
    'top_img: linear-gradient(a.b, c)',
    'featured: true',
    'image:',
  ])('is not %j', (line) => {
    expect(of(line)?.coverImage).toBeNull();
  });
});

test.each([
  ['description: D', { excerpt: 'D' }],
  ['summary: D', { excerpt: 'D' }],
  ['subtitle: D', { excerpt: 'D' }],
  ['excerpt: E\ndescription: D', { excerpt: 'E' }],
  ['canonicalURL: https://a.example/x', { seo: { canonicalUrl: 'https://a.example/x' } }],
  ['canonical: https://a.example/x', { seo: { canonicalUrl: 'https://a.example/x' } }],
  [
    'canonical_url: https://a.example/x\nmeta_title: M',
    { seo: { canonicalUrl: 'https://a.example/x', title: 'M' } },
  ],
  ['aliases: [/old/, posts/older.html]', { aliases: ['/old/', 'posts/older.html'] }],
  ['aliases: [Another Name, Other]', { aliases: undefined }],
  ['redirect_from: /old/', { aliases: ['/old/'] }],
  ['redirect_from:\n  - /old/\n  - /older/', { aliases: ['/old/', '/older/'] }],
  ['permalink: /2020/01/a-title.html', { aliases: ['/2020/01/a-title.html'], slug: 'a-title' }],
  ['permalink: /:year/:title/', { aliases: undefined, slug: null }],
  ['url: /blog/a-title/', { aliases: ['/blog/a-title/'], slug: 'a-title' }],
  ['slug: chosen\nurl: /blog/a-title/', { slug: 'chosen' }],
])('%j is taken over', (lines, expected) => {
  const { aliases, ...post } = of(lines) ?? {};
  expect({ ...post, aliases }).toMatchObject(expected);
});

describe('a title', () => {
  test.each([
    ['My Note – 1.md', 'Text.\n\n## Part\n', 'My Note – 1', 'Text.\n\n## Part\n'],
    ['My Note.md', '# The title\n\nText.', 'The title', 'Text.'],
    ['My Note.md', '\n\n# The title\n\nText.', 'The title', 'Text.'],
    ['My Note.md', 'The title\n=========\n\nText.', 'The title', 'Text.'],
    [
      'My Note.md',
      '![b](https://a.example/b.png)\n\n# The title\n\nText.',
      'The title',
      '![b](https://a.example/b.png)\n\n# The title\n\nText.',
    ],
    ['My Note.md', 'Text.\n\n# Later\n', 'My Note', 'Text.\n\n# Later\n'],
    ['my-first_note.md', 'Text.', 'my first note', 'Text.'],
    ['2020-01-02-my-note.md', 'Text.', 'my note', 'Text.'],
    ['a.md', '# The `code` & <b>bold</b> [l](u)\n\nText.', 'The code & bold l', 'Text.'],
    [
      'a.md',
      '# *One* `<b>` **two** snake_case_name \\* 3 &amp; ![p](q)',
      'One <b> two snake_case_name * 3 & p',
      '',
    ],
    ['README.md', 'Text.\n\n## _The_ `project`\n', 'The project', 'Text.\n\n## _The_ `project`\n'],
    ['a.md', `# ${'x'.repeat(1_001)}`, 'a', `# ${'x'.repeat(1_001)}`],
    ['README.md', 'Text.\n\n## The project\n', 'The project', 'Text.\n\n## The project\n'],
    ['a-folder/index.md', 'Text.', 'a folder', 'Text.'],
    ['a.md', '---\ntitle: One two\n---\n# One *two*\n\nText.', 'One two', 'Text.'],
    ['a.md', '---\ntitle: One\n---\n# Two\n\nText.', 'One', '# Two\n\nText.'],
    ['a.md', '---\ntitle: One\n---\n<h1>One</h1>\n\nText.', 'One', 'Text.'],
    ['a.md', '---\ntitle: One\n---\nText.\n\n# One\n', 'One', 'Text.\n\n# One\n'],
  ])('of %s with %j is %j', (path, text, title, contentMd) => {
    expect(at(path, text)).toMatchObject({ title, contentMd });
  });
});

describe('a post that its header hides', () => {
  test.each([
    ...['publish_on', 'publish_after', 'release_date', 'embargoed_until', 'goes_live'].map(
      (name) => `${name}: 2031-01-01`,
    ),
    ...['params: { publishDate: 2031-01-01 }', 'params: { custom: { goLive: 2031-01-01 } }'],
    ...['access: paid', 'tier: premium', 'members: true', 'subscribers: true', 'requires_login: true'],
    ...['ready: false', 'publicPost: false', 'Params: { draft: true }', 'frontMatter: { private: true }'],
    ...['params: { extra: { draft: true } }', 'cascade: [{ params: { access: members } }]'],
  ])('by %j is a draft that says so', (line) => {
    expect(of(line)).toMatchObject({ status: 'draft', withheld: [expect.stringContaining('says “')] });
  });

  test.each([
    ...['publish_on: 2019-01-01', 'release_date: 2019-01-01', 'event_date: 2031-01-01', 'number: 1924992000'],
    ...['access: free', 'tier: public', 'members: [Ann, Bob]', 'ready: true', 'requires_login: false'],
    ...['page_title: 2031-01-01', 'params: { release: 2019-01-01 }', 'lastmod: 2031-01-01'],
  ])('is not one with %j', (line) => {
    expect(of(line)).toMatchObject({ status: 'published', withheld: [] });
  });
});
