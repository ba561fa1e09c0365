import { describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';
import type { ImportOptions } from '../../imported-post.js';
import { parseFirefolioJson } from '../../firefolio-json.js';
import { parseMarkdown } from '../markdown-files.js';

const OPTIONS: ImportOptions = {
  sourceUrl: 'https://old.example/blog',
  now: new Date('2026-06-01T00:00:00Z'),
};
const HEADER = '---\ntitle: T\ndate: 2020-01-02\n---\n';

/** A body as it comes, and what is said of it. */
function convert(body: string, sourceUrl: string | null = OPTIONS.sourceUrl) {
  const { posts, problems } = parseMarkdown(Buffer.from(HEADER + body), { ...OPTIONS, sourceUrl });
  return { content: posts[0]?.contentMd, problems: problems.map(({ detail }) => detail) };
}

/** A body of a file beside others. */
function convertBeside(body: string, files: Readonly<Record<string, string>>, path = 'notes/a.md') {
  const entries = Object.entries({ ...files, [path]: HEADER + body });
  const zip = zipSync(Object.fromEntries(entries.map(([name, text]) => [name, Buffer.from(text)])));
  const { posts, problems } = parseMarkdown(Buffer.from(zip), OPTIONS);
  const post = posts.find(({ key }) => key === `markdown:${path}`);
  const said = problems.filter(({ item }) => item !== 'other files').map(({ detail }) => detail);
  return { content: post?.contentMd, pictures: post?.pictures, problems: said };
}

const YOUTUBE =
  '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" allowfullscreen></iframe>';
const VIMEO =
  '<iframe src="https://player.vimeo.com/video/12345" width="560" height="315" allowfullscreen></iframe>';

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

describe('tags and shortcodes are what they showed', () => {
  test.each([
    ['{% img /images/c.png %}', '![](https://old.example/images/c.png)'],
    [
      '{% img left /images/c.png 350 200 "The title" "The alt" %}',
      '![The alt](https://old.example/images/c.png "The title")',
    ],
    ['{% img /c.png 10 10 \'"The title" "The alt"\' %}', '![The alt](https://old.example/c.png "The title")'],
    ['{% img https://a.example/c.png Some words %}', '![Some words](https://a.example/c.png)'],
    ['{% image "/c.png", "The alt", "100vw" %}', '![The alt](https://old.example/c.png)'],
    ['{% youtube dQw4w9WgXcQ %}', YOUTUBE],
    ['{% youtube "https://youtu.be/dQw4w9WgXcQ" %}', YOUTUBE],
    ['{% vimeo 12345 %}', VIMEO],
    ['{% gist 0831f3fbd83ac4d46451 %}', '<https://gist.github.com/0831f3fbd83ac4d46451>'],
    [
      '{% gist octocat/0831f3fbd83ac4d46451 a.js %}',
      '<https://gist.github.com/octocat/0831f3fbd83ac4d46451>',
    ],
    ['{% include youtube.html id="dQw4w9WgXcQ" %}', YOUTUBE],
    ['{% include video id="dQw4w9WgXcQ" provider="youtube" %}', YOUTUBE],
    ['{% include image.html src="/c.png" alt="A" %}', '![A](https://old.example/c.png)'],
    ['{% link https://a.example/ %}', '[https://a.example/](https://a.example/)'],
    ['{% link The site https://a.example/ %}', '[The site](https://a.example/)'],
    [
      '{% blockquote Somebody, A book %}\nOne.\nTwo.\n{% endblockquote %}',
      '> One.\n> Two.\n>\n> — Somebody A book',
    ],
    ['{% comment %} hidden {% endcomment %}x', 'x'],
    ['{{< youtube dQw4w9WgXcQ >}}', YOUTUBE],
    ['{{< youtube id="dQw4w9WgXcQ" autoplay="true" >}}', YOUTUBE],
    ['{{< vimeo 12345 >}}', VIMEO],
    ['{{< vimeo id="12345" >}}', VIMEO],
    ['{{< gist octocat 0831f3fbd83ac4d46451 >}}', '<https://gist.github.com/octocat/0831f3fbd83ac4d46451>'],
    ['{{< figure src="/c.png" alt="A" >}}', '![A](https://old.example/c.png)'],
    [
      '{{< figure src="/c.png" caption="Below" link="/x/" >}}',
      '<figure>\n\n[![Below](https://old.example/c.png)](https://old.example/x/)\n\n<figcaption>\n\nBelow\n\n</figcaption>\n\n</figure>',
    ],
    ['{{< tweet user="a" id="1234567890" >}}', '<https://twitter.com/i/status/1234567890>'],
    ['{{< x 1234567890 >}}', '<https://twitter.com/i/status/1234567890>'],
    ['{{< rawhtml >}}<b>x</b>{{< /rawhtml >}}', '<b>x</b>'],
    [
      '{{< details summary="More" >}}\nHidden.\n{{< /details >}}',
      '<details>\n\n<summary>More</summary>\n\nHidden.\n\n</details>',
    ],
    ['{{</* youtube x */>}}', '{{< youtube x >}}'],
    ['{{ youtube(id="dQw4w9WgXcQ") }}', YOUTUBE],
    ['[a]({{ site.baseurl }}/b)', '[a](https://old.example/blog/b)'],
    ['[a]({{ site.url }}{{ site.baseurl }}/b)', '[a](https://old.example/blog/b)'],
    ['[a]({{ "/b" | relative_url }})', '[a](https://old.example/blog/b)'],
    ['<img src="{{ \'/c.png\' | prepend: site.baseurl }}">', '<img src="https://old.example/blog/c.png">'],
    ['{{ "{{ x }}" }}', '{{ "{{ x }}" }}'],
  ])('%j', (body, content) => {
    const { content: found, problems } = convert(`${body}\n`);
    expect(found?.trim()).toBe(content);
    expect(problems.filter((detail) => !detail.includes('{{ x'))).toEqual([]);
  });

  test.each([
    ['{% foo bar %}', '{% foo bar %}'],
    ['{% include subscribe.html %}', '{% include subscribe.html %}'],
    ['{% if a %}b{% endif %}', '{% if a %}'],
    ['{{ page.title }}', '{{ page.title }}'],
    ['{{< chart 1 >}}\na\n{{< /chart >}}', '{{< chart 1 >}}'],
    ['{% post_url 2020-01-02-nowhere %}', '{% post_url 2020-01-02-nowhere %}'],
    ['{{< ref "nowhere.md" >}}', '{{< ref "nowhere.md" >}}'],
  ])('what is not known stays as text and is named: %j', (body, name) => {
    expect(convert(`${body}\n`)).toEqual({
      content: `${body}\n`,
      problems: [expect.stringContaining(name)],
    });
  });

  test('also without blanks, where it would be an element of HTML', () => {
    expect(convert('{{<chart x>}}\n').content).toBe('{{\\<chart x>}}\n');
  });

  test.each([
    ['[a]({% post_url 2020-01-02-other %})', '[a](/?post=other)'],
    ['[a]({{ site.baseurl }}{% link _posts/2020-01-02-other.md %})', '[a](/?post=other)'],
    ['{% post_link other "Its title" %}', '[Its title](/?post=other)'],
    ['[a]({{< ref "_posts/2020-01-02-other.md#part" >}})', '[a](/?post=other#part)'],
    ['[a]({{< relref "2020-01-02-other" >}})', '[a](/?post=other)'],
    ['[a](../_posts/2020-01-02-other.md)', '[a](/?post=other)'],
    ['[a]({filename}/_posts/2020-01-02-other.md)', '[a](/?post=other)'],
    ['[a](@/_posts/2020-01-02-other.md)', '[a](/?post=other)'],
    ['{% link assets/a.pdf %}', '/blog/assets/a.pdf'],
  ])('links to other posts of the archive lead to them: %j', (body, content) => {
    const files = { '_posts/2020-01-02-other.md': HEADER };
    expect(convertBeside(body, files).content).toBe(content);
  });
});

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

describe('embeds in HTML are players or links', () => {
  test.each([
    [
      '<iframe width="5" src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=3" allowfullscreen></iframe>',
      YOUTUBE.replace('WgXcQ', 'WgXcQ?start=3'),
    ],
    ['<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ"></iframe>', YOUTUBE],
    ["<iframe\n src='https://player.vimeo.com/video/12345'\n></iframe>", VIMEO],
    ['<iframe data-src="https://youtu.be/dQw4w9WgXcQ" />', YOUTUBE],
    [
      '<iframe src="https://a.example/f?a=1&amp;b=2"></iframe>',
      '<a href="https://a.example/f?a=1&amp;b=2">https://a.example/f?a=1&amp;b=2</a>',
    ],
    [
      '<video controls><source src="/v.mp4" type="video/mp4">No video.</video>',
      '<a href="https://old.example/v.mp4">/v.mp4</a>',
    ],
    [
      '<audio src="https://a.example/a.mp3"></audio>',
      '<a href="https://a.example/a.mp3">https://a.example/a.mp3</a>',
    ],
    [
      '<object data="https://a.example/x.pdf"></object>',
      '<a href="https://a.example/x.pdf">https://a.example/x.pdf</a>',
    ],
    ['<lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube>', YOUTUBE],
    ['<script async src="//platform.twitter.com/widgets.js"></script>', ''],
  ])('%j', (body, content) => {
    expect(convert(`Text.\n\n${body}\n`)).toEqual({ content: `Text.\n\n${content}\n`, problems: [] });
  });

  test.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<script src="https://a.example/w.js"></script>', 'https://a.example/w.js'],
    ['<iframe></iframe>', '<iframe>'],
    ['<form action="/x"><input></form>', '<form'],
    ['<Chart data={1} />', '<Chart'],
  ])('what can’t be is named: %j', (body, name) => {
    expect(convert(`${body}\n`).problems).toEqual([expect.stringContaining(name)]);
  });
});

