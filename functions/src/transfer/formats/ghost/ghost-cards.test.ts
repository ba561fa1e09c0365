import { describe, expect, test } from '@jest/globals';
import { contentOf, type GhostTexts } from './ghost-content.js';

const NONE: GhostTexts = { html: null, lexical: null, mobiledoc: null, plaintext: null };
const BASE = 'https://old.example';

function convert(texts: Partial<GhostTexts>): { markdown: string; problems: string[] } {
  const problems: string[] = [];
  const report = (detail: string) => problems.push(detail);
  const markdown = contentOf({ ...NONE, ...texts }, { baseUrl: BASE, report });
  return { markdown, problems };
}

const lexical = (...children: unknown[]) => JSON.stringify({ root: { children } });
const mobiledoc = (fields: object) =>
  JSON.stringify({ version: '0.3.1', atoms: [], cards: [], markups: [], sections: [], ...fields });

const PLAYER =
  '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" width="560" height="315" allowfullscreen></iframe>';

/** Each card as Ghost renders it, as its editor stores it, and what it shows. */
const CARDS: readonly (readonly [name: string, html: string, payload: object, markdown: string])[] = [
  [
    'audio',
    '<div class="kg-card kg-audio-card"><img src="" class="kg-audio-thumbnail kg-audio-hide"><div class="kg-audio-player-container">' +
      '<audio src="/a.mp3" preload="metadata"></audio><div class="kg-audio-title">Song</div><div class="kg-audio-player">' +
      '<button class="kg-audio-play-icon"><svg></svg></button><div class="kg-audio-current-time">0:00</div><div class="kg-audio-time">/<span ' +
      'class="kg-audio-duration">1:23</span></div><button class="kg-audio-playback-rate">1&#215;</button></div></div></div>',
    { src: '/a.mp3', title: 'Song', duration: 83 },
    '[Song](https://old.example/a.mp3)',
  ],
  [
    'video',
    '<figure class="kg-card kg-video-card"><div class="kg-video-container"><video src="/v.mp4" poster="/p.png"></video>' +
      '<div class="kg-video-overlay"><button>svg</button></div><div class="kg-video-player"><span class="kg-video-current-time">0:00</span>' +
      '</div></div><figcaption>A clip</figcaption></figure>',
    { src: '/v.mp4', caption: 'A clip', fileName: 'v.mp4' },
    '<figure>\n\n<https://old.example/v.mp4>\n\n<figcaption>\n\nA clip\n\n</figcaption>\n\n</figure>',
  ],
  [
    'toggle',
    '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">' +
      '<span>Why?</span></h4><button class="kg-toggle-card-icon"><svg></svg></button></div><div class="kg-toggle-content"><p>So.</p></div></div>',
    { heading: 'Why?', content: '<p>So.</p>' },
    '<details>\n\n<summary>Why?</summary>\n\nSo.\n\n</details>',
  ],
  [
    'callout',
    '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">An <b>idea</b></div></div>',
    { calloutEmoji: '💡', calloutText: 'An <b>idea</b>' },
    '> 💡 An **idea**',
  ],
  [
    'bookmark',
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://a.example/x"><div class="kg-bookmark-content">' +
      '<div class="kg-bookmark-title">Title</div><div class="kg-bookmark-description">Text</div><div class="kg-bookmark-metadata">' +
      '<img class="kg-bookmark-icon" src="/i.ico"><span class="kg-bookmark-author">Ann</span><span class="kg-bookmark-publisher">Site</span></div></div>' +
      '<div class="kg-bookmark-thumbnail"><img src="/t.png"></div></a></figure>',
    {
      url: 'https://a.example/x',
      metadata: { title: 'Title', description: 'Text', author: 'Ann', publisher: 'Site' },
    },
    '> [**Title**](https://a.example/x)\n>\n> Text\n>\n> Ann · Site',
  ],
  [
    'gallery',
    '<figure class="kg-card kg-gallery-card"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image">' +
      '<img src="/a.png" width="10" alt="A"></div><div class="kg-gallery-image"><img src="/b.png" alt=""></div></div></div></figure>',
    {
      images: [
        { src: '/a.png', alt: 'A', row: 0 },
        { src: '/b.png', row: 0 },
      ],
    },
    '![A](https://old.example/a.png)\n\n![](https://old.example/b.png)',
  ],
  [
    'product',
    '<div class="kg-card kg-product-card"><div class="kg-product-card-container"><img src="/p.png" class="kg-product-card-image">' +
      '<div class="kg-product-card-title-container"><h4 class="kg-product-card-title">Mug</h4></div><div class="kg-product-card-rating">' +
      '<span class="kg-product-card-rating-active kg-product-card-rating-star"><svg></svg></span>'.repeat(4) +
      '<span class="kg-product-card-rating-star"><svg></svg></span></div><div class="kg-product-card-description"><p>Good</p></div>' +
      '<a href="https://a.example/buy" class="kg-product-card-button"><span>Buy</span></a></div></div>',
    {
      productImageSrc: '/p.png',
      productTitle: 'Mug',
      productRatingEnabled: true,
      productStarRating: 4,
      productDescription: '<p>Good</p>',
      productButtonEnabled: true,
      productButton: 'Buy',
      productUrl: 'https://a.example/buy',
    },
    '![](https://old.example/p.png)\n\n#### Mug\n\n★★★★☆\n\nGood\n\n[Buy](https://a.example/buy)',
  ],
  [
    'button',
    '<div class="kg-card kg-button-card kg-align-center"><a href="https://a.example" class="kg-btn kg-btn-accent">Go</a></div>',
    { buttonText: 'Go', buttonUrl: 'https://a.example' },
    '[Go](https://a.example/)',
  ],
  [
    'header',
    '<div class="kg-card kg-header-card" style="background-image: url(/h.png)" data-kg-background-image="/h.png"><h2 class="kg-header-card-header">' +
      'Big</h2><h3 class="kg-header-card-subheader">Small</h3><a href="https://a.example" class="kg-header-card-button">Go</a></div>',
    {
      header: 'Big',
      subheader: 'Small',
      buttonEnabled: true,
      buttonText: 'Go',
      buttonUrl: 'https://a.example',
      backgroundImageSrc: '/h.png',
    },
    '![](https://old.example/h.png)\n\n## Big\n\n### Small\n\n[Go](https://a.example/)',
  ],
  [
    'codeblock',
    '<figure class="kg-card kg-code-card"><pre><code class="language-js">a &lt; b\n</code></pre><figcaption>A file</figcaption></figure>',
    { code: 'a < b', language: 'js', caption: 'A file' },
    '<figure>\n\n```js\na < b\n```\n\n<figcaption>\n\nA file\n\n</figcaption>\n\n</figure>',
  ],
  [
    'embed',
    '<figure class="kg-card kg-embed-card"><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed"></iframe></figure>',
    {
      url: 'https://youtu.be/dQw4w9WgXcQ',
      html: '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    },
    PLAYER,
  ],
];

describe.each(CARDS)('a card %s', (name, html, payload, markdown) => {
  test('is what it shows in the HTML that Ghost has rendered', () => {
    expect(convert({ html })).toEqual({ markdown, problems: [] });
  });

  test('is the same in the editor’s own formats', () => {
    expect(convert({ lexical: lexical({ type: name, version: 1, ...payload }) })).toEqual({
      markdown,
      problems: [],
    });
    const stored = mobiledoc({ cards: [[name, payload]], sections: [[10, 0]] });
    expect(convert({ html: '', mobiledoc: stored })).toEqual({ markdown, problems: [] });
  });
});

test('a toggle keeps a heading that has no class of its own', () => {
  const html =
    '<div class="kg-toggle-card"><div class="kg-toggle-heading"><h4>Why?</h4></div><div class="kg-toggle-content"><p>So.</p></div></div>';
  expect(convert({ html }).markdown).toMatch(/Why\?[\s\S]*So\./);
});

test('a file has its name, size and words', () => {
  const html =
    '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="/f.pdf" title="Download"><div class="kg-file-card-contents">' +
    '<div class="kg-file-card-title">Paper</div><div class="kg-file-card-caption">Read it</div><div class="kg-file-card-metadata">' +
    '<div class="kg-file-card-filename">f.pdf</div><div class="kg-file-card-filesize">1 MB</div></div></div><div class="kg-file-card-icon">' +
    '<svg><title>download-circle</title></svg></div></a></div>';
  expect(convert({ html }).markdown).toBe('[Paper](https://old.example/f.pdf)\n\nRead it\n\nf.pdf, 1 MB');
});

test('a sign-up form keeps its words, and its loss is a problem', () => {
  const form =
    '<form class="kg-signup-card-form"><input type="email"><button>Subscribe</button><div>Email sent!</div></form>';
  const html = `<div class="kg-card kg-signup-card"><h2 class="kg-signup-card-heading">News</h2><p>Weekly</p>${form}<p>No spam</p></div>`;
  const problems = [expect.stringContaining('a form')];
  expect(convert({ html })).toEqual({ markdown: '## News\n\nWeekly\n\nNo spam', problems });
  const card = { type: 'signup', header: 'News', subheader: 'Weekly', disclaimer: 'No spam' };
  expect(convert({ lexical: lexical(card) })).toEqual({
    markdown: '## News\n\n### Weekly\n\nNo spam',
    problems,
  });
});

test.each(['constructor', 'toString', '__proto__'])('a card called %s is none that is known', (name) => {
  expect(convert({ html: `<div class="${name}">a</div>` })).toEqual({ markdown: 'a', problems: [] });
  const { problems } = convert({ lexical: lexical({ type: name }) });
  expect(problems).toEqual([expect.stringContaining(`: ${name}`)]);
});

test('cards that are in e-mails only, and unknown ones, are named', () => {
  const { markdown, problems } = convert({
    lexical: lexical(
      { type: 'email', html: '<p>Mail</p>' },
      { type: 'poll' },
      { type: 'paragraph', children: [] },
    ),
  });
  expect(markdown).toBe('');
  expect(problems).toEqual([expect.stringContaining(': email, poll')]);
});

test('text of the editor keeps its formats, links and lists', () => {
  const text = (words: string, format = 0) => ({ type: 'extended-text', text: words, format });
  const stored = lexical(
    { type: 'extended-heading', tag: 'h3', children: [text('H')] },
    {
      type: 'paragraph',
      children: [text('a '), text('b', 1), text(' '), text('c', 3), { type: 'linebreak' }, text('d', 16)],
    },
    { type: 'paragraph', children: [{ type: 'link', url: '/x', children: [text('link')] }] },
    {
      type: 'list',
      listType: 'number',
      start: 3,
      children: [
        { type: 'listitem', children: [text('one')] },
        {
          type: 'listitem',
          children: [
            { type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('two')] }] },
          ],
        },
      ],
    },
    { type: 'markdown', markdown: '**bold**\nline[^1]\n\n[^1]: Note' },
    { type: 'horizontalrule' },
  );
  expect(convert({ lexical: stored }).markdown).toBe(
    '### H\n\na **b** ***c***\\\n`d`\n\n[link](https://old.example/x)\n\n3.  one\n    -   two\n\n**bold**\\\nline[^1]\n\n---\n\n[^1]: Note',
  );
});

