import { describe, expect, test } from '@jest/globals';
import { mediaInHtml, showMediaInHtml } from './show-in-html.js';
import type { ShownMedia } from './shown-media.js';

const HASH = 'a1'.repeat(20);

const PICTURE: ShownMedia = {
  id: 'sea',
  kind: 'picture',
  url: `/media/${HASH}/1600.webp`,
  original: `/media/${HASH}/original.jpg`,
  alt: 'The sea & "sun"',
  picture: {
    id: 'sea',
    hash: HASH,
    width: 4000,
    height: 3000,
    srcset: `/media/${HASH}/480.webp 480w, /media/${HASH}/1600.webp 1600w`,
    color: '#336699',
    focalPoint: null,
  },
};
const PAPER: ShownMedia = {
  id: 'paper',
  kind: 'document',
  url: `/media/${HASH}/original.pdf`,
  original: `/media/${HASH}/original.pdf`,
  alt: '',
  picture: null,
};

/** The attributes of the only picture that HTML has. */
function attributesIn(html: string): Record<string, string> {
  const [, written = ''] = /^<img(.*) \/>$/.exec(html) ?? [];
  return Object.fromEntries(
    [...written.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('a picture of the library', () => {
  test('has its widths, its size and what is said of it where the text says nothing', () => {
    const { html, files, missing } = showMediaInHtml('<img src="media:sea" alt="" loading="lazy" />', [
      PICTURE,
    ]);
    expect(attributesIn(html)).toEqual({
      src: `/media/${HASH}/1600.webp`,
      srcset: `/media/${HASH}/480.webp 480w, /media/${HASH}/1600.webp 1600w`,
      sizes: 'auto, (min-width: 44rem) 42rem, 100vw',
      width: '4000',
      height: '3000',
      alt: 'The sea &amp; &quot;sun&quot;',
      loading: 'lazy',
      decoding: 'async',
      'data-color': '#336699',
    });
    expect(files).toEqual([{ id: 'sea', url: PICTURE.url }]);
    expect(missing).toEqual([]);
  });

  test.each([
    ['a width', 'width="400"', { width: '400', height: '300', sizes: 'auto, min(400px, 100vw)' }],
    ['a height', 'height="300"', { width: '400', height: '300' }],
    ['both', 'width="400" height="100"', { width: '400', height: '100' }],
    ['what is no number', 'width="wide"', { width: '4000', height: '3000' }],
    ['what is none of pixels', 'width="1e9" height="50%"', { width: '4000', height: '3000' }],
    ['a text', 'alt="Waves"', { alt: 'Waves' }],
    ['a title', 'title="Waves"', { title: 'Waves' }],
  ])('keeps what its place says of it: %s', (_what, written, expected) => {
    const { html } = showMediaInHtml(`<img src="media:sea" ${written} />`, [PICTURE]);
    expect(attributesIn(html)).toMatchObject(expected);
  });

  test('is found by its address here, too, unless its writer has chosen widths', () => {
    const address = `/media/${HASH}/480.webp`;
    expect(mediaInHtml(`<img src="${address}" />`)).toEqual([{ hash: HASH }]);
    expect(attributesIn(showMediaInHtml(`<img src="${address}" />`, [PICTURE]).html)['srcset']).toContain(
      '1600w',
    );
    const chosen = `<img src="${address}" srcset="${address} 1x" />`;
    expect(showMediaInHtml(chosen, [PICTURE])).toMatchObject({ html: chosen, files: [{ id: 'sea' }] });
  });

  test('that is being processed is shown as it came', () => {
    const size = { width: null, height: null, srcset: null, color: null };
    const early: ShownMedia = {
      ...PICTURE,
      url: PICTURE.original,
      picture: { id: 'sea', hash: HASH, focalPoint: null, ...size },
    };
    expect(attributesIn(showMediaInHtml('<img src="media:sea" alt="Sea" />', [early]).html)).toEqual({
      src: PICTURE.original,
      alt: 'Sea',
      loading: 'lazy',
      decoding: 'async',
    });
  });
});

test.each([
  ['a link', '<a href="media:paper">Paper</a>', `<a href="${PAPER.original}">Paper</a>`],
  [
    'a film',
    '<video src="media:paper" controls></video>',
    `<video src="${PAPER.original}" controls></video>`,
  ],
  [
    'captions',
    '<track src="media:paper" kind="captions" />',
    `<track src="${PAPER.original}" kind="captions" />`,
  ],
])('%s leads to the file', (_what, html, expected) => {
  expect(showMediaInHtml(html, [PAPER])).toEqual({
    html: expected,
    files: [{ id: 'paper', url: PAPER.url }],
    missing: [],
  });
});

test('a film has its poster in the size that pages show', () => {
  const html = '<video src="media:film" poster="media:sea" controls></video>';
  expect(mediaInHtml(html)).toEqual([{ id: 'film' }, { id: 'sea' }]);
  expect(showMediaInHtml(html, [PAPER, PICTURE]).html).toBe(
    `<video src="${PAPER.original}" poster="${PICTURE.url}" controls></video>`,
  );
});

test('a name that is none leaves the text, and is told', () => {
  const html = '<p><img src="media:gone" alt="The &lt;sea&gt;" /> <a href="media:gone">there</a></p>';
  expect(showMediaInHtml(html, [null, null])).toEqual({
    html: '<p>The &lt;sea&gt; <a>there</a></p>',
    files: [],
    missing: ['media:gone'],
  });
});

test.each([
  ['elsewhere', `<img src="https://x.test/media/${HASH}/480.webp" />`],
  ['a path', '<img src="/images/a.png" /><a href="/media/">All</a>'],
  ['no hash', '<img src="/media/a1/480.webp" />'],
  ['in the text', `<p>media:sea and /media/${HASH}/480.webp</p>`],
])('any other address stays: %s', (_what, html) => {
  expect(mediaInHtml(html)).toEqual([]);
  expect(showMediaInHtml(html, [])).toEqual({ html, files: [], missing: [] });
});
