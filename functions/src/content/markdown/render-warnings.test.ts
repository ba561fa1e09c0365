import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from './markdown.js';

const details = (markdown: string) => renderMarkdown(markdown).warnings.map(({ detail }) => detail);

const FRAME = 'which is shown as a link: players of YouTube and Vimeo can be embedded';

describe('what is left out of a post', () => {
  test.each([
    ['<script src=x></script>', ['has <script>, which is left out with what it contains']],
    ['<style>p{}</style>', ['has <style>, which is left out with what it contains']],
    [
      '<form action=x>a <button>b</button></form> <form>c</form>',
      [
        'has <form> (2 times), which is left out; what it contains stays',
        'has <button>, which is left out; what it contains stays',
      ],
    ],
    ['a <T> b', ['has <t>, which is left out; what it contains stays']],
    ['<object data=x>a</object>', ['has <object>, which is left out; what it contains stays']],
    ['<input type=text>', ['has <input>, which is left out']],
    ['<source src=x>', ['has <source>, which is left out: it belongs into picture, video or audio']],
    [
      '<p style="color:red" class="x">a</p> <b style="x" onclick="y">b</b>',
      [
        'has the attribute style (2 times), which is left out',
        'has the attribute class, which is left out',
        'has the attribute onclick, which is left out',
      ],
    ],
    ['<video src="v.mp4" autoplay></video>', ['has the attribute autoplay, which is left out']],
    ['[a](ftp://a.test/x)', ['has an address that begins with ftp:, which is left out: ftp://a.test/x']],
    [
      '<a href="javascript:alert(1)">a</a> ![b](data:image/png;base64,AA) ![c](data:image/png;base64,BB)',
      [
        'has an address that begins with javascript:, which is left out: javascript:alert(1)',
        'has an address that begins with data: (2 times), which is left out: data:image/png;base64,AA',
      ],
    ],
    [
      '<img src="a.png" srcset="javascript:x 1x, b.png 2x">',
      ['has an address that begins with javascript:, which is left out: javascript:x'],
    ],
    ['<iframe src="https://codepen.io/x"></iframe>', [`has a frame of codepen.io, ${FRAME}`]],
    ['<iframe srcdoc="x"></iframe>', ['has <iframe>, which is left out: it has no address on the web']],
    ['[a](#b)', ['has a link to #b, but no heading or id of the text is called so']],
    ['# a {#b .c}', ['has the attribute .c, which is left out']],
  ])('is told of %j', (markdown, expected) => {
    expect(details(markdown)).toEqual(expected);
  });

  test('is told at the place that the request names', () => {
    expect(renderMarkdown('<form>').warnings).toMatchObject([{ pointer: '/content_md' }]);
  });

  test.each([
    '# a\n\n**b** *c* ~~d~~ `e` https://a.test me@a.test <https://b.test> ![f](/g.png "h")\n\n> i\n\n1. j\n\n---',
    'a[^1] b^[c]\n\n[^1]: d\n\n- [x] e\n- [ ] f\n\n|a|b|c|\n|:-|:-:|-:|\n|1|2|3|',
    '```ts\nclass A extends B { c = /d/g; }\n```\n\n```{r}\nx\n```\n\n```html\n<script>a</script>\n```\n\n    <form>',
    'a < b && c > d\n\n<!-- a remark -->\n\n`<form>` &lt;form&gt;',
    '<iframe width="560" height="315" src="https://www.youtube.com/embed/a1?si=b" title="c" frameborder="0" allow="autoplay; web-share" referrerpolicy="strict-origin-when-cross-origin" allowfullscreen></iframe>',
    '<a href="tel:+1" target="_blank" rel="me">a</a> <img src="//a.test/b.png" loading="eager" data-x="y">',
    '<p align="center">a</p> <p style="text-align: center">b</p> <center>c</center> <strike>d</strike> <tt>e</tt>',
    '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> a<wbr>b <bdo dir="rtl">c</bdo> <dfn title="d">e</dfn>',
  ])('is nothing of %j', (markdown) => {
    expect(details(markdown)).toEqual([]);
  });

  test('is bounded, whatever it is', () => {
    const many = Array.from({ length: 300 }, (_, index) => index);
    const markdown = [
      ...many.map((n) => `<x${n}> <b y${n}="z">c</b> [d](#${'e'.repeat(200)}${n})`),
      ...many.map((n) => `[f](g${n}://${'h'.repeat(200)}) <iframe src="https://i${n}.test"></iframe>`),
    ].join('\n\n');
    const told = details(markdown);
    expect(told).toHaveLength(25);
    for (const detail of told) expect(detail.length).toBeLessThanOrEqual(250);
    expect(told.filter((detail) => detail.includes(' more '))).toEqual([
      'has 296 more elements that are left out',
      'has 296 more attributes that are left out',
      'has 296 more addresses that are left out',
      'has 296 more frames that are shown as links',
      'has 296 more links to headings that are not there',
    ]);
  });
});
