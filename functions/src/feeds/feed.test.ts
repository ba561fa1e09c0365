import { describe, expect, test } from '@jest/globals';
import {
  detectAtomFeed,
  detectJsonFeed,
  detectRssFeed,
  parseAtomFeed,
  parseJsonFeed,
  parseRssFeed,
} from 'feedsmith';
import { parseXml } from '@rgrove/parse-xml';
import { addressesOf } from '../../test/support/posts/site-addresses.js';
import { atom } from './atom.js';
import type { FullTextPost } from '../posts/index.js';
import { feedEntry, type Feed, type FeedEntry } from './feed.js';
import { jsonFeed } from './json-feed.js';
import { rss } from './rss.js';

const SITE_URL = 'https://site.example';
const site = {
  name: 'Tom & "Ada"',
  description: 'Cats & <dogs>',
  language: 'de-AT',
  url: SITE_URL,
  addresses: addressesOf(SITE_URL),
};

const HOSTILE: FeedEntry = {
  id: 'urn:firefolio:post:1',
  url: 'https://site.example/?post=a&b="c"',
  title: '</title>\0<b>&amp;\ud83d',
  excerpt: '<i>1 < 2</i>',
  contentHtml: '<p>]]></p><pre>\u0001\n\ttab</pre>',
  authors: ['<Ada>', 'Tom & Co'],
  tags: [{ tag: 'a-b', name: 'A & "B"' }],
  image: 'https://site.example/a.png?b=1&c=2',
  publishedAt: new Date('2026-05-01T12:00:00.123Z'),
  updatedAt: new Date('2026-05-02T12:00:00.456Z'),
};
/** As readers find it. */
const COVER = { url: 'https://site.example/a.png?b=1&c=2', medium: 'image' };
const feed: Feed = { tag: 'a&b', entries: [HOSTILE] };
const empty: Feed = { tag: null, entries: [] };

describe('a feed of all posts', () => {
  const descriptionOf = (described: typeof site) =>
    parseJsonFeed(jsonFeed(described, '/feed.json').render(empty)).description;

  test('says what the site is about', () => {
    expect(descriptionOf(site)).toBe('Cats & <dogs>');
  });

  test('of a site that says nothing of itself says whose posts they are', () => {
    expect(descriptionOf({ ...site, description: '' })).toBe('The newest posts of Tom & "Ada"');
  });
});

describe('rss', () => {
  const { render } = rss(site, '/feed.xml');

  test('says everything of a post, without what XML can not write', () => {
    const text = render(feed);
    parseXml(text);
    expect(parseRssFeed(text)).toEqual({
      title: 'Tom & "Ada": a&b',
      link: 'https://site.example/tags/a%26b',
      description: 'The newest posts tagged a&b',
      language: 'de-AT',
      lastBuildDate: 'Sat, 02 May 2026 12:00:00 GMT',
      atom: {
        links: [
          { href: 'https://site.example/feed.xml?tag=a%26b', rel: 'self', type: 'application/rss+xml' },
        ],
      },
      items: [
        {
          guid: { value: HOSTILE.id, isPermaLink: false },
          link: HOSTILE.url,
          title: '</title><b>&amp;',
          description: '&lt;i&gt;1 &lt; 2&lt;/i&gt;',
          content: { encoded: '<p>]]></p><pre>\n\ttab</pre>' },
          pubDate: 'Fri, 01 May 2026 12:00:00 GMT',
          dc: { creators: HOSTILE.authors },
          categories: [{ name: 'A & "B"' }],
          media: { contents: [COVER] },
        },
      ],
    });
  });

  test('without posts is a feed all the same', () => {
    const text = render(empty);
    parseXml(text);
    expect(detectRssFeed(text)).toBe(true);
    expect(text).not.toContain('lastBuildDate');
  });
});

describe('atom', () => {
  const { render } = atom(site, '/atom.xml');

  test('says everything of a post, without what XML can not write', () => {
    const text = render(feed);
    expect(parseXml(text).root?.attributes['xml:lang']).toBe('de-AT');
    expect(parseAtomFeed(text)).toMatchObject({
      id: 'https://site.example/atom.xml?tag=a%26b',
      updated: '2026-05-02T12:00:00.456Z',
      authors: [{ name: site.name }],
      entries: [
        {
          id: HOSTILE.id,
          links: [{ href: HOSTILE.url, rel: 'alternate' }],
          title: { value: '</title><b>&amp;' },
          summary: { value: HOSTILE.excerpt },
          content: { value: '<p>]]></p><pre>\n\ttab</pre>', type: 'html' },
          published: '2026-05-01T12:00:00.123Z',
          updated: '2026-05-02T12:00:00.456Z',
          authors: HOSTILE.authors.map((name) => ({ name })),
          categories: [{ term: 'a-b', label: 'A & "B"' }],
          media: { contents: [COVER] },
        },
      ],
    });
  });

  test('without posts has the time that it must have', () => {
    const text = render(empty);
    parseXml(text);
    expect(detectAtomFeed(text)).toBe(true);
    expect(parseAtomFeed(text)).toMatchObject({ updated: '1970-01-01T00:00:00.000Z' });
  });
});

describe('jsonFeed', () => {
  const { render } = jsonFeed(site, '/feed.json');

  test('says everything of a post', () => {
    const parsed = parseJsonFeed(render(feed));
    expect(parsed).toMatchObject({
      title: 'Tom & "Ada": a&b',
      home_page_url: 'https://site.example/tags/a%26b',
      feed_url: 'https://site.example/feed.json?tag=a%26b',
      language: 'de-AT',
      items: [
        {
          id: HOSTILE.id,
          url: HOSTILE.url,
          title: HOSTILE.title,
          summary: HOSTILE.excerpt,
          content_html: HOSTILE.contentHtml,
          image: HOSTILE.image,
          authors: HOSTILE.authors.map((name) => ({ name })),
          tags: ['A & "B"'],
        },
      ],
    });
  });

  test('leaves out an image that there is none of', () => {
    const text = render({ tag: null, entries: [{ ...HOSTILE, image: null }] });
    expect(detectJsonFeed(JSON.parse(text))).toBe(true);
    expect(text).not.toContain('"image"');
  });
});

test.each([rss, atom])('a post without a cover has none in %p', (format) => {
  const text = format(site, '/feed.xml').render({ tag: null, entries: [{ ...HOSTILE, image: null }] });
  parseXml(text);
  expect(text).not.toContain('<media:');
});

test('of a scheduled post the last change is not before its publication', () => {
  const [writtenAt, publishedAt] = [
    new Date('2026-05-01T00:00:00.000Z'),
    new Date('2026-05-09T00:00:00.000Z'),
  ];
  const post = {
    slug: 'a',
    seo: {},
    tags: ['cpp', 'web', 'constructor'],
    tagNames: { cpp: 'C++' },
    authors: [],
    updatedAt: writtenAt,
    publishedAt,
  } as unknown as FullTextPost;
  expect(feedEntry(site, post, '')).toMatchObject({
    publishedAt,
    updatedAt: publishedAt,
    tags: [
      { tag: 'cpp', name: 'C++' },
      { tag: 'web', name: 'web' },
      { tag: 'constructor', name: 'constructor' },
    ],
  });
  const changedAt = new Date('2026-05-10T00:00:00.000Z');
  expect(feedEntry(site, { ...post, updatedAt: changedAt }, '').updatedAt).toEqual(changedAt);
});
