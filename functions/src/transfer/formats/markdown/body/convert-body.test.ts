import { describe, expect, test } from '@jest/globals';
import {
  CONVERT_OPTIONS,
  convert,
  convertBeside,
} from '../../../../../test/support/posts/converted-bodies.js';
import type { ImportOptions } from '../../imported-post.js';
import { parseFirefolioJson } from '../../firefolio-json.js';
import { parseMarkdown } from '../markdown-files.js';

test('many comments of MDX without an end take no long time', () => {
  expect(convertBeside('{/*'.repeat(150_000), {}, 'a.mdx').content).toHaveLength(450_000);
}, 5_000);

test('modules of MDX are left out whole', () => {
  const body =
    'import {\n  A,\n} from "./a";\nimport "b.css";\n\nexport const meta = {\n  title: "x",\n};\n\nText.\n\nimport duties rose.\n';
  expect(convertBeside(body, {}, 'a.mdx').content?.trim()).toBe('Text.\n\nimport duties rose.');
});

test('components and modules of MDX are named, and left out', () => {
  const body =
    'import Chart from "./chart";\n\nexport const a = 1;\n\nText. {/* hidden */}\n\n```js\nimport b from "c";\n```\n\n<Chart />\n';
  const { content, problems } = convertBeside(body, {}, 'a.mdx');
  expect(content?.trim()).toBe('Text. \n\n```js\nimport b from "c";\n```\n\n<Chart />');
  expect(problems).toEqual([expect.stringContaining('<Chart />')]);
});

describe('our own exports', () => {
  const BODY = '{% raw %}[[a]] {{ b }}\n\n![c](/d.png) `[e](/f)` [g](/?post=h)\n';
  const parse = (options: Partial<ImportOptions>) =>
    parseMarkdown(Buffer.from(`---\nfirefolio_id: "a1"\ntitle: T\n---\n\n${BODY}`), {
      ...CONVERT_OPTIONS,
      ...options,
    });

  test.each([{ sourceUrl: null }, { sourceUrl: 'https://own.example', ownUrl: 'https://own.example' }])(
    'are read to the letter: %j',
    (options) => {
      expect(parse(options)).toMatchObject({ posts: [{ contentMd: BODY }], problems: [] });
    },
  );

  test('have the addresses of another site that is told', () => {
    const contentMd = BODY.replace('/d.png', 'https://old.example/d.png');
    expect(parse({}).posts).toMatchObject([{ contentMd }]);
    const record = { id: 'a1', title: 'T', status: 'draft', content_md: BODY };
    const file = Buffer.from(JSON.stringify({ format: 'firefolio', version: 1, posts: [record] }));
    expect(parseFirefolioJson(file, CONVERT_OPTIONS).posts).toMatchObject([{ contentMd }]);
  });
});

test('a body without all that is the same to the letter', () => {
  const body =
    'Text  \r\n\r\n* a\n* b\r\n\r\n\r\n\r\n| a | b |\n|--|--|\n\n<b>x</b>\u00a0&amp; \\* 100% {a} [b] <https://a.example/>\n\n';
  expect(convert(body)).toEqual({ content: body, problems: [] });
});

// Each would take minutes if any part looked back at all that is before it.
test.each([
  ...[
    '{% ',
    '{{',
    '{{< ',
    '[[',
    '![[',
    '`a ``b ',
    '<iframe ',
    '](',
    '%%',
    '{% raw %}',
    '<!-- ',
    '~~~\n',
    '> [!',
    '{:',
  ],
  ...[
    '    x\n',
    '<a b=',
    '# a {',
    '{% raw ',
    '{{< highlight ',
    '<iframe>',
    '<video>',
    ' ',
    '](   ',
    '\t',
    '\n',
    '- ',
  ],
  ...[
    '{% quote %}',
    '{{< details >}}',
    '{::comment}',
    '<pre>',
    '<img srcset=", ',
    '> ',
    '#a ',
    '```js "\\ ',
    '\u0001',
  ],
  ...[
    '{::options ',
    '{::nomarkdown ',
    '$$',
    '$x',
    '$$\\',
    '\\(',
    '\\[',
    '\\[\n',
    'x){.a}',
    '](a){.b}',
    '*a*{.b',
  ],
  ...[
    '[a]: ',
    '{% img ',
    '{{ "',
    '<div markdown=1>\n',
    '![a](b){',
    '{% highlight %}',
    '\\`',
    '[^',
    ':::note\n',
    ':::',
    '!!! a\n    ',
    '!!! a\n    x\n',
    '==',
    '==a',
    '{{< note >}}',
    '::a[',
    '![](https://',
    '@[youtube](',
    '%[https://',
  ],
])(
  'takes no long time for many of %j',
  (sign) => {
    expect(convert(sign.repeat(60_000 / sign.length)).content).toBeDefined();
    expect(convert(`x ${sign.repeat(60_000 / sign.length)}`).content).toBeDefined();
  },
  10_000,
);
