import { describe, expect, test } from '@jest/globals';
import { parseXml } from '@rgrove/parse-xml';
import { addressesOf } from '../../test/support/posts/site-addresses.js';
import { buildSitemap, sitemapFile, sitemapIndex, type SitemapPost } from './sitemap.js';

const SITE_URL = 'https://site.example';
const addresses = addressesOf(SITE_URL);
const site = { name: 'A site', url: SITE_URL, addresses };
const NOW = new Date('2026-05-01T00:00:00.000Z');

/** A post that was changed so many days before NOW. */
function entry(id: string, days: number, traits: Partial<SitemapPost> = {}): SitemapPost {
  const updatedAt = new Date(NOW.getTime() - days * 86_400_000);
  return { slug: `post-${id}`, canonicalUrl: null, publishedAt: updatedAt, updatedAt, ...traits };
}

const urlsOf = (entries: readonly SitemapPost[], maxUrls?: number) =>
  buildSitemap(addresses, entries, maxUrls).map(({ urls }) => urls.map(({ url }) => url));

describe('buildSitemap', () => {
  test('has the front page, changed when the last post was', () => {
    const entries = [
      entry('a', 3),
      entry('b', 2),
      entry('c', 1, { publishedAt: new Date(0), updatedAt: new Date(0) }),
    ];
    const [file] = buildSitemap(addresses, entries);
    expect(file?.urls[0]).toEqual({ url: 'https://site.example/', updatedAt: entries[1]?.updatedAt });
    expect(file?.updatedAt).toEqual(entries[1]?.updatedAt);
  });

  test('tells of a scheduled post that it is new when it appears, not when it was written', () => {
    const [file] = buildSitemap(addresses, [entry('a', 3, { publishedAt: NOW }), entry('b', 1)]);
    expect(file?.urls.map(({ updatedAt }) => updatedAt)).toEqual([NOW, NOW, entry('b', 1).updatedAt]);
  });

  test('has one file with the front page for a site without posts', () => {
    const sitemap = buildSitemap(addresses, []);
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
      entry('a', 1),
      entry('b', 0),
      entry('d', 1, { canonicalUrl: 'https://site.example.org/d' }),
      entry('e', 1, { canonicalUrl: 'http://site.example/e' }),
      entry('f', 1, { canonicalUrl: 'https://site.example/f' }),
    ];
    expect(urlsOf(entries)).toEqual([
      [
        'https://site.example/',
        'https://site.example/posts/post-a',
        'https://site.example/posts/post-b',
        'https://site.example/f',
      ],
    ]);
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