describe('relative addresses', () => {
  test.each([
    ['![a](/b.png "t")', '![a](https://old.example/b.png "t")'],
    ['[a](/b_(c))', '[a](https://old.example/b_(c))'],
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
    const zip = zipSync({ [path]: Buffer.from(text) });
    const { posts, problems } = parseMarkdown(Buffer.from(zip), OPTIONS);
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
    expect(parseMarkdown(Buffer.from(zip), OPTIONS).posts).toMatchObject([{ coverImage: { url } }]);
  });

  test('of a site that nobody names are one problem of the post', () => {
    expect(convert('![a](/b.png) [c](d/) <img src="e.png">', null)).toEqual({
      content: '![a](/b.png) [c](d/) <img src="e.png">',
      problems: [expect.stringMatching(/give source_url.*\/b\.png, d\/, e\.png/)],
    });
  });
});

describe('notes of Obsidian', () => {
  const FILES = {
    'notes/Other Note.md': '---\ntitle: The other\nslug: the-other\ndate: 2020-01-02\n---\n',
    'attachments/pic one.png': 'x',
    'notes/sound.mp3': 'x',
  };

  test.each([
    ['[[Other Note]]', '[Other Note](/?post=the-other)'],
    ['[[other note|it]]', '[it](/?post=the-other)'],
    ['[[notes/Other Note#A part]]', '[notes/Other Note > A part](/?post=the-other#a-part)'],
    ['[[Other Note#^abc123|it]]', '[it](/?post=the-other)'],
    ['[[#A part]]', '[A part](#a-part)'],
    ['| a |\n|---|\n| [[Other Note\\|it]] |', '| a |\n|---|\n| [it](/?post=the-other) |'],
    ['![[Other Note]]', '[Other Note](/?post=the-other)'],
    ['![[pic one.png]]', '![](https://old.example/attachments/pic%20one.png)'],
    ['![[pic one.png|300]]', '![](https://old.example/attachments/pic%20one.png)'],
    ['![[pic one.png|A picture]]', '![A picture](https://old.example/attachments/pic%20one.png)'],
    ['![[sound.mp3]]', '[sound.mp3](https://old.example/notes/sound.mp3)'],
    ['> [!note] A title\n> Text.', '> **A title**\n>\n> Text.'],
    ['> [!WARNING]\n> Text.', '> **Warning**\n>\n> Text.'],
    ['> [!tip]- Folded\n> Text.', '> **Folded**\n>\n> Text.'],
    ['[[1]](https://a.example/) and if [[ -f x ]]', '[[1]](https://a.example/) and if [[ -f x ]]'],
  ])('%j', (body, content) => {
    expect(convertBeside(body, FILES)).toMatchObject({ content, problems: [] });
  });

  test.each([
    ['[[Nowhere|it]]', 'it', '[[Nowhere]]'],
    ['[[Nowhere]]', 'Nowhere', '[[Nowhere]]'],
    ['![[nowhere.png]]', 'nowhere.png', '![[nowhere.png]]'],
  ])('what the archive has not is text and named: %j', (body, content, name) => {
    expect(convertBeside(body, FILES)).toMatchObject({ content, problems: [expect.stringContaining(name)] });
  });

  test('and pictures of the archive follow their posts', () => {
    expect(convertBeside('![[pic one.png]] ![](../attachments/pic%20one.png)', FILES).pictures).toEqual([
      { path: 'attachments/pic one.png', url: expect.stringContaining('https://old.example/') },
    ]);
  });
});

test('many comments of MDX without an end take no long time', () => {
  expect(convertBeside('{/*'.repeat(150_000), {}, 'a.mdx').content).toHaveLength(450_000);
}, 5_000);

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
      ...OPTIONS,
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
    expect(parseFirefolioJson(file, OPTIONS).posts).toMatchObject([{ contentMd }]);
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
  ...['[a]: ', '{% img ', '{{ "', '<div markdown=1>\n', '![a](b){', '{% highlight %}', '\\`', '[^'],
])(
  'takes no long time for many of %j',
  (sign) => {
    expect(convert(sign.repeat(60_000 / sign.length)).content).toBeDefined();
    expect(convert(`x ${sign.repeat(60_000 / sign.length)}`).content).toBeDefined();
  },
  10_000,
);
