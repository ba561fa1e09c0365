import { describe, expect, test } from '@jest/globals';
import { convert } from '../../../../../test/support/posts/converted-bodies.js';

describe('code stays code, to the letter', () => {
  const CODE = '<div>\n    <style>p{}</style>\n\n\t{{ x }} [[y]] %%z%%\n</div>';

  test.each([
    [`{% highlight html %}\n${CODE}\n{% endhighlight %}`, 'html'],
    [`{%- highlight html linenos -%}\n${CODE}\n{%- endhighlight -%}`, 'html'],
    [`{% codeblock lang:html %}\n${CODE}\n{% endcodeblock %}`, 'html'],
    [`{{< highlight html "linenos=table" >}}\n${CODE}\n{{< /highlight >}}`, 'html'],
    [`{{% highlight html %}}\n${CODE}\n{{% /highlight %}}`, 'html'],
    [`{% highlight html %}{% raw %}\n${CODE}\n{% endraw %}{% endhighlight %}`, 'html'],
    [`{% highlight %}\n${CODE}\n{% endhighlight %}`, ''],
  ])('%j', (body, language) => {
    expect(convert(`Before.\n\n${body}\n\nAfter.\n`)).toEqual({
      content: `Before.\n\n\`\`\`${language}\n${CODE}\n\`\`\`\n\nAfter.\n`,
      problems: [],
    });
    expect(convert(`Before.\n${body}\nAfter.\n`).content).toBe(
      `Before.\n\n\`\`\`${language}\n${CODE}\n\`\`\`\n\nAfter.\n`,
    );
  });

  test.each([
    `\`\`\`liquid\n{% highlight x %}${CODE}{% endhighlight %}\n\`\`\`\n`,
    `~~~\n${CODE}\n\`\`\`\n{{< youtube x >}}\n~~~\n`,
    'Text `{% raw %}`, ``{{ a ` b }}``, `<script>`, `[a](/b)`, `%%`, `![[c]]`.\n',
    'Text:\n\n    {% highlight %}\n    [a](/b)\n\n    <iframe src="/c">\n',
    `<pre>\n${CODE}\n[a](/b)\n</pre>\n`,
    '> ```\n> {% img /a.png %}\n> ```\n',
    '- item\n\n  ```js\n  [[a]] {{ b }}\n  ```\n',
    '<!-- {{ hidden }} [a](/b) -->\n',
    '- item\n\n      code [[x]] %%a%%\n',
    '1. item\n\n   text\n\n       [[x]]\n\n       [a](/b)\n',
    '- a\n  - b\n\n        [[x]]\n',
    '-\titem\n\n\t\t[[x]]\n',
    '[^1]: Note\n\n        [[x]]\n\n[^1]\n',
    '```\n> ```\n[[x]]\n```\n',
    '> ```\n> [[x]]\n> > ```\n> [[x]]\n> ```\n',
    '- ```\n  [[x]]\n      ```\n  [[x]]\n  ```\n',
    '```\n    ```\n[[x]]\n```\n',
    '````md\n```\n{% gist 1 %}\n```\n````\n',
    '```js {1,3-4}\na\n```\n',
    '```js twoslash\na\n```\n',
    '```python\nunclosed {{ x }}\n',
    'A \\`{{< x >}}\\` no code.\n'.replace('{{< x >}}', 'word'),
  ])('and nothing touches %j', (body) => {
    expect(convert(body)).toEqual({ content: body, problems: [] });
  });

  test('in a fence of more signs than it has', () => {
    const code = '```js\na\n```';
    expect(convert(`{% highlight md %}\n${code}\n{% endhighlight %}\n`).content).toBe(
      `\`\`\`\`md\n${code}\n\`\`\`\`\n`,
    );
  });

  test.each([
    ['{% codeblock app.js lang:js %}\na\n{% endcodeblock %}\n', '**app.js**\n\n```js\na\n```\n'],
    [
      '{% codeblock The title lang:js https://a.example/x see it %}\na\n{% endcodeblock %}\n',
      '**The title** [see it](https://a.example/x)\n\n```js\na\n```\n',
    ],
    ['{% codeblock Note: it lang:js mark:1 %}\na\n{% endcodeblock %}\n', '**Note: it**\n\n```js\na\n```\n'],
    ['``` js app.js\na\n```\n', '**app.js**\n\n```js\na\n```\n'],
    ['``` bash Install it\na\n```\n', '**Install it**\n\n```bash\na\n```\n'],
    [
      '``` js app.js https://a.example/x see\na\n```\n',
      '**app.js** [see](https://a.example/x)\n\n```js\na\n```\n',
    ],
    ['```js title="src/a_b.js"\na\n```\n', '**src/a\\_b.js**\n\n```js\na\n```\n'],
    ['```js:src/app.js\na\n```\n', '**src/app.js**\n\n```js\na\n```\n'],
    ['```{.python .numberLines}\na\n```\n', '```python\na\n```\n'],
    ['```{r, echo=FALSE}\na\n```\n', '```r\na\n```\n'],
  ])('with its title above: %j', (body, content) => {
    expect(convert(body)).toEqual({ content, problems: [] });
  });

  test('that is raw is Markdown, but no tag', () => {
    expect(convert('{% raw %}\n*a* {{ b }} {% c %} `{{ d }}`\n{% endraw %}\n')).toEqual({
      content: '*a* {{ b }} {% c %} `{{ d }}`\n\n',
      problems: [],
    });
  });
});

test.each([
  ['- item\n\n    [a](/b)\n', '- item\n\n    [a](https://old.example/b)\n'],
  ['- item\n\n      c\n\n  [a](/b)\n', '- item\n\n      c\n\n  [a](https://old.example/b)\n'],
  ['1. item\n\n        c\n\n    [a](/b)\n', '1. item\n\n        c\n\n    [a](https://old.example/b)\n'],
  ['- a\n  - b\n\n      [a](/b)\n', '- a\n  - b\n\n      [a](https://old.example/b)\n'],
  ['- a\ngoes on\n\n    [a](/b)\n', '- a\ngoes on\n\n    [a](https://old.example/b)\n'],
  ['> ```\n> c\n\n[a](/b)\n', '> ```\n> c\n\n[a](https://old.example/b)\n'],
])('what only looks like code is prose: %j', (body, content) => {
  expect(convert(body)).toEqual({ content, problems: [] });
});
