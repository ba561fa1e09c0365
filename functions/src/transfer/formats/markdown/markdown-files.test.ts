import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdown } from './markdown-files.js';

const FOLDER = join(__dirname, '../../../../test/fixtures/import/markdown');
const OPTIONS = { sourceUrl: 'https://old.example/blog/', now: new Date('2026-06-01T00:00:00Z') };

const parseZip = (files: Readonly<Record<string, string | Uint8Array>>) =>
  parseMarkdown(
    Buffer.from(
      zipSync(
        Object.fromEntries(Object.entries(files).map(([name, file]) => [name, Buffer.from(file as string)])),
      ),
    ),
    OPTIONS,
  );
const parseText = (text: string) => parseMarkdown(Buffer.from(text), OPTIONS);
const onlyPost = (text: string) => parseText(text).posts[0];

describe('a ZIP of Markdown files', () => {
  const files = Object.fromEntries(
    readdirSync(FOLDER, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(FOLDER.length + 1), readFileSync(path)]),
  );
  const { posts, problems } = parseZip({
    ...files,
    '__MACOSX/._hugo.md': 'x',
    '.hidden.md': 'x',
    'a/.git/b.md': 'x',
  });

  test('gives a post for each, in the order of their names', () => {
    expect(posts).toMatchObject([
      {
        key: 'markdown:_posts/2026-05-01-jekyll-post.md',
        title: 'A Jekyll post: with a colon',
        slug: 'jekyll-post',
        contentMd: 'Text of the post.\n',
        excerpt: 'In short.',
        tags: ['web', 'design', 'php', 'Static Sites'],
        status: 'published',
        publishedAt: new Date('2026-05-01T00:00:00Z'),
        authors: [{ id: null, email: null, name: 'Ada Lovelace' }],
        coverImage: { url: 'https://old.example/assets/cover.png', alt: '' },
      },
      {
        key: 'markdown:hugo.md',
        title: 'A Hugo post',
        slug: 'a-hugo-post',
        status: 'draft',
        withheld: ['says “draft: true”'],
        publishedAt: new Date('2026-04-01T08:00:00Z'),
        updatedAt: new Date('2026-04-02T00:00:00Z'),
        coverImage: { url: 'https://example.com/cover.png', alt: 'A cover' },
      },
      {
        key: 'markdown:notes/plain_note.markdown',
        title: 'A plain note',
        slug: 'plain_note',
        contentMd: 'No header at all.\n',
        status: 'draft',
        publishedAt: null,
      },
      { key: 'markdown:toml.md', title: 'TOML', contentMd: 'Text.\n', status: 'draft' },
    ]);
  });

  test('says which are not as they should be, with the line', () => {
    expect(problems).toEqual([
      { item: 'file bad-header.md', detail: expect.stringContaining('no YAML in line 4') },
      { item: 'file custom-tag.md', detail: expect.stringContaining('no YAML in line 2') },
      {
        item: 'file _posts/2026-05-01-jekyll-post.md',
        detail: expect.stringContaining('not in the archive, and whose addresses stay'),
        kind: expect.anything(),
      },
    ]);
  });

  test('takes names for names, wherever they point to', () => {
    const hostile = parseZip({
      '../../etc/a.md': 'x',
      '/etc/b.md': 'x',
      'C:\\c.md': 'x',
      '__proto__/d.md': 'x',
    });
    expect(hostile.posts.map(({ key }) => key)).toEqual([
      'markdown:../../etc/a.md',
      'markdown:/etc/b.md',
      'markdown:C:\\c.md',
      'markdown:__proto__/d.md',
    ]);
  });

  test('leaves out what is too large or not UTF-8, and keeps the rest', () => {
    const found = parseZip({ 'a.md': 'x'.repeat(2 ** 21 + 1), 'b.md': new Uint8Array([0xff]), 'c.md': 'x' });
    expect(found.posts.map(({ key }) => key)).toEqual(['markdown:c.md']);
    expect(found.problems.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('more than 2 MB'),
      expect.stringContaining('not UTF-8'),
    ]);
  });

  test('is refused as a whole when it says that it is too large, before anything is inflated', () => {
    const zip = Buffer.from(
      zipSync(
        Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${String(i)}.md`, Buffer.from('x')])),
      ),
    );
    for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 4)) {
      zip.writeUInt32LE(2 * 1024 * 1024, at + 24);
    }
    expect(() => parseMarkdown(zip, OPTIONS)).toThrow(refusal('more than 200 MB'));
  });

  test('is read so far as its headers have 10 MB', () => {
    const header = `# ${'x'.repeat(19_000)}\ntitle: T\n`;
    const file = Buffer.from(`---\n${header}---\n`);
    const allowed = Math.floor(10_000_000 / header.length);
    const names = Array.from({ length: allowed + 2 }, (_, number) => `${String(number).padStart(3, '0')}.md`);
    const { posts, problems } = parseZip(Object.fromEntries(names.map((name) => [name, file])));
    expect(posts).toHaveLength(allowed);
    expect(problems).toEqual(
      names
        .slice(allowed)
        .map((name) => ({ item: `file ${name}`, detail: expect.stringContaining('10 MB') })),
    );
  });

  test('with many posts and pictures of one name, and many links, takes no long time', () => {
    const files = Array.from({ length: 3_000 }, (_, number) => `f${String(number)}`).flatMap(
      (folder): [string, string][] => [
        [`${folder}/a.md`, '[a](../x/a.md) [[a]] ![a](../x/b.png) '.repeat(10)],
        [`${folder}/b.png`, 'x'],
      ],
    );
    expect(parseZip(Object.fromEntries(files)).posts).toHaveLength(3_000);
  }, 10_000);

  test('names links to posts that wish one slug, as nobody knows which will have it', () => {
    const { posts, problems } = parseZip({
      '2020/intro.md': '# One',
      '2021/intro.md': '# Two',
      'a.md': '[a](2020/intro.md) [b](2021/intro.md#part) [[2021/intro]]',
    });
    expect(posts.at(-1)?.contentMd).toBe('[a](2020/intro.md) [b](2021/intro.md#part) 2021/intro');
    expect(problems).toMatchObject([
      {
        item: 'file a.md',
        detail: expect.stringContaining('own slug ([[2021/intro]], 2020/intro.md, 2021/intro.md#part'),
      },
    ]);
  });

  test('links to the post or file that the path means', () => {
    const { posts } = parseZip({
      'x/One/a.md': '# One',
      'x/two/a.md': '# Two\n\n[[one/a]] [[two/a]] [b](b.png) [c](../one/b.png) [[c.png]]',
      'x/One/b.png': 'x',
      'x/two/b.png': 'x',
      'x/c.png': 'x',
    });
    expect(posts[1]?.files?.map(({ path }) => path)).toEqual(['x/two/b.png', 'x/One/b.png', 'x/c.png']);
    expect(posts[1]?.contentMd).toContain('[c.png](https://old.example/x/c.png)');
  });

  test('is refused when its files overlap', () => {
    const zip = Buffer.from(zipSync({ 'a.md': Buffer.from('x'.repeat(99)), 'b.md': Buffer.from('y') }));
    const first = zip.indexOf('PK\x01\x02');
    zip.writeUInt32LE(zip.length, first + 20);
    expect(() => parseMarkdown(zip, OPTIONS)).toThrow(refusal('overlap'));
  });

  test('is refused with more than 10,000 files of Markdown', () => {
    const names = Array.from(
      { length: 10_001 },
      (_, number) => [`${String(number)}.md`, new Uint8Array()] as const,
    );
    expect(() => parseMarkdown(Buffer.from(zipSync(Object.fromEntries(names))), OPTIONS)).toThrow(
      refusal('10000 files'),
    );
  });
});

