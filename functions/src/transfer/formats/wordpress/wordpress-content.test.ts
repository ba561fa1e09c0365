import { expect, test } from '@jest/globals';
import { toHtml } from './wordpress-content.js';

test.each([
  ['a\nb\n\nc', '<p>a<br>\nb</p>\n<p>c</p>'],
  ['<h2>a</h2>\n\nb', '<h2>a</h2>\n<p>b</p>'],
  ['a\n\n<pre>b\n\nc</pre>\n\nd', '<p>a</p>\n\n<pre>b\n\nc</pre>\n\n<p>d</p>'],
  ['<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->\n\nb', '<p>a</p>\n\nb'],
  ['[caption id="1"]<img src="a">[/caption]', '<figure><img src="a"><figcaption></figcaption></figure>'],
  [
    '[caption caption="b"]<img src="a">[/caption]',
    '<figure><img src="a"><figcaption>b</figcaption></figure>',
  ],
  ['[caption] never closed', '<p>[caption] never closed</p>'],
])('%j shows %j', (content, html) => {
  expect(toHtml(content).html.trim()).toBe(html);
});

test.each([
  ['[gallery] [audio src="x"] [gallery]', ['gallery', 'audio']],
  ['[x]y[/x]', ['x']],
  ['[sic] [1] [see here]', []],
  ['<code>[gallery]</code><pre>[x a=1]</pre>', []],
])('of %j the shortcodes are %j', (content, names) => {
  expect(toHtml(content).shortcodes).toEqual(names);
});

test.each(['[caption]', '[caption ', '<!--', '<pre>', '[embed]', '[a b=', '\n ', '<a '])(
  'very many %j end',
  (sign) => {
    expect(toHtml(sign.repeat(200_000)).shortcodes).toEqual([]);
  },
);
