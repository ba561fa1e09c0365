import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { parseImport, type ImportFormat } from './parse-import.js';

const SITE = 'https://old.example';
const HEADER = '---\ntitle: T\ndate: 2020-01-02\n---\n';

/** The texts of a file's posts, and what is said of them. */
async function read(format: ImportFormat, file: string | Uint8Array, sourceUrl: string | null = SITE) {
  const options = { sourceUrl, now: new Date('2026-06-01T00:00:00Z') };
  const { posts, problems } = await parseImport(format, Buffer.from(file), options);
  return { texts: posts.map(({ contentMd }) => contentMd), problems: problems.map(({ detail }) => detail) };
}

function zipped(files: Readonly<Record<string, string>>) {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));
}

describe('a link to the address that a post of the same archive had leads to it here', () => {
  const FROM = '0-from.md';

  async function follow(
    link: string,
    files: Readonly<Record<string, string>>,
    sourceUrl: string | null = SITE,
  ) {
    const { texts, problems } = await read(
      'markdown',
      zipped({ [FROM]: HEADER + link, ...files }),
      sourceUrl,
    );
    return { text: texts[0], problems: problems.filter((detail) => !detail.includes('Markdown')) };
  }

  test.each([
    ['permalink: /2020/a-note/', '_posts/2020-01-02-other.md', '/2020/a-note/'],
    ['permalink: /2020/a-note/', '_posts/2020-01-02-other.md', 'http://www.old.example/2020/a-note'],
    ['permalink: /2020/a.html', '_posts/2020-01-02-other.md', '/2020/a.html?utm_source=x'],
    ['aliases: [/former/one/]', 'content/posts/other.md', '/former/one/'],
    ['redirect_from: /former', 'content/posts/other.md', '/former'],
    ['url: https://old.example/there/', 'other.md', 'https://old.example/there/'],
    ['', '_posts/2020-01-02-other.md', '/2020/01/02/other.html'],
    ['', '_posts/2020-01-02-other.md', 'https://old.example/cat/2020/01/02/other/'],
    ['date: 2020-01-02', 'source/_posts/other.md', '/2020/01/02/other/'],
    ['', 'content/posts/other.md', '/posts/other/'],
    ['slug: third', 'content/posts/other/index.md', '/posts/third/'],
    ['', 'src/content/blog/other.md', '/blog/other'],
    ['', 'src/pages/posts/other.mdx', '/posts/other'],
    ['', 'blog/2020-01-02-other.md', '/blog/2020/01/02/other'],
    ['', '_posts/2020-01-02-several-words.md', '/several-words/'],
    ['', '_posts/2020-01-02-several-words.md', '/blog/several-words/index.html'],
  ])('%j in %s: %s', async (header, path, address) => {
    const other = `---\ntitle: Other\n${header === '' ? 'slug: here' : header}\n---\n`;
    const text = expect.stringMatching(/^\[a\]\(\/\?post=[a-z-]+\)$/) as unknown;
    expect(await follow(`[a](${address})`, { [path]: other })).toEqual({ text, problems: [] });
  });

  const OTHER = { '_posts/2020-01-02-other.md': '---\ntitle: Other\npermalink: /there/\n---\n' };

  test.each([
    ['[a](/there/#part)', '[a](/?post=there#part)'],
    ['[a]: /there/ "t"\n[a]', '[a]: /?post=there "t"\n[a]'],
    ['<a href="https://old.example/there">x</a>', '<a href="/?post=there">x</a>'],
    ['<https://old.example/there/>', '[https://old.example/there/](/?post=there)'],
    ['`[a](/there/)`', '`[a](/there/)`'],
    ['[a](https://other.example/there/)', '[a](https://other.example/there/)'],
    ['[a](/there/?page=2)', '[a](https://old.example/there/?page=2)'],
    ['[a](/)', '[a](https://old.example/)'],
  ])('in whatever form: %j', async (body, text) => {
    expect(await follow(body, OTHER)).toEqual({ text, problems: [] });
  });

  test('where nobody says the site, too', async () => {
    expect(await follow('[a](/there/)', OTHER, null)).toEqual({ text: '[a](/?post=there)', problems: [] });
  });

  test('unless several had it, or wish one slug here', async () => {
    const twice = { ...OTHER, 'b.md': '---\ntitle: B\nslug: b\naliases: [/there]\n---\n' };
    expect((await follow('[a](/there/)', twice)).text).toBe('[a](https://old.example/there/)');
    const same = { ...OTHER, 'b.md': '---\ntitle: B\nslug: there\n---\n' };
    expect((await follow('[a](/there/)', same)).text).toBe('[a](https://old.example/there/)');
  });
});

test.each([
  ['https://old.example/2020/01/other-post/', '/?post=other-post'],
  ['http://www.old.example/2020/01/other-post', '/?post=other-post'],
  ['/2020/01/other-post/#part', '/?post=other-post#part'],
  ['https://old.example/?p=7', '/?post=other-post'],
  ['https://old.example/2020/01/nowhere/', 'https://old.example/2020/01/nowhere/'],
])('of WordPress: %s', async (address, target) => {
  const item = (id: number, name: string, content: string) =>
    `<item><title>${name}</title><link>https://old.example/2020/01/${name}/</link><guid>https://old.example/?p=${String(id)}</guid>
    <wp:post_id>${String(id)}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
    <wp:post_name>${name}</wp:post_name><content:encoded><![CDATA[${content}]]></content:encoded></item>`;
  const items = item(1, 'from', `<p><a href="${address}">a</a></p>`) + item(7, 'other-post', '');
  const file = `<rss xmlns:wp="w" xmlns:content="c"><channel><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>${items}</channel></rss>`;
  expect((await read('wordpress', file)).texts[0]).toBe(`[a](${target})`);
});

test.each([
  ['__GHOST_URL__/other/', SITE],
  ['__GHOST_URL__/other/', null],
  ['https://old.example/blog/other/', 'https://old.example/blog'],
  ['/other', SITE],
])('of Ghost: %s of %j', async (address, sourceUrl) => {
  const posts = [
    { id: '1', slug: 'from', title: 'From', status: 'published', html: `<p><a href="${address}">a</a></p>` },
    { id: '2', slug: 'other', title: 'Other', status: 'published', html: '' },
  ];
  const found = await read('ghost', JSON.stringify({ data: { posts } }), sourceUrl);
  expect(found).toEqual({ texts: ['[a](/?post=other)', ''], problems: [] });
});
