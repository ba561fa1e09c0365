import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HOSTILE_CASES } from '../../../test/support/posts/hostile-markdown.js';
import { renderMarkdown } from './markdown.js';

const html = (text: string) => renderMarkdown(text).html.trim();

describe('what means harm', () => {
  test.each(HOSTILE_CASES)('is gone from %s: %j', (_kind, markdown) => {
    const { html: rendered, excerpt, toc } = renderMarkdown(`Before.\n\n${markdown}\n\nAfter.`);
    expect(findDanger(rendered)).toEqual([]);
    // Texts for people: of markup they have what a reader sees as text, and that is escaped in the HTML.
    const shown = textOf(rendered);
    expect(excerpt.split('<').length).toBeLessThanOrEqual(shown.split('&lt;').length);
    for (const { id, title } of toc) {
      expect(rendered).toContain(`id="${id}"`);
      if (title.includes('<')) expect(shown).toContain('&lt;');
    }
  });

  test('is gone from any mixture of markup', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '`',
        '\n',
        ' ',
        '&',
        '(',
        ')',
        '[',
        ']',
        '!',
        '<!--',
        '-->',
        '</',
        '/>',
        'a',
        'img',
      ],
      ...[
        '<script>',
        '<a href=',
        '<img src=',
        ' onerror=',
        'javascript:',
        '&#58;',
        '<svg ',
        '<style>',
        '<td style=',
      ],
      ...[
        '</p>',
        '<p>',
        '<textarea>',
        '<title>',
        '</title>',
        '<math>',
        '<![CDATA[',
        ']]>',
        'x',
        '=',
        '\\',
        '<xmp>',
      ],
      ...[
        '```',
        '```js',
        '~~~',
        '# ',
        '- [ ] ',
        '[^',
        ']:',
        '^[',
        '|',
        '\n\n',
        '    ',
        ' id=',
        ' class=',
        ' name=',
      ],
      ...[
        '<iframe src=',
        'https://player.vimeo.com/video/1',
        '<input ',
        'type=checkbox',
        '<span ',
        'hljs-',
        'fn1',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(findDanger(html(parts.join('')))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '<script>',
    '<img src="x" onerror="alert(1)" />',
    '<img src="x" onerror />',
    '<a href="javascript:alert(1)">',
    '<a href="\\\\evil.test">',
    '<p style="x">',
    '<p id="x">',
    '<p class="hljs">',
    '<code class="hljs evil">',
    '<section class="contact">',
    '<input type="checkbox" />',
    '<input type="text" disabled />',
    '<iframe src="https://evil.test" sandbox="allow-scripts allow-same-origin allow-presentation">',
    '<iframe src="https://player.vimeo.com/video/1">',
    'a < b',
  ])('is seen by these tests in %j', (unsafe) => {
    expect(findDanger(unsafe)).not.toEqual([]);
  });
});

describe('nested HTML', () => {
  test.each(['<b>', '<div>', '<span>'])('of %s more than 100 deep is refused', (tag) => {
    expect(() => renderMarkdown(`${tag.repeat(400_000 / tag.length)}x`)).toThrow(
      expect.objectContaining({
        code: 'validation-failed',
        errors: [{ pointer: '/content_md', detail: expect.stringContaining('100') as unknown }],
      }),
    );
  });

  test('side by side is not nesting, however much there is', () => {
    expect(html('<b>x</b><br>\n'.repeat(10_000))).toContain('<b>x</b>');
  });
});

/** The elements that a post may have, and the attributes of each beside ANYWHERE. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'h1 h2 h3 h4 h5 h6 p br hr blockquote pre code ul li table thead tbody tfoot tr caption dl dt dd div span figure',
      'figcaption strong b em i u s del ins mark small sub sup kbd samp var cite q summary section label',
    ]
      .join(' ')
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  a: ['href', 'title', 'rel'],
  img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
  ol: ['start', 'reversed'],
  th: ['align', 'scope', 'colspan', 'rowspan'],
  td: ['align', 'colspan', 'rowspan'],
  abbr: ['title'],
  time: ['datetime'],
  details: ['open'],
  input: ['type', 'checked', 'disabled'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen', 'loading', 'sandbox', 'referrerpolicy'],
};

const ANYWHERE = ['lang', 'dir', 'id', 'class'];

const OWN_IDS = /^(?:h-[a-z\d-]+|fn\d+|fnref\d+(?::\d+)?)$/;

/** By element and class: no other could be styled or found by the page that shows the post. */
const OWN_CLASSES =
  /^(?:code (?:hljs|language-[\w+#.-]+)|span (?:hljs-[\w-]+|[a-z]+_+)|li (?:task-list-item|footnote-item)|input task-list-item-checkbox|hr footnotes-sep|section footnotes|ol footnotes-list|sup footnote-ref|a footnote-backref)$/;

const EMBED = /^https:\/\/(?:www\.youtube-nocookie\.com\/embed|player\.vimeo\.com\/video)\/[^/\\@]*$/;

/** Whatever of sanitised HTML a browser might run, or that leaves the allow-list. */
function findDanger(sanitized: string): string[] {
  const tags = sanitized.match(/<[^>]*>/g) ?? [];
  return [...tags.filter(isDangerous), ...(textOf(sanitized).includes('<') ? [sanitized] : [])];
}

function textOf(sanitized: string): string {
  return sanitized.replaceAll(/<[^>]*>/g, '');
}

function isDangerous(tag: string): boolean {
  if (/^<\/[a-z\d]+>$/.test(tag)) return !ELEMENTS[tag.slice(2, -1)];
  const [, name = '', rest = ''] = /^<([a-z\d]+)((?: [a-z]+(?:="[^"<>]*")?)*)(?: \/)?>$/.exec(tag) ?? [];
  const allowed = ELEMENTS[name];
  if (!allowed) return true;
  const attributes = new Map(
    Array.from(rest.matchAll(/ ([a-z]+)(?:="([^"]*)")?/g), ([, key = '', value = '']) => [
      key,
      decode(value),
    ]),
  );
  return (
    [...attributes.keys()].some((key) => !allowed.includes(key) && !ANYWHERE.includes(key)) ||
    !OWN_IDS.test(attributes.get('id') ?? 'fn1') ||
    (attributes.get('class')?.split(' ') ?? []).some((word) => !OWN_CLASSES.test(`${name} ${word}`)) ||
    [attributes.get('href'), attributes.get('src')].some((link) => link !== undefined && leadsAstray(link)) ||
    (name === 'iframe' && !isHarmlessFrame(attributes)) ||
    (name === 'input' && !(attributes.get('type') === 'checkbox' && attributes.has('disabled')))
  );
}

function isHarmlessFrame(attributes: ReadonlyMap<string, string>): boolean {
  return (
    EMBED.test(attributes.get('src') ?? '') &&
    attributes.get('sandbox') === 'allow-scripts allow-same-origin allow-presentation'
  );
}

/** Whether a browser would leave http, https and mailto, or this site without the link saying so. */
function leadsAstray(link: string): boolean {
  const url = URL.parse(link, 'https://site.test/');
  if (!url || url.protocol === 'mailto:') return false;
  return !/^https?:$/.test(url.protocol) || (url.host !== 'site.test' && !/^\s*https?:/i.test(link));
}

function decode(value: string): string {
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
