import { describe, expect, test } from '@jest/globals';
import { withAbsoluteLinks } from './absolute-links.js';
import { renderMarkdown } from './markdown.js';

const PAGE = 'https://site.example/?post=a';

describe('withAbsoluteLinks', () => {
  test.each([
    ['<a href="/about?a=1&amp;b=2">x</a>', 'https://site.example/about?a=1&amp;b=2'],
    ['<a href="about">x</a>', 'https://site.example/about'],
    ['<a href="?post=b">x</a>', 'https://site.example/?post=b'],
    ['<a href="#part">x</a>', 'https://site.example/?post=a#part'],
    ['<img src="a.png" />', 'https://site.example/a.png'],
    ['<a href="https://example.org">x</a>', 'https://example.org'],
    ['<a href="mailto:a@example.org">x</a>', 'mailto:a@example.org'],
    ['<a href="tel:+123">x</a>', 'tel:+123'],
    ['<img srcset="a.png 1x, /b.png 2x" />', 'https://site.example/a.png 1x, https://site.example/b.png 2x'],
    ['<video poster="/p.png" src="https://a.test/v.mp4"></video>', 'https://site.example/p.png'],
    ['<video src="v.mp4"></video>', 'https://site.example/v.mp4'],
    ['<audio><source src="a.mp3" /></audio>', 'https://site.example/a.mp3'],
    ['<video><track src="/de.vtt" /></video>', 'https://site.example/de.vtt'],
    ['<picture><source srcset="/a.webp 100w" /></picture>', 'https://site.example/a.webp 100w'],
    ['<iframe src="/own-page"></iframe>', 'https://site.example/own-page'],
  ])('%s leads to %s', async (html, target) => {
    expect(await withAbsoluteLinks(html, PAGE)).toContain(`="${target}"`);
  });

  test.each([
    ['<a href="javascript:alert(1)">x</a>'],
    ['<a href="//evil.example/x">x</a>'],
    ['<img src="x" onerror="alert(1)" />'],
    ['<script>alert(1)</script>'],
    ['<iframe srcdoc="<b>x</b>"></iframe>'],
    ['<img srcset="javascript:alert(1) 1x" />'],
    ['<video src="javascript:alert(1)" onerror="alert(1)"></video>'],
  ])('%s comes out without what the allow-list does not have', async (html) => {
    expect(await withAbsoluteLinks(html, PAGE)).not.toMatch(/javascript|onerror|script|iframe/);
  });

  test('all else of a post is as it was', async () => {
    const { html } = renderMarkdown(
      [
        '# Title\n\nA note.[^1] ~~No~~ <kbd>K</kbd> & 1 < 2, `<a href="/stays">`',
        '- [x] done\n- [ ] open',
        '| a | b |\n|:-:|--:|\n| 1 | 2 |',
        '```ts\nconst a = "href=\\"/x\\"";\n```',
        '<iframe src="https://player.vimeo.com/video/1"></iframe>',
        '<video src="https://a.test/v.mp4" poster="https://a.test/p.png"><track src="https://a.test/s.vtt"></video>',
        '<picture><source srcset="https://a.test/a.webp 1x"><img src="https://a.test/a.png"></picture>',
        '<a href="https://a.test" rel="me" target="_blank">me</a> <a id="here"></a>',
        '[^1]: The note.',
      ].join('\n\n'),
    );
    const here = html.replaceAll('href="#', `href="${PAGE}#`);
    expect(await withAbsoluteLinks(html, PAGE)).toBe(here);
  });
});
