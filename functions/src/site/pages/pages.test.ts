import { beforeAll, describe, expect, test } from '@jest/globals';
import { htmlFaults } from '../../../test/support/site/html-faults.js';
import { everyPage, SAMPLE_SETTINGS, sampleFrame, SITE } from '../../../test/support/site/every-page.js';
import { samplePost } from '../../../test/support/site/sample-items.js';
import { googleFaults } from '../../../test/support/site/schema-org/google-faults.js';
import { jsonLdFaults } from '../../../test/support/site/schema-org/json-ld-faults.js';
import { readPage } from '../../../test/support/site/page-head.js';
import type { SiteSettings } from '../../settings/index.js';
import type { Frame } from '../frame.js';
import * as pages from './index.js';

const post = samplePost();
let frame: Frame;

beforeAll(async () => {
  frame = await sampleFrame();
});

describe.each(Object.entries(everyPage))('%s', (_name, write) => {
  let html: string;
  beforeAll(() => {
    html = write(frame);
  });

  test('is valid HTML', async () => {
    expect(await htmlFaults(html)).toEqual([]);
  });

  test('has one heading of the first level, and its language', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<html lang="de-AT" dir="ltr">');
  });

  test('has nothing that a Content-Security-Policy without exceptions forbids', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style|javascript:/);
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
    for (const attributes of scripts) expect(attributes).toMatch(/ src="\/|application\/ld\+json/);
  });

  test('says what it is', () => {
    const page = readPage(html);
    expect(page.title).toMatch(/Ada & Sons <x>$/);
    expect(page.meta('description')).toMatch(/\S/);
    const isUnlisted = page.meta('robots') === 'noindex';
    expect(page.links('canonical')).toHaveLength(isUnlisted ? 0 : 1);
    for (const thing of page.things.values()) expect(JSON.stringify(thing)).not.toContain('undefined');
  });

  test('describes itself by what schema.org has, and as Google asks', () => {
    const page = readPage(html);
    if (page.jsonLd === null) expect(page.meta('robots')).toBe('noindex');
    else expect([...jsonLdFaults(page.jsonLd), ...googleFaults(page.jsonLd)]).toEqual([]);
  });
});

test('what somebody writes can not end a script or an attribute', () => {
  const title = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>';
  const html = pages.postPage.shown.render({
    frame,
    item: { ...post, title, excerpt: title },
    onward: { previous: null, next: null, related: [] },
  });
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<img src=x');
  expect(readPage(html).things.get('BlogPosting')).toMatchObject({ headline: title, description: title });
});

test('an author is known by the links to where they are elsewhere, and by the picture', () => {
  const html = everyPage.author(frame);
  const page = readPage(html);
  const urls = ['https://elsewhere.test/@ada?a=1&b=2', 'mailto:ada@site.test'];
  expect(page.links('me')).toEqual(urls);
  expect(html).toContain('<a href="https://elsewhere.test/@ada?a=1&amp;b=2" rel="me">Elsewhere &lt;b></a>');
  expect(page.meta('description')).toBe('I make "small" <things>.');
  expect(page.meta('og:image')).toBe(`${SITE}/pictures/ada.svg`);
  expect(page.meta('og:type')).toBe('profile');
  expect(page.things.get('ProfilePage')).toMatchObject({ mainEntity: { '@id': `${SITE}/authors/a#person` } });
  expect(page.things.get('Person')).toEqual({
    '@type': 'Person',
    '@id': `${SITE}/authors/a#person`,
    name: 'Ada "the <b>"',
    url: `${SITE}/authors/a`,
    description: 'I make "small" <things>.',
    image: `${SITE}/pictures/ada.svg`,
    sameAs: urls.slice(0, 1),
  });
});

test('what the site does not show is not there', async () => {
  const shown = Object.fromEntries(
    Object.keys(SAMPLE_SETTINGS.shown).map((part) => [part, false]),
  ) as SiteSettings['shown'];
  const html = everyPage.post(await sampleFrame({ shown, language: 'en' }));
  for (const part of [
    'role="search"',
    '/feed.xml',
    '/archive',
    '/authors/',
    'min read',
    'class="toc"',
    'related-title',
  ])
    expect(html).not.toContain(part);
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fr', 'ltr'],
])('a site in %s runs %s', async (language, direction) => {
  const html = everyPage.sent(await sampleFrame({ language }));
  expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
});

test('a post without its pictures is light, its stylesheet and script included', async () => {
  const html = everyPage.post(frame);
  const [{ gzipSync }, { readFileSync }, { join }] = await Promise.all([
    import('node:zlib'),
    import('node:fs'),
    import('node:path'),
  ]);
  const files = ['styles.css', 'site.js', 'favicon.svg'].map((name) =>
    readFileSync(join(__dirname, '../../../../web/public', name), 'utf8'),
  );
  const bytes = [html, ...files].map((text) => gzipSync(text).length);
  expect(bytes[2]).toBeLessThan(8_000);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(25_000);
});