test('text of the former editor keeps its marks, lists and breaks', () => {
  const stored = mobiledoc({
    atoms: [['soft-return', '', {}]],
    markups: [['strong'], ['a', ['href', '/x']]],
    sections: [
      [1, 'h2', [[0, [], 0, 'H']]],
      [
        1,
        'p',
        [
          [0, [0], 0, 'a '],
          [0, [1], 2, 'b'],
          [1, [], 0, 0],
          [0, [], 0, 'c'],
        ],
      ],
      [3, 'ul', [[[0, [], 0, 'one']], [[0, [], 0, 'two']]]],
    ],
  });
  expect(convert({ mobiledoc: stored }).markdown).toBe(
    '## H\n\n**a [b](https://old.example/x)**\\\nc\n\n-   one\n-   two',
  );
});

test('what can’t be read in any form is refused', () => {
  expect(() => convert({ lexical: '{"root":{}}' })).toThrow('has no html');
  expect(() => convert({ mobiledoc: 'x' })).toThrow('has no html');
  expect(convert({ html: '' }).markdown).toBe('');
});

test('a call to action has the label of its sponsor', () => {
  const card = { type: 'call-to-action', textValue: '<p>Text</p>', sponsorLabel: '<p>Sponsored</p>' };
  expect(convert({ lexical: lexical({ ...card, hasSponsorLabel: true }) }).markdown).toBe(
    'Sponsored\n\nText',
  );
  expect(convert({ lexical: lexical(card) }).markdown).toBe('Text');
});