describe('a file alone', () => {
  test('is a post', () => {
    expect(onlyPost('---\ntitle: 2024\npublished: true\ntags: a, b c\n---\n\nText.')).toMatchObject({
      title: '2024',
      status: 'published',
      tags: ['a', 'b c'],
      contentMd: 'Text.',
    });
  });

  test.each([
    ['draft: false', 'draft'],
    ['date: 2026-01-01', 'published'],
    ['coverImage: /a.png\npublishedAt: 2026-01-01', 'published'],
    ['date: 2026-01-01\ndraft: yes', 'draft'],
    ['date: 2026-01-01\npublished: false', 'draft'],
    ['date: 2026-01-01\nstatus: private', 'draft'],
    ['published: 2026-01-01', 'published'],
    ['status: published', 'published'],
  ])('with %j is %s', (header, status) => {
    expect(onlyPost(`---\n${header}\n---\n`)?.status).toBe(status);
  });

  test.each([
    ['permalink: /2026/05/a-title/', 'a-title'],
    ['permalink: /b/a-title.html', 'a-title'],
    ['permalink: /:year/:title/', null],
  ])('with %j has the slug %j', (header, slug) => {
    expect(onlyPost(`---\n${header}\n---\n`)?.slug).toBe(slug);
  });

  test.each([
    ['# A title #\n\nText', 'A title', 'Text'],
    ['Text\n\n## Later', 'Later', 'Text\n\n## Later'],
    ['```\n# no\n```\n# Yes', 'Yes', '```\n# no\n```\n# Yes'],
  ])('of %j has the title %j', (text, title, contentMd) => {
    expect(onlyPost(text)).toMatchObject({ title, contentMd });
  });

  test.each([
    ['aliases that multiply', `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b]`],
    ['deep lists', '['.repeat(19_000)],
    ['lists as keys', '? [a]\n: b'],
    ['a name twice', 'a: 1\na: 2'],
    ['no mapping', '- a'],
    ['too much', `a: ${'x'.repeat(20_001)}`],
    ['very many names', Array.from({ length: 3_000 }, (_, number) => `${number.toString(36)}:`).join('\n')],
  ])('whose header has %s is a problem', (_what, header) => {
    const { posts, problems } = parseText(`---\n${header}\n---\nText.`);
    expect(posts).toEqual([]);
    expect(problems).toEqual([{ item: 'the file', detail: expect.stringContaining('header') }]);
  });

  test('is known by its text: another note of the same title is another post', () => {
    const [first, again, other] = ['# Notes\n\nOne', '# Notes\n\nOne', '# Notes\n\nTwo'].map(onlyPost);
    expect(first?.title).toBe('Notes');
    expect(again?.key).toBe(first?.key);
    expect(other?.key).not.toBe(first?.key);
  });

  test('with names of an object’s own is read', () => {
    expect(onlyPost('---\n__proto__: {title: x}\nconstructor: y\ntitle: z\n---\n')?.title).toBe('z');
  });

  test.each([
    ['{"format":"firefolio"}', '“json”'],
    [' \n[]', '“ghost”'],
    ['\ufeff{}', '“json”'],
    ['<!DOCTYPE html>\n<p>a', 'HTML'],
    ['<html lang="en">', 'HTML'],
    ['\n<?xml version="1.0"?><rss/>', '“wordpress”'],
  ])('that is %j is refused, with the name of the format', (text, detail) => {
    expect(() => parseText(text)).toThrow(refusal(detail));
  });

  test.each(['[a link](https://a.example/)', '{% raw %}', '42', '<htmlx>', '<p>HTML</p>'])(
    'that is %j is Markdown',
    (text) => {
      expect(onlyPost(text)?.contentMd).toBe(text);
    },
  );

  test('whose heading is long is read in no long time', () => {
    const text = `---\ntitle: T\n---\n# ${'['.repeat(450_000)}`;
    expect(onlyPost(text)?.title).toBe('T');
  }, 5_000);

  test.each([[Buffer.from([0xff, 0xfe])], [Buffer.from('a\0b')]])('that is no text is refused', (bytes) => {
    expect(() => parseMarkdown(bytes, OPTIONS)).toThrow(refusal('neither a ZIP nor a Markdown file'));
  });
});

function refusal(detail: string) {
  return expect.objectContaining({
    code: 'validation-failed',
    errors: [{ pointer: '/file', detail: expect.stringContaining(detail) }],
  });
}
