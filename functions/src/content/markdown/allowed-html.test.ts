import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from './markdown.js';

const html = (markdown: string) => renderMarkdown(markdown).html.trim();

const PLAYER_END =
  'loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-presentation"></iframe>';

describe('links', () => {
  test.each([
    ['[a](tel:+49-30-1)', '<a href="tel:+49-30-1">a</a>'],
    ['[a](sms:+491?body=b)', '<a href="sms:+491?body=b">a</a>'],
    ['[a](xmpp:me@a.test)', '<a href="xmpp:me@a.test">a</a>'],
    ['[a](//a.test/b?c=1&d=2)', '<a href="https://a.test/b?c=1&amp;d=2">a</a>'],
    ['[a](https://a.test)', '<a href="https://a.test">a</a>'],
    ['[a](b "c")', '<a href="b" title="c">a</a>'],
    ['<a href="https://a.test" rel="me">a</a>', '<a href="https://a.test" rel="me">a</a>'],
    ['<a href="x" rel="NoFollow sponsored ugc">a</a>', '<a href="x" rel="nofollow sponsored ugc">a</a>'],
    ['<a href="x" rel="opener evil">a</a>', '<a href="x">a</a>'],
    ['<a href="x" target="_blank" rel="me">a</a>', '<a href="x" target="_blank" rel="me noopener">a</a>'],
    ['<a href="x" target="_top">a</a>', '<a href="x">a</a>'],
    ['<a href="javascript:x" target="_blank">a</a>', '<a>a</a>'],
    ['<a href="\\\\a.test/b">a</a>', '<a href="https://a.test/b">a</a>'],
    ['<a href="//here.invalid/b">a</a>', '<a href="https://here.invalid/b">a</a>'],
    ['<a href="Part 1: a.html">a</a>', '<a href="./Part 1: a.html">a</a>'],
    ['<a href="/a:b?c:d#e:f">a</a>', '<a href="/a:b?c:d#e:f">a</a>'],
  ])('%s', (markdown, link) => {
    expect(html(markdown)).toBe(`<p>${link}</p>`);
  });
});

describe('pictures', () => {
  test.each([
    ['![a](//a.test/b.png)', '<img src="https://a.test/b.png" alt="a" loading="lazy" />'],
    [
      '<img src="a.png" srcset="b.png 1x, //c.test/c.png 2x" sizes="(min-width: 1px) 50vw, 100vw" loading="eager">',
      '<img src="a.png" srcset="b.png 1x, https://c.test/c.png 2x" sizes="(min-width: 1px) 50vw, 100vw" loading="lazy" />',
    ],
    ['<img srcset="a.png 100w,b.png 200w,">', '<img srcset="a.png 100w, b.png 200w" loading="lazy" />'],
    [
      '<img srcset="https://a.test/w_1,h_2/a.png 2x">',
      '<img srcset="https://a.test/w_1,h_2/a.png 2x" loading="lazy" />',
    ],
    ['<img srcset="javascript:x 1x, a.png 2x">', '<img srcset="a.png 2x" loading="lazy" />'],
    ['<img srcset="a.png 1x onerror=x">', '<img loading="lazy" />'],
    ['<img src="a" srcset="data:image/svg+xml,x 1x">', '<img src="a" loading="lazy" />'],
    [
      '<picture><source srcset="a.avif" type="image/avif" media="(width > 1px)"><img src="a.png" alt="b"></picture>',
      '<picture><source srcset="a.avif" type="image/avif" media="(width &gt; 1px)" /><img src="a.png" alt="b" loading="lazy" /></picture>',
    ],
    ['<picture><source src="a.mp4"></picture>', '<picture></picture>'],
    ['<source srcset="a.png">', ''],
  ])('%s', (markdown, picture) => {
    expect(html(`a ${markdown}`)).toBe(`<p>a ${picture}</p>`);
  });

  test('of an endless list of sizes are left out at once', () => {
    expect(html(`a <img srcset="${'a.png 1x, '.repeat(1_000)}">`)).toBe('<p>a <img loading="lazy" /></p>');
    expect(html(`a <img srcset="${','.repeat(300_000)}">`)).toBe('<p>a <img loading="lazy" /></p>');
  });
});

