import { describe, expect, test } from '@jest/globals';
import { addressesOf } from '../../test/support/posts/site-addresses.js';

const SITE = 'https://site.test';
const ELSEWHERE = 'https://pages.test';

describe('the addresses of the bundled pages', () => {
  const addresses = addressesOf(SITE);

  test('are at the site, one for each thing', () => {
    expect(addresses.home).toBe(`${SITE}/`);
    expect(addresses.urlOf('post', 'a-b')).toBe(`${SITE}/posts/a-b`);
    expect(addresses.urlOf('page', 'about')).toBe(`${SITE}/about`);
    expect(addresses.urlOf('project', 'x')).toBe(`${SITE}/projects/x`);
    expect(addresses.urlOf('tag', 'web')).toBe(`${SITE}/tags/web`);
    expect(addresses.pathOf('tag', 'web')).toBe('/tags/web');
    expect(addresses.accountPage('verify-email')).toBe(`${SITE}/account/verify-email`);
  });

  test('encode what a name has, and take nothing in it for a pattern', () => {
    expect(addresses.pathOf('post', 'straße-日本')).toBe('/posts/stra%C3%9Fe-%E6%97%A5%E6%9C%AC');
    expect(addresses.pathOf('post', "a/b?c#d$&$'")).toBe("/posts/a%2Fb%3Fc%23d%24%26%24'");
  });

  test('show previews on the page of each thing', () => {
    expect(addresses.previewOf('post', 'a-b', '17.x_y')).toBe(`${SITE}/posts/a-b?preview=17.x_y`);
  });

  test('are its own, and those of other origins are not', () => {
    expect(addresses.isOwn(`${SITE}/anything`)).toBe(true);
    expect([ELSEWHERE, 'http://site.test/', 'nonsense'].filter((url) => addresses.isOwn(url))).toEqual([]);
  });
});

describe('the addresses of a front end elsewhere', () => {
  const addresses = addressesOf(SITE, {
    home: `${ELSEWHERE}/blog/`,
    post: `${ELSEWHERE}/blog/:slug/`,
    tag: `${ELSEWHERE}/list?tag=:tag&page=1`,
    preview: `${ELSEWHERE}/preview/`,
    account: `${ELSEWHERE}/me/`,
  });

  test('are whole, also for links within the site', () => {
    expect(addresses.home).toBe(`${ELSEWHERE}/blog/`);
    expect(addresses.urlOf('post', 'a-b')).toBe(`${ELSEWHERE}/blog/a-b/`);
    expect(addresses.pathOf('post', 'a-b')).toBe(`${ELSEWHERE}/blog/a-b/`);
    expect(addresses.urlOf('tag', 'ä&b')).toBe(`${ELSEWHERE}/list?tag=%C3%A4%26b&page=1`);
    expect(addresses.accountPage('reset-password')).toBe(`${ELSEWHERE}/me/reset-password`);
  });

  test('show previews on one page, which is told what to show', () => {
    expect(addresses.previewOf('page', 'about', '17.x')).toBe(
      `${ELSEWHERE}/preview/?kind=page&slug=about&preview=17.x`,
    );
  });

  test('are the site’s own on both origins', () => {
    expect(addresses.isOwn(`${ELSEWHERE}/x`)).toBe(true);
    expect(addresses.isOwn(`${SITE}/x`)).toBe(true);
  });

  test('leave what a writer said is the address', () => {
    const canonicalUrl = 'https://first.test/a';
    expect(addresses.canonicalOf('post', { slug: 'a', canonicalUrl })).toBe(canonicalUrl);
    expect(addresses.canonicalOf('post', { slug: 'a', canonicalUrl: null })).toBe(`${ELSEWHERE}/blog/a/`);
  });
});
