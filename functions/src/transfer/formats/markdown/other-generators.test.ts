import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../content/index.js';
import { POST_KIND } from '../../../posts/index.js';
import { parseImport } from '../../import/parse-import.js';
import type { ImportedPost, ImportOptions } from '../imported-post.js';

const FOLDER = join(__dirname, '../../../../test/fixtures/import');
const SITE = 'https://old.example';
const NOW = new Date('2026-11-28T00:00:00Z');

const importFixture = async (name: string, options: Partial<ImportOptions> = {}) =>
  parseImport('markdown', readFileSync(join(FOLDER, name)), { sourceUrl: null, now: NOW, ...options });

/** What readers see of the first post. */
async function renderFirst([post]: readonly ImportedPost[]): Promise<string> {
  if (!post) throw new Error('there is no post');
  const time = { publishedAt: NOW, createdAt: NOW, updatedAt: NOW };
  const given = { ...post, slug: 'a', seo: undefined };
  const { contentHtml } = await compose(POST_KIND, given, { id: 'a', authors: [], ...time });
  return contentHtml;
}

const PUBLISHED = { status: 'published', publishedAt: new Date('2020-01-02T00:00:00Z') };

test('frames, videos and gists are players or links', async () => {
  const { posts, problems } = await importFixture('embeds.md');
  const html = await renderFirst(posts);
  expect(html).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
  expect(html).toContain('href="https://a.example/v.mp4"');
  expect(html).toContain('href="https://gist.github.com/octocat/0831f3fbd83ac4d46451"');
  expect(problems).toEqual([]);
});

test('relative addresses are those of the site', async () => {
  const { posts, problems } = await importFixture('relative-addresses.md', { sourceUrl: SITE });
  expect(posts[0]?.contentMd).toBe(
    `![a](${SITE}/assets/a.png) [b](${SITE}/2019/b/) <img src="${SITE}/assets/c.png">\n`,
  );
  expect(problems).toEqual([]);
});

test('relative addresses of a site that nobody names are a problem', async () => {
  const { posts, problems } = await importFixture('relative-addresses.md');
  expect(posts[0]?.contentMd).toContain('![a](/assets/a.png)');
  expect(problems).toMatchObject([{ detail: expect.stringContaining('give source_url') }]);
});

test('a header of Hexo’s without a line above it', async () => {
  expect(await importFixture('hexo-header.zip')).toMatchObject({
    posts: [
      {
        title: 'Hello Hexo',
        tags: ['a'],
        status: 'published',
        publishedAt: new Date('2020-01-02T10:00:00Z'),
        contentMd: 'Body\n',
      },
    ],
    problems: [],
  });
});

test('dates in every form are the posts’', async () => {
  const { posts, problems } = await importFixture('dates.zip');
  expect(posts.map(({ title, publishedAt }) => [title, publishedAt?.toISOString()])).toEqual([
    ['astro-pubDate', '2020-01-02T00:00:00.000Z'],
    ['hugo-publishDate', '2020-01-02T00:00:00.000Z'],
    ['no-zero', '2020-01-02T00:00:00.000Z'],
    ['rfc2822', '2020-01-02T10:00:00.000Z'],
    ['ruby', '2020-01-02T09:00:00.000Z'],
    ['short-hour', '2020-01-02T09:05:00.000Z'],
    ['slashes', '2020-01-02T00:00:00.000Z'],
    ['words', '2020-01-02T00:00:00.000Z'],
    ['zone-name', '2020-01-02T15:00:00.000Z'],
  ]);
  expect(posts.every(({ status }) => status === 'published')).toBe(true);
  expect(problems).toEqual([]);
});

test('code within a tag stays code, to the letter', async () => {
  const { posts, problems } = await importFixture('jekyll-highlight.md', { sourceUrl: SITE });
  const content = posts[0]?.contentMd ?? '';
  expect(content).toContain(
    '```html\n<div class="a">\n    <style>p{}</style>\n\n    <b>x</b>\n</div>\n```\n\n',
  );
  expect(content).toContain(`\n\n![](${SITE}/images/c.png)\n\n`);
  expect(content).toContain('<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
  expect(problems).toEqual([]);
});

test('links to headings and their own ids come along', async () => {
  const { posts, problems } = await importFixture('anchors.md');
  expect(posts[0]?.contentMd).toBe(
    '- [Install](#install)\n- [Custom](#my-id)\n\n## Install\n\n## Custom {#my-id}\n',
  );
  expect(problems).toEqual([]);
});

test('a header in TOML', async () => {
  expect(await importFixture('toml.md')).toMatchObject({
    posts: [
      {
        title: 'Repro 28',
        tags: ['a'],
        status: 'published',
        publishedAt: new Date('2020-01-02T10:00:00Z'),
        contentMd: 'Body\n',
      },
    ],
    problems: [],
  });
});

test('tags, categories, a cover, the own address and former ones', async () => {
  const { posts, problems } = await importFixture('header-words.md');
  expect(posts).toMatchObject([
    {
      ...PUBLISHED,
      tags: ['sports', 'baseball', 'c', 'cpp', 'csharp', 'dotnet'],
      coverImage: { url: 'https://a.example/h.png', alt: '' },
      seo: { canonicalUrl: 'https://a.example/x' },
      aliases: ['/old-address/'],
    },
  ]);
  expect(problems).toEqual([]);
});
