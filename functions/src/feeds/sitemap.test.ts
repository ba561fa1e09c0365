import { describe, expect, test } from '@jest/globals';
import { parseXml } from '@rgrove/parse-xml';
import { addressesOf } from '../../test/support/posts/site-addresses.js';
import { buildSitemap, sitemapFile, sitemapIndex, type SitemapItem } from './sitemap.js';

const SITE_URL = 'https://site.example';
const addresses = addressesOf(SITE_URL);
const site = { name: 'A site', url: SITE_URL, addresses };
const NOW = new Date('2026-05-01T00:00:00.000Z');

/** A post that was changed so many days before NOW. */
function entry(id: string, days: number, traits: Partial<SitemapItem> = {}): SitemapItem {
  const updatedAt = new Date(NOW.getTime() - days * 86_400_000);
  return { slug: `post-${id}`, canonicalUrl: null, publishedAt: updatedAt, updatedAt, ...traits };
}

/** Of a site with these posts, the newest first. */
const ofPosts = (post: readonly SitemapItem[]) => ({ post, page: [], project: [] });

const urlsOf = (entries: readonly SitemapItem[], maxUrls?: number) =>
  buildSitemap(addresses, ofPosts(entries), maxUrls).map(({ urls }) => urls.map(({ url }) => url));

describe('buildSitemap', () => {
  test('has the front page, changed when the last post was', () => {
    const entries = [
      entry('a', 3),
      entry('b', 2),
      entry('c', 1, { publishedAt: new Date(0), updatedAt: new Date(0) }),
    ];
    const [file] = buildSitemap(addresses, ofPosts(entries));
    expect(file?.urls[0]).toEqual({ url: 'https://site.example/', updatedAt: entries[1]?.updatedAt });
    expect(file?.updatedAt).toEqual(entries[1]?.updatedAt);
  });

  test('tells of a scheduled post that it is new when it appears, not when it was written', () => {
    const [file] = buildSitemap(addresses, ofPosts([entry('b', 1), entry('a', 3, { publishedAt: NOW })]));
    expect(file?.urls.map(({ updatedAt }) => updatedAt)).toEqual([NOW, NOW, entry('b', 1).updatedAt]);
  });

  test('has one file with the front page for a site without posts', () => {
    const sitemap = buildSitemap(addresses, ofPosts([]));
    expect(sitemap).toEqual([{ urls: [{ url: 'https://site.example/', updatedAt: null }], updatedAt: null }]);
    for (const text of [
      ...sitemap.map((file) => sitemapFile.render(file)),
      sitemapIndex(site).render(sitemap),
    ]) {
      expect(parseXml(text).root?.text).not.toContain('lastmod');
    }
  });

  test('leaves out what is at home at another site', () => {
    const entries = [
      entry('b', 0),
      entry('a', 1),
      entry('d', 1, { canonicalUrl: 'https://site.example.org/d' }),
      entry('e', 1, { canonicalUrl: 'http://site.example/e' }),
      entry('f', 1, { canonicalUrl: 'https://site.example/f' }),
    ];
    expect(urlsOf(entries)).toEqual([
      [
        'https://site.example/',
        'https://site.example/f',
        'https://site.example/posts/post-a',
        'https://site.example/posts/post-b',
      ],
    ]);
  });

  test('has pages and projects beside posts, each at its address', () => {
    const visible = {
      post: [entry('a', 3)],
      page: [entry('about', 1), { ...entry('uses', 2), canonicalUrl: 'https://elsewhere.example/uses' }],
      project: [entry('new', 1), entry('old', 2)],
    };
    const [file] = buildSitemap(addresses, visible);
    expect(file?.urls.map(({ url }) => url.replace('https://site.example', ''))).toEqual([
      '/',
      '/posts/post-a',
      '/post-about',
      '/projects/post-old',
      '/projects/post-new',
    ]);
    expect(file?.updatedAt).toEqual(entry('about', 1).updatedAt);
  });

  test.each([
    [1, [1, 1, 1]],
    [2, [2, 1]],
    [3, [3]],
    [4, [3]],
  ])('fills files of at most %i addresses', (maxUrls, sizes) => {
    const files = urlsOf([entry('a', 2), entry('b', 1)], maxUrls);
    expect(files.map(({ length }) => length)).toEqual(sizes);
  });
});

test('addresses are escaped', () => {
  const url = 'https://site.example/?a=1&b=<"\'>';
  const text = sitemapFile.render({ urls: [{ url, updatedAt: null }], updatedAt: null });
  expect(parseXml(text).root?.text.trim()).toBe(url);
});
