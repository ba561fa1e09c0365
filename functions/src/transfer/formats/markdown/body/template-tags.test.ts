import { describe, expect, test } from '@jest/globals';
import {
  HEADER,
  convert,
  convertBeside,
  YOUTUBE,
  VIMEO,
} from '../../../../../test/support/posts/converted-bodies.js';

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
    ['{% pullquote left %}\nOne.\n{% endpullquote %}', '> One.'],
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
