import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { CONVERT_OPTIONS, convert } from '../../../../../test/support/posts/converted-bodies.js';
import { parseMarkdown } from '../markdown-files.js';

describe('relative addresses', () => {
  test.each([
    ['![a](/b.png "t")', '![a](https://old.example/b.png "t")'],
    ['[a](/b_(c))', '[a](https://old.example/b_(c))'],
    ['> [a][b]\n>\n> [b]: /c', '> [a][b]\n>\n> [b]: https://old.example/c'],
    ['- [a][b]\n\n    [b]: /c', '- [a][b]\n\n    [b]: https://old.example/c'],
    ['[a][b]\n\n[b]: /c "t"', '[a][b]\n\n[b]: https://old.example/c "t"'],
    [
      '# H\n[b]: /c\n[d]: </e f> (t)\n[g]: /h',
      '# H\n[b]: https://old.example/c\n[d]: <https://old.example/e%20f> (t)\n[g]: https://old.example/h',
    ],
    [
      '<img alt="see src=foo" data-x=\'a href="b" c\' src="/b.png">',
      '<img alt="see src=foo" data-x=\'a href="b" c\' src="https://old.example/b.png">',
    ],
    ["<a href='/b'>x</a>", "<a href='https://old.example/b'>x</a>"],
    ['<img src=/b.png>', '<img src=https://old.example/b.png>'],
    [
      '<img srcset="/a.png 1x, /b.png 2x">',
      '<img srcset="https://old.example/a.png 1x, https://old.example/b.png 2x">',
    ],
    [
      '![a]({static}/b.png) [c]({attach}d.pdf)',
      '![a](https://old.example/b.png) [c](https://old.example/blog/d.pdf)',
    ],
    ['![a](//a.example/b.png)', '![a](https://a.example/b.png)'],
  ])('of %j are of their site', (body, content) => {
    expect(convert(body)).toEqual({ content, problems: [] });
  });

  test.each([
    '[a](#b)',
    '[a](mailto:a@a.example)',
    '[a](tel:1)',
    '[a](https://a.example/)',
    'Text[^1]\n\n[^1]: /note',
    '[Q]: What is it?',
    '[Q]: What (it) is',
    'Text\n[a]: b',
    '> Text\n> [a]: b',
    '<img alt="see src=foo">',
  ])('are not in %j', (body) => {
    expect(convert(body, null)).toEqual({ content: body, problems: [] });
  });

  test.each([
    ['![a](b.png)', '![a](https://old.example/blog/b.png)', 'b.png'],
    ['![a](<b c.png>)', '![a](<https://old.example/blog/b%20c.png>)', 'b c.png'],
    ['[![a](b.png)](/c/)', '[![a](https://old.example/blog/b.png)](https://old.example/c/)', 'b.png'],
    ['{% asset_img c.png "The alt" %}', '![The alt](https://old.example/blog/c.png)', 'c.png'],
  ])('of a page that nobody knows are of the site and named: %j', (body, content, name) => {
    const { content: found, problems } = convert(body);
    expect(found?.trim()).toBe(content);
    expect(problems).toEqual([expect.stringMatching(`relative to its own.*\\(${name}\\)`)]);
  });

  test.each([
    ['content/posts/foo/index.md', '', 'https://old.example/blog/posts/foo/img.png'],
    ['site/content/posts/foo/index.en.md', 'slug: bar\n', 'https://old.example/blog/posts/bar/img.png'],
    ['_posts/2020-01-02-a.md', 'permalink: /2020/a/\n', 'https://old.example/blog/2020/a/img.png'],
    ['_posts/2020-01-02-a.md', 'permalink: /blog/a.html\n', 'https://old.example/blog/img.png'],
    ['a.md', 'url: https://other.example/a/\n', 'https://other.example/a/img.png'],
  ])('of the page %s with %j are below that', (path, header, url) => {
    const text = `---\ntitle: T\ndate: 2020-01-02\n${header}---\n![a](img.png)`;
    const beside = path.replace(/[^/]+$/, 'img.png');
    const zip = zipSync({ [path]: Buffer.from(text), [beside]: Buffer.from('x') });
    const { posts, problems } = parseMarkdown(Buffer.from(zip), CONVERT_OPTIONS);
    expect(posts).toMatchObject([{ contentMd: `![a](${url})` }]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['content/posts/foo/index.md', 'content/posts/foo/c.png', 'https://old.example/blog/posts/foo/c.png'],
    ['content/posts/foo/index.md', 'static/c.png', 'https://old.example/blog/c.png'],
    ['content/posts/foo.md', 'static/c.png', 'https://old.example/blog/c.png'],
  ])('of a cover at %s beside %s', (path, picture, url) => {
    const text = '---\ntitle: T\ndate: 2020-01-02\ncover: c.png\n---\n';
    const zip = zipSync({ [path]: Buffer.from(text), [picture]: Buffer.from('x') });
    expect(parseMarkdown(Buffer.from(zip), CONVERT_OPTIONS).posts).toMatchObject([{ coverImage: { url } }]);
  });

  test('of a site that nobody names are one problem of the post', () => {
    expect(convert('![a](/b.png) [c](d/) <img src="e.png">', null)).toEqual({
      content: '![a](/b.png) [c](d/) <img src="e.png">',
      problems: [expect.stringMatching(/give source_url.*\/b\.png, d\/, e\.png/)],
    });
  });
});
