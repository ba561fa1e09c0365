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
      ...[
        '<video ',
        '<audio>',
        '<source ',
        '<track ',
        '<picture>',
        '</video>',
        ' srcset=',
        ' poster=',
        '//evil.test/x 2x, ',
        '{#',
        '}',
        '](#',
        'https://www.youtube.com/embed/',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        expect(findDanger(html(parts.join('')))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  // Attributes by the names that mean something to a browser, with whatever an attacker puts there.
  test('is gone from any attribute of any element', () => {
    const element = fc.constantFrom(...Object.keys(ELEMENTS), 'svg', 'script', 'form', 'object', 'embed');
    const name = fc.constantFrom(
      ...new Set([...Object.values(ELEMENTS).flat(), ...ANYWHERE]),
      ...[
        'name',
        'onerror',
        'onclick',
        'style',
        'srcdoc',
        'formaction',
        'autoplay',
        'data',
        'action',
        'xlink:href',
      ],
    );
    const value = fc.oneof(
      fc.constantFrom(
        ...[
          'javascript:alert(1)',
          'JAVA\tscript:alert(1)',
          'data:text/html,x',
          '//evil.test/x',
          '\\\\evil.test',
        ],
        ...[
          'javascript:alert(1) 1x, a.png 2x',
          'a.png 1x,javascript:alert(1) 2x',
          'vbscript:x',
          'blob:x',
          '#x',
        ],
        ...[
          'https://www.youtube.com/embed/a1?x="',
          'https://player.vimeo.com/video/1',
          'location',
          'h-x',
          'fn1',
        ],
        ...['_blank', '_top', 'me opener', 'hljs footnotes', 'checkbox', 'text'],
      ),
      fc.string(),
    );
    const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const attributes = fc.array(fc.tuple(name, value), { maxLength: 4 });
    const elements = fc.array(fc.tuple(element, attributes), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(elements, (list) => {
        const tags = list.map(
          ([tag, pairs]) => `<${tag}${pairs.map(([key, text]) => ` ${key}="${escape(text)}"`).join('')}>`,
        );
        expect(findDanger(html(`<p>${tags.join('')}x`))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '<script>',
    '<img srcset="javascript:alert(1) 1x" loading="lazy" />',
    '<img srcset="a.png 1x, //evil.test/x 2x" loading="lazy" />',
    '<video src="x" preload="none">',
    '<video src="x" controls preload="auto">',
    '<video poster="data:image/svg+xml,x" controls preload="none">',
    '<video controls preload="none" autoplay>',
    '<source src="x" /></source>',
    '<a href="x" target="_blank">',
    '<a href="x" target="_top" rel="noopener">',
    '<a href="x" rel="opener">',
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
      'figcaption strong b em i u s del ins mark small sub sup kbd samp var cite q summary section label wbr',
      'bdi bdo ruby rt rp picture',
    ]
      .join(' ')
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  ...Object.fromEntries(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, ['align']])),
  a: ['href', 'title', 'rel', 'target'],
  img: ['src', 'srcset', 'sizes', 'alt', 'title', 'width', 'height', 'align', 'loading'],
  video: ['src', 'poster', 'title', 'width', 'height', 'controls', 'preload', 'loop', 'muted', 'playsinline'],
  audio: ['src', 'title', 'controls', 'preload', 'loop', 'muted'],
  source: ['src', 'srcset', 'sizes', 'media', 'type', 'width', 'height'],
  track: ['src', 'kind', 'srclang', 'label', 'default'],
  dfn: ['title'],
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
  if (/^<\/[a-z\d]+>$/.test(tag)) return !ELEMENTS[tag.slice(2, -1)] || /source|track|wbr/.test(tag);
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
    addressesOf(attributes).some(leadsAstray) ||
    (name !== 'a' && addressesOf(attributes).some((link) => !/^https?:$/.test(protocolOf(link)))) ||
    (name === 'a' && !isHarmlessLink(attributes)) ||
    (/^(?:video|audio)$/.test(name) && !isHarmlessPlayer(attributes)) ||
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

/** Every address that a browser might load or follow. */
function addressesOf(attributes: ReadonlyMap<string, string>): string[] {
  const candidates = attributes.get('srcset')?.split(/,\s/) ?? [];
  return [
    ...['href', 'src', 'poster'].flatMap((key) => attributes.get(key) ?? []),
    ...candidates.map((candidate) => candidate.trim().split(/\s/)[0] ?? ''),
  ];
}

function isHarmlessLink(attributes: ReadonlyMap<string, string>): boolean {
  const target = attributes.get('target');
  const rel = attributes.get('rel')?.split(' ') ?? [];
  return (
    (target === undefined || (target === '_blank' && rel.includes('noopener'))) &&
    rel.every((word) =>
      /^(?:me|nofollow|sponsored|ugc|noopener|noreferrer|author|license|external|tag)$/.test(word),
    )
  );
}

/** One that waits for its reader. */
function isHarmlessPlayer(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has('controls') && /^(?:none|metadata)$/.test(attributes.get('preload') ?? '');
}

function protocolOf(link: string): string {
  return URL.parse(link, 'https://site.test/')?.protocol ?? 'https:';
}

/** Whether a browser would leave http, https and what begins a message or a call, or this site without the link saying so. */
function leadsAstray(link: string): boolean {
  const url = URL.parse(link, 'https://site.test/');
  if (!url || /^(?:mailto|tel|sms|xmpp):$/.test(url.protocol)) return false;
  return !/^https?:$/.test(url.protocol) || (url.host !== 'site.test' && !/^\s*https?:/i.test(link));
}

function decode(value: string): string {
  return value
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
