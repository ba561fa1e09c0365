import { describe, expect, test } from '@jest/globals';
import { convert, convertBeside } from '../../../../../test/support/posts/converted-bodies.js';

describe('what stands for styles and machines', () => {
  test.each([
    ['Text.\n{: .note }\n\nMore.\n', 'Text.\n\n\nMore.\n'],
    [
      '*a*{: .b}, [c](https://a.example/){:target="_blank"}, `d`{:.e}\n',
      '*a*, [c](https://a.example/), `d`\n',
    ],
    ['![a](https://a.example/b.png){: width="3" }\n', '![a](https://a.example/b.png)\n'],
    ['![a](https://a.example/b.png){width=50%}\n', '![a](https://a.example/b.png)\n'],
    ['## One {#own-id}\n', '## One {#own-id}\n'],
    ['## One {: #own-id .x}\n', '## One {#own-id}\n'],
    ['## One {#own-id .x}\n', '## One {#own-id}\n'],
    ['## One\n{: #own-id}\n\nText.\n', '## One {#own-id}\n\nText.\n'],
    ['## One {.unnumbered}\n', '## One\n'],
    ['Text.\n{: #part}\n', 'Text.\n<a id="part"></a>\n'],
    ['* TOC\n{:toc}\n\nText.\n', '\n\nText.\n'],
    ['[TOC]\n\nText.\n', '\n\nText.\n'],
    ['[[toc]]\n\nText.\n', '\n\nText.\n'],
    ['<div class="x" markdown="1">\n**a**\n</div>\n', '<div class="x">\n\n**a**\n\n</div>\n'],
    ['{::comment}\nx\n{:/comment}\nText.\n', '\nText.\n'],
  ])('%j becomes %j', (body, content) => {
    expect(convert(body)).toEqual({ content, problems: [] });
  });
});

test.each([
  '$\\sum_{i=1}^{n} i$ and $A=[[1,2]]$\n',
  '$$\\int_{x=0}^{1}$$\n',
  '$$\n\\begin{a}\n[[x]]\n\\end{a}\n$$\n',
  '\\(\\sum_{i=1}\\) and \\[\n[[x]] \\\\[2pt] _{#a}\n\\]\n',
  'if(x){y=1} or foo(a){#b} or a<b>{.b} or snake_{.c}\n',
  'Text.\n{.a}\n',
  '# Solve {x=1}\n',
  '\\$5 and a_{.b} cost$\n',
])('formulas and code in prose are no notes on elements: %j', (body) => {
  expect(convert(body)).toEqual({ content: body, problems: [] });
});

test.each([
  ['costs $5 [a](/b) {x=1} or 6$', 'costs $5 [a](https://old.example/b) {x=1} or 6$'],
  ['\\[see [a](/b)\\]', '\\[see [a](https://old.example/b)\\]'],
  [
    '[a](/b_(c) "t"){.d}, **b**{.c}, [d]{.e}, <https://a.example/>{:target="x"}',
    '[a](https://old.example/b_(c) "t"), **b**, [d], <https://a.example/>',
  ],
])('what only looks like a formula is prose: %j', (body, content) => {
  expect(convert(body)).toEqual({ content, problems: [] });
});

test('lists below a block are Hugo’s without a colon, too', () => {
  expect(convertBeside('Text.\n{.a}\n', {}, 'content/posts/a.md').content).toBe('Text.\n\n');
});