describe('video and audio', () => {
  test.each([
    ['<video src="v.mp4"></video>', '<video src="v.mp4" controls preload="none"></video>'],
    [
      '<video autoplay loop muted playsinline preload="auto" width="640" height="360" poster="//a.test/p.png" src="https://a.test/v.mp4"></video>',
      '<video loop muted playsinline width="640" height="360" poster="https://a.test/p.png" src="https://a.test/v.mp4" controls preload="metadata"></video>',
    ],
    [
      '<video controls><source src="v.webm" type="video/webm" srcset="x"><track kind="captions" src="c.vtt" srclang="en" label="English" default>Get <a href="v.mp4">it</a></video>',
      '<video controls preload="none"><source src="v.webm" type="video/webm" /><track kind="captions" src="c.vtt" srclang="en" label="English" default />Get <a href="v.mp4">it</a></video>',
    ],
    [
      '<audio src="//a.test/a.mp3"></audio>',
      '<audio src="https://a.test/a.mp3" controls preload="none"></audio>',
    ],
    [
      '<audio><source src="javascript:x"><source src="a.ogg"></audio>',
      '<audio controls preload="none"><source src="a.ogg" /></audio>',
    ],
    ['<video poster="javascript:x" onerror="y"></video>', '<video controls preload="none"></video>'],
    ['<track src="a.vtt">', ''],
    ['<picture><track src="a.vtt"></picture>', '<picture></picture>'],
    ['<video></video><source src="a.mp4">', '<video controls preload="none"></video>'],
  ])('%s', (markdown, player) => {
    expect(html(`a ${markdown}`)).toBe(`<p>a ${player}</p>`);
  });
});

describe('frames', () => {
  test.each([
    [
      '<iframe width="560" height="315" src="https://www.youtube.com/embed/a1?si=b&amp;start=5" title="c" frameborder="0" allow="autoplay" allowfullscreen></iframe>',
      `<iframe src="https://www.youtube-nocookie.com/embed/a1?start=5" width="560" height="315" title="c" allowfullscreen ${PLAYER_END}`,
    ],
    [
      '<iframe src="//player.vimeo.com/video/1?h=2"></iframe>',
      `<iframe src="https://player.vimeo.com/video/1?h=2" ${PLAYER_END}`,
    ],
    ['<iframe src="https://a.test/b" title=" A map ">old</iframe>', '<a href="https://a.test/b">A map</a>'],
    ['<iframe src="//a.test/b"></iframe>', '<a href="https://a.test/b">a.test</a>'],
    ['<iframe src="/b"></iframe>', '<a href="/b">/b</a>'],
    [
      '<iframe src="https://a.test" title="&lt;img src=x onerror=y&gt;"></iframe>',
      '<a href="https://a.test">&lt;img src=x onerror=y&gt;</a>',
    ],
    ['<iframe src="javascript:x" title="y"></iframe>', ''],
    ['<iframe srcdoc="x"></iframe>', ''],
    ...['//here.invalid', 'https://', 'https://[', '/./ /b', '/.//b', 'c d:e', '/<!-- -->/b'].map(
      (src) =>
        [
          `<iframe src="${src}"></iframe>`,
          expect.stringMatching(/^(?:<a href="[^"]+">[^<]+<\/a>)?$/),
        ] as const,
    ),
  ])('%s', (markdown, frame) => {
    const [, found] = /^<p>a (.*) b<\/p>$/.exec(html(`a ${markdown} b`)) ?? [];
    expect(found).toEqual(frame);
  });
});

describe('elements of former times', () => {
  test.each([
    ['<center>a</center>', '<div align="center">a</div>'],
    ['<p align="right">a</p>', '<p align="right">a</p>'],
    ['<h2 style="text-align: center;">a</h2>', '<h2 align="center">a</h2>'],
    ['<p><strike>a</strike> <tt>b</tt></p>', '<p><s>a</s> <code>b</code></p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
});
