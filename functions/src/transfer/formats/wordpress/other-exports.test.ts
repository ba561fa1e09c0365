import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWordpress } from './wordpress.js';

const FIXTURES = join(__dirname, '../../../../test/fixtures/import');
const NOW = new Date('2026-06-01T00:00:00Z');

const read = (name: string) => readFileSync(join(FIXTURES, name));
const parse = (bytes: Uint8Array, timeZone?: string) =>
  parseWordpress(Buffer.from(bytes), {
    sourceUrl: null,
    now: NOW,
    ...(timeZone !== undefined && { timeZone }),
  });
const parseItems = (...items: string[]) => parse(Buffer.from(exportOf(items)));

function exportOf(items: readonly string[], channel = ''): string {
  return `<rss version="2.0" xmlns:excerpt="e" xmlns:content="c" xmlns:dc="d" xmlns:wp="w"><channel>${channel}<wp:wxr_version>1.2</wp:wxr_version>${items.join('')}</channel></rss>`;
}

/** A post that is published, of these fields. */
function postItem(fields: Readonly<Record<string, string>>, more = ''): string {
  const given = {
    title: 'T',
    guid: 'https://wp.example.net/?p=1',
    'wp:post_id': '1',
    'wp:post_date_gmt': '2020-01-02 03:04:05',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    ...fields,
  };
  const children = Object.entries(given).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`);
  return `<item>${children.join('')}${more}</item>`;
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

describe('notes and blocks', () => {
  test('footnotes of the block editor are those of Markdown', () => {
    const { posts, problems } = parse(read('wordpress-footnotes.xml'));
    expect(posts[0]?.contentMd).toBe('Claim[^1].\n\n[^1]: The note');
    expect(problems).toEqual([]);
  });

  test('come along where the block that shows them is missing', () => {
    const note = '<p>A<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup></p>';
    const item = postItem(
      { 'content:encoded': `<!-- wp:paragraph -->${note}<!-- /wp:paragraph -->` },
      meta('footnotes', '[{"id":"x","content":"N <em>e</em>"}]'),
    );
    expect(parseItems(item).posts[0]?.contentMd).toBe('A[^1]\n\n[^1]: N *e*');
  });

  test('a reusable block is put in, one that WordPress fills is named', () => {
    const { posts, problems } = parse(read('wordpress-reusable-block.xml'));
    expect(posts.map(({ contentMd }) => contentMd)).toEqual(['Before\n\nReusable text.']);
    expect(problems).toEqual([
      { item: 'post “Repro 07”', detail: expect.stringContaining(': latest-posts'), kind: 'blocks' },
    ]);
  });

  test('a part for members in a reusable block withholds the post', () => {
    const gated = '<!-- wp:acme/members-only --><p>S</p><!-- /wp:acme/members-only -->';
    const block = postItem({
      'wp:post_id': '2',
      guid: 'b',
      'wp:post_type': 'wp_block',
      'content:encoded': gated,
    });
    const item = postItem({ 'content:encoded': '<!-- wp:block {"ref":2} /-->' });
    expect(parseItems(item, block).posts).toMatchObject([
      { status: 'draft', withheld: ['has a part for members only'] },
    ]);
  });

  test('a reusable block that shows other texts in a post is named', () => {
    const block = postItem({
      'wp:post_id': '2',
      'wp:post_type': 'wp_block',
      'content:encoded': '<p>Usual</p>',
    });
    const content = '<!-- wp:block {"ref":2,"content":{"title":{"content":"Other"}}} /-->';
    const { posts, problems } = parseItems(postItem({ 'content:encoded': content }), block);
    expect(posts).toMatchObject([{ contentMd: 'Usual' }]);
    expect(problems).toMatchObject([
      { detail: expect.stringContaining('texts of its own in block 2') as unknown },
    ]);
  });
});

describe('times', () => {
  test('without one in UTC are those of the site’s clock', () => {
    const publishedAt = (zone?: string) =>
      parse(read('wordpress-no-gmt.xml'), zone).posts[0]?.publishedAt?.toISOString();
    expect(publishedAt()).toBe('2015-05-05T10:00:00.000Z');
    expect(publishedAt('Europe/Berlin')).toBe('2015-05-05T08:00:00.000Z');
  });

  test.each([
    [
      {
        'wp:post_date_gmt': '',
        'wp:post_date': '0000-00-00 00:00:00',
        pubDate: 'Tue, 05 May 2015 10:00:00 +0000',
      },
      '2015-05-05T10:00:00.000Z',
    ],
    [
      { 'wp:post_date_gmt': '-0001-11-30 00:00:00', 'wp:post_date': '2015-05-05 10:00:00' },
      '2015-05-05T10:00:00.000Z',
    ],
  ])('%j is %s', (fields, time) => {
    expect(parseItems(postItem(fields)).posts[0]?.publishedAt?.toISOString()).toBe(time);
  });

  test.each(['publish', 'future'])('that can’t be read leave a post of the status %s a draft', (status) => {
    const item = postItem({
      'wp:post_date_gmt': '0000-00-00 00:00:00',
      pubDate: 'Thu, 01 Jan 1970 00:00:00 +0000',
      'wp:status': status,
    });
    expect(parseItems(item).posts).toMatchObject([
      { status: 'draft', withheld: [expect.stringContaining('can’t be read')] },
    ]);
  });
});

describe('what else a file has', () => {
  test('comments are counted', () => {
    expect(parse(read('wordpress-comments.xml')).problems).toEqual([
      { item: 'comments', detail: '1 comment was left out: only posts are imported' },
    ]);
  });

  test('of comments those that nobody saw are not', () => {
    const comment = (approved: string, type: string) =>
      `<wp:comment><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type></wp:comment>`;
    const comments = [
      comment('1', 'comment'),
      comment('1', ''),
      comment('1', 'pingback'),
      comment('spam', ''),
      comment('0', ''),
    ];
    expect(parseItems(postItem({}, comments.join(''))).problems).toMatchObject([
      { detail: expect.stringContaining('2 comments were') },
    ]);
  });

  test('two posts with one guid come both', () => {
    const { posts, problems } = parseItems(
      postItem({ title: 'A' }),
      postItem({ title: 'B', 'wp:post_id': '2' }),
    );
    expect(posts.map(({ key, title }) => [key, title])).toEqual([
      ['wordpress:https://wp.example.net/?p=1', 'A'],
      ['wordpress:https://wp.example.net/?p=1#2', 'B'],
    ]);
    expect(problems).toEqual([]);
  });

  test('a featured image that is not in the file is a problem', () => {
    expect(parseItems(postItem({}, meta('_thumbnail_id', '99'))).problems).toMatchObject([
      { detail: expect.stringContaining('featured image (number 99)') },
    ]);
  });

  test.each([
    ['rank_math_title', 'title'],
    ['_aioseo_description', 'description'],
    ['_seopress_robots_canonical', 'canonicalUrl'],
    ['_aioseop_title', 'title'],
  ])('%s is the %s for search engines', (key, field) => {
    expect(parseItems(postItem({}, meta(key, 'https://a.example'))).posts[0]?.seo).toMatchObject({
      [field]: 'https://a.example',
    });
    expect(parseItems(postItem({}, meta(key, '%title% x'))).posts[0]?.seo).toBeNull();
  });

  test('addresses are those of the site that the file names; without it they are a problem', () => {
    const item = postItem({ 'content:encoded': '<img src="/a.png">' });
    const named = parse(Buffer.from(exportOf([item], '<link>https://old.blog</link>')));
    expect(named.posts[0]?.contentMd).toBe('![](https://old.blog/a.png)');
    expect(named.problems).toEqual([]);
    const { posts, problems } = parseItems(item);
    expect(posts[0]?.contentMd).toBe('![](/a.png)');
    expect(problems).toMatchObject([{ detail: expect.stringContaining('give source_url') }]);
  });
});

describe('a file', () => {
  const wxr = (item: string) => strToU8(exportOf([item]));

  test.each([
    ['a blank line', read('wordpress-leading-line.xml').toString()],
    ['two byte order marks', `\ufeff\ufeff${read('wordpress-no-gmt.xml').toString()}`],
    [
      'a warning of PHP',
      `<br />\n<b>Notice</b>: x in y on line 3<br />\n${read('wordpress-no-gmt.xml').toString()}\n<b>Warning</b>`,
    ],
  ])('that begins with %s is read', (_what, text) => {
    expect(parse(Buffer.from(text)).posts).toHaveLength(1);
  });

  test.each(['constructor', '__proto__'])('names items of a type called %s', (type) => {
    const { problems } = parseItems(postItem({ 'wp:post_type': type }));
    expect(problems).toEqual([
      { item: `items of the type “${type}”`, detail: expect.stringContaining('left out (1)') },
    ]);
  });

  test('that is a ZIP of several is read as one', () => {
    const zip = zipSync({
      'site/a.wordpress.2026-01-01.002.xml': wxr(
        postItem({ title: 'B', guid: 'https://wp.example.net/?p=2', 'wp:post_id': '2' }),
      ),
      'site/a.wordpress.2026-01-01.001.xml': wxr(postItem({ title: 'A' })),
      'site/broken.xml': strToU8('<rss>'),
      'site/readme.txt': strToU8('x'),
    });
    const { posts, problems } = parse(zip);
    expect(posts.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(problems).toEqual([{ item: 'file site/broken.xml', detail: expect.stringContaining('left out') }]);
  });

  test('that is a ZIP of none is refused', () => {
    const refusal = expect.objectContaining({ code: 'validation-failed' });
    expect(() => parse(zipSync({ 'a.txt': strToU8('x') }))).toThrow(refusal);
  });
});
