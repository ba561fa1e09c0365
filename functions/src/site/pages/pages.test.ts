import { beforeAll, describe, expect, test } from '@jest/globals';
import { htmlFaults } from '../../../test/support/site/html-faults.js';
import { samplePost, sampleProject } from '../../../test/support/site/sample-items.js';
import { googleFaults } from '../../../test/support/site/schema-org/google-faults.js';
import { jsonLdFaults } from '../../../test/support/site/schema-org/json-ld-faults.js';
import { readPage } from '../../../test/support/site/page-head.js';
import { SiteAddresses } from '../../addresses/index.js';
import { startingSettings, type SiteSettings } from '../../settings/index.js';
import { Frames } from '../frame.js';
import * as pages from './index.js';

const SITE = 'https://site.test';
const addresses = new SiteAddresses(SITE, {
  home: '/',
  post: '/posts/:slug',
  page: '/:slug',
  project: '/projects/:slug',
  tag: '/tags/:tag',
  preview: '',
  account: '/account',
});
const frames = new Frames(addresses, SITE);
const settings: SiteSettings = {
  ...startingSettings('Ada & Sons <x>'),
  description: 'What "we" make.',
  language: 'de-AT',
  timeZone: 'Europe/Vienna',
};
const tagDetails = new Map([['t1', { name: 'T1 & more', description: 'About <it>.' }]]);
const frame = frames.of(settings, tagDetails);
const post = samplePost();
const others = ['second', 'third'].map((slug) => ({
  ...post,
  id: slug,
  slug,
  title: `The ${slug} one`,
  coverImage: null,
}));
const entries = [post, ...others].map((item) => ({ ...item, canonicalUrl: null }));
const list = { posts: entries, number: 2, pages: 3, total: 7 };
const tags = Array.from({ length: 14 }, (_, index) => ({ tag: `t${String(index)}`, count: 20 - index }));
const found = {
  kinds: ['post', 'page'] as const,
  items: entries.map((entry, index) => ({
    kind: index === 0 ? ('page' as const) : ('post' as const),
    entry,
    titleHtml: 'a <mark>b</mark>',
    snippetHtml: 'c &lt;d&gt;',
  })),
  total: 30,
};
const project = sampleProject();
const projects = [project, { ...project, id: 'p2', slug: 'p2', coverImage: null }].map((item) => ({
  ...item,
  canonicalUrl: null,
}));
const [previous = null, next = null] = others;

const NO_POSTS = { posts: [], number: 1, pages: 1, total: 0 };
const by = {
  author: { id: 'a', name: 'Ada "the <b>"', postCount: 7, projectCount: 2 },
  profile: {
    id: 'a',
    bioMd: '',
    bioHtml: post.contentHtml,
    bioExcerpt: 'I make "small" <things>.',
    picture: { url: '/pictures/ada.svg', alt: 'Ada & a cat' },
    links: [
      { label: 'Elsewhere <b>', url: 'https://elsewhere.test/@ada?a=1&b=2' },
      { label: 'Mail', url: 'mailto:ada@site.test' },
    ],
    version: 1,
    updatedAt: new Date('2026-05-09T10:00:00Z'),
  },
};

/** Every page, with all that it may show. */
const written = {
  home: () => pages.homePage.render({ frame, list: { ...list, number: 1 }, tags, projects }),
  'a further page of the front page': () => pages.homePage.render({ frame, list, tags, projects: [] }),
  'the front page without posts': () =>
    pages.homePage.render({ frame, list: NO_POSTS, tags: [], projects: [] }),
  post: () => pages.postPage.shown.render({ frame, item: post, onward: { previous, next, related: others } }),
  'a preview': () =>
    pages.postPage.preview.render({ frame, item: { ...post, publishedAt: null }, onward: null }),
  project: () => pages.projectPage.shown.render({ frame, item: project, all: projects }),
  'a project of which little is said': () =>
    pages.projectPage.preview.render({
      frame,
      item: {
        ...project,
        role: null,
        client: null,
        period: null,
        stack: [],
        links: [],
        repository: null,
        gallery: [],
      },
      all: [],
    }),
  projects: () => pages.projectsPage.render({ frame, projects }),
  'no projects': () => pages.projectsPage.render({ frame, projects: [] }),
  'a page by itself': () => pages.textPage.shown.render({ frame, item: post }),
  tag: () => pages.tagPage.render({ frame, tag: 't1', list, tags }),
  author: () => pages.authorPage.render({ frame, by, list: { ...list, number: 1 }, projects }),
  'a further page of an author': () => pages.authorPage.render({ frame, by, list, projects }),
  'an author who says nothing and has no posts': () =>
    pages.authorPage.render({ frame, by: { ...by, profile: null }, list: NO_POSTS, projects: [] }),
  archive: () => pages.archivePage.render({ frame, months: [{ month: '2026-05', count: 3 }] }),
  month: () => pages.monthPage.render({ frame, month: '2026-05', list }),
  search: () => pages.searchPage.render({ frame, text: 'a "b" <c>', found }),
  'a search for nothing': () =>
    pages.searchPage.render({ frame, text: '', found: { kinds: [], items: [], total: 0 } }),
  'a search that finds nothing': () =>
    pages.searchPage.render({ frame, text: '<x>', found: { kinds: [], items: [], total: 0 } }),
  contact: () => pages.contactPage.render({ frame, form: { token: 'abc' } }),
  sent: () => pages.sentPage.render({ frame }),
  refused: () => pages.refusedPage.render({ frame }),
  error: () => pages.errorPage.render({ frame, message: frame.words.gone }),
};

describe.each(Object.entries(written))('%s', (_name, write) => {
  let html: string;
  beforeAll(() => {
    html = write();
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
  const html = pages.authorPage.render({ frame, by, list: { ...list, number: 1 }, projects });
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

test('what the site does not show is not there', () => {
  const shown = Object.fromEntries(
    Object.keys(settings.shown).map((part) => [part, false]),
  ) as SiteSettings['shown'];
  const html = pages.postPage.shown.render({
    frame: frames.of({ ...settings, shown }, tagDetails),
    item: post,
    onward: { previous, next, related: others },
  });
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
])('a site in %s runs %s', (language, direction) => {
  const html = pages.sentPage.render({ frame: frames.of({ ...settings, language }, tagDetails) });
  expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
});

test('a post without its pictures is light, its stylesheet and script included', async () => {
  const html = pages.postPage.shown.render({
    frame,
    item: post,
    onward: { previous, next, related: others },
  });
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
