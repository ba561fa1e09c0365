import { describe, expect, test } from '@jest/globals';
import { convert, convertBeside, YOUTUBE } from '../../../../../test/support/posts/converted-bodies.js';

describe('boxes are quotes with a bold title', () => {
  test.each([
    [':::note\nA *note*.\n:::\nAfter.\n', '> **Note**\n>\n> A *note*.\n\nAfter.\n'],
    [':::tip[Own `title`]\nText.\n:::\n', '> **Own `title`**\n>\n> Text.\n'],
    ['::: warning Be careful\nText.\n:::\n', '> **Be careful**\n>\n> Text.\n'],
    [':::info{title="The title" .x}\nText.\n:::\n', '> **The title**\n>\n> Text.\n'],
    [':::{note}\nText.\n:::\n', '> **Note**\n>\n> Text.\n'],
    ['::: {.callout-tip title="A"}\nText.\n:::\n', '> **A**\n>\n> Text.\n'],
    [':::message alert\nText.\n:::\n', '> Text.\n'],
    ['::: {.columns}\nText.\n:::\n', 'Text.\n'],
    [':::details Click\nText.\n:::\n', '<details>\n\n<summary>Click</summary>\n\nText.\n\n</details>\n'],
    ['::::tip\na\n\n:::info\nb\n:::\n\n::::\n', '> **Tip**\n>\n> a\n>\n> > **Info**\n> >\n> > b\n'],
    ['- item\n\n  :::note\n  Text.\n  :::\n', '- item\n\n  > **Note**\n  >\n  > Text.\n'],
    [':::note\n:::\n', '> **Note**\n'],
    ['!!! note\n    Text.\n\nAfter.\n', '> **Note**\n>\n> Text.\n\nAfter.\n'],
    [
      '!!! warning inline end "Own title"\n\n    a\n\n    b\nAfter.\n',
      '> **Own title**\n>\n> a\n>\n> b\n\nAfter.\n',
    ],
    ['!!! note ""\n\tText.\n', '> Text.\n'],
    ['??? tip\n    a\n\n    !!! danger\n        b\n', '> **Tip**\n>\n> a\n>\n> > **Danger**\n> >\n> > b\n'],
    ['1. item\n\n    !!! note\n        Text.\n', '1. item\n\n    > **Note**\n    >\n    > Text.\n'],
    [
      '=== "Linux"\n\n    Text.\n\n=== "Windows"\n\n    More.\n',
      '**Linux**\n\nText.\n\n**Windows**\n\nMore.\n',
    ],
    ['{{< admonition tip "A title" >}}\nText.\n{{< /admonition >}}\n', '> **A title**\n>\n> Text.\n'],
    ['{{% notice info %}}\nText.\n{{% /notice %}}\n', '> **Info**\n>\n> Text.\n'],
    ['{{< callout type="warning" >}}\nText.\n{{< /callout >}}\n', '> **Warning**\n>\n> Text.\n'],
    ['{{% alert title="Mind" color="warning" %}}\nText.\n{{% /alert %}}\n', '> **Mind**\n>\n> Text.\n'],
    ['{% note info %}\nText.\n{% endnote %}\n', '> Text.\n'],
    [
      "{% note blue 'fas fa-bullhorn' modern A title %}\nText.\n{% endnote %}\n",
      '> **A title**\n>\n> Text.\n',
    ],
  ])('%j', (body, content) => {
    expect(convert(body)).toEqual({ content, problems: [] });
  });

  test.each([
    [':::note\n```js\n:::x\n\n  b\n```\n:::\n', '> **Note**\n>\n> ```js\n> :::x\n>\n>   b\n> ```\n'],
    [':::note\na\n\n    code\n:::\n', '> **Note**\n>\n> a\n>\n>     code\n'],
    ['!!! note ""\n    ```py\n    if a:\n        b\n    ```\n', '> ```py\n> if a:\n>     b\n> ```\n'],
    ['!!! note ""\n    a\n\n        code\n', '> a\n>\n>     code\n'],
    [':::note[]\na  \n\n```\nb  \n```\n:::\n', '> a  \n>\n> ```\n> b  \n> ```\n'],
    ['- x\n\n  :::note[]\n  ```\n    a\n  ```\n  :::\n', '- x\n\n  > ```\n  >   a\n  > ```\n'],
    ['{% note %}\n```js\na\nb\n```\n{% endnote %}\n', '> ```js\n> a\n> b\n> ```\n'],
    [
      '{% quote %}\n{% highlight js %}\na\n\nb\n{% endhighlight %}\n{% endquote %}\n',
      '> ```js\n> a\n>\n> b\n> ```\n',
    ],
  ])('with the code in them, to the letter: %j', (body, content) => {
    expect(convert(body)).toEqual({ content, problems: [] });
  });

  test('with the players in them', () => {
    expect(convert(':::note\na\n{{< youtube dQw4w9WgXcQ >}}\nb\n:::\n').content).toBe(
      `> **Note**\n>\n> a\n>\n> ${YOUTUBE}\n>\n> b\n`,
    );
  });

  test.each([
    '```md\n:::note\na\n:::\n```\n',
    '```md\n!!! note\n    a\n```\n',
    '    !!! note\n        a\n',
    '!!! note\nText.\n',
    ':::note\nno end\n',
    'a :::note b\n\n:::\n',
    'std::vector<int> and ::before and a ::: b\n',
  ])('but not %j', (body) => {
    expect(convert(body)).toEqual({ content: body, problems: [] });
  });

  test.each([
    [':::chart wide\na\n:::\n', ':::chart wide'],
    ['::github{repo="a/b"}\n', '::github{repo="a/b"}'],
  ])('what is not known stays as text and is named: %j', (body, name) => {
    expect(convert(body)).toEqual({ content: body, problems: [expect.stringContaining(name)] });
  });
});

test.each([
  ['a ==b **c**==, 這是==重點==。', 'a <mark>b **c**</mark>, 這是<mark>重點</mark>。'],
  ['==a `b`\nc==', '<mark>a `b`\nc</mark>'],
  ['{==a==}', '<mark>a</mark>'],
  ['if a == b and c==d==e, `==f==`\n\nTitle\n===', 'if a == b and c==d==e, `==f==`\n\nTitle\n==='],
  ['[a](https://a.example/?b=YQ==&c=Zg==)', '[a](https://a.example/?b=YQ==&c=Zg==)'],
])('what is marked in %j is', (body, content) => {
  expect(convert(body)).toEqual({ content, problems: [] });
});

test('what comments of Obsidian hide is neither a tag of the post nor named as one of its generator', () => {
  const { content, tags, problems } = convertBeside(
    'Text.\n\n%%\n#hidden\n{% chart %} <form>\n```\na\n```\n%%\n\n#shown\n',
    {},
  );
  expect(content).toBe('Text.\n\n\n\n#shown\n');
  expect(tags).toEqual(['shown']);
  expect(problems).toEqual([
    expect.stringMatching(/comments of Obsidian.*\(%% #hidden \{% chart %\} <form>/),
  ]);
});
