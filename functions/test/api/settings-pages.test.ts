import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { settingsClient } from '../support/settings-wire.js';
import { attributeOf, findAll, findOne, hasClass, textIn } from '../support/site/dom.js';
import { readPage } from '../support/site/page-head.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Of its own: the settings are the same for all that share a database. */
let site: EditorSite;
let admin: ReturnType<typeof settingsClient>;
/** Of pages of several sorts, refusals among them. */
let paths: string[];

beforeAll(async () => {
  site = await startEditorSite('admin');
  admin = settingsClient(site.token, site.url);
  const { slug, author } = await site.editor.givenPublished({ tags: ['a-tag'] });
  paths = [
    '/',
    `/posts/${slug}`,
    '/tags/a-tag',
    `/authors/${author.id}`,
    '/archive',
    '/contact',
    '/nobody-has-this',
  ];
  // Each page is kept as it is before anybody changes anything.
  for (const path of [...paths, ...paths]) await open(path);
});

afterAll(() => site.stop());

/** What of a page the settings decide. */
async function open(path: string) {
  const { body } = await call<string>(path, { baseUrl: site.url });
  const page = readPage(body);
  const { document } = page;
  const navigation = findOne(document, (element) => hasClass(element, 'site-nav'));
  return {
    name: textIn(findOne(document, (element) => hasClass(element, 'brand'))),
    titleEnd: page.title?.split(' · ').at(-1),
    siteName: page.meta('og:site_name'),
    navigation: findAll(navigation, ({ tagName }) => tagName === 'a').map((link) => ({
      label: textIn(link),
      address: attributeOf(link, 'href'),
    })),
    papers: page.metas('theme-color'),
    theme: page.links('stylesheet').find((address) => address.startsWith('/theme.css')) ?? '',
  };
}

async function readTheme(address: string) {
  const { status, headers, body } = await call<string>(address, { baseUrl: site.url });
  expect(status).toBe(200);
  return { caching: headers.get('cache-control'), css: body };
}

test('the name is on every page at the next request', async () => {
  const name = 'Ada’s <b>notes</b> & more';
  await admin.change({ name });
  for (const path of paths) {
    expect({ path, ...(await open(path)) }).toMatchObject({ path, name, titleEnd: name, siteName: name });
  }
});

test('the navigation is on every page at the next request', async () => {
  const navigation = [
    { label: 'Work & play', address: '/projects' },
    { label: 'Elsewhere', address: 'https://example.org/?a=1&b=2' },
  ];
  await admin.change({ navigation });
  for (const path of paths) expect({ path, ...(await open(path)) }).toMatchObject({ path, navigation });
});

test('colours are in the stylesheet that every page names from the next request on', async () => {
  const { theme: former } = await open('/');
  const [light, dark] = [
    { accent: '#8a1c00', paper: '#fffdf5' },
    { accent: '#ffb38a', paper: '#10141b' },
  ] as const;
  await admin.change({ colors: { light, dark } });
  const { theme } = await open('/');
  expect(theme).not.toBe(former);
  for (const path of paths) {
    expect({ path, ...(await open(path)) }).toMatchObject({ path, theme, papers: [light.paper, dark.paper] });
  }
  const { caching, css } = await readTheme(theme);
  expect(caching).toBe(IMMUTABLE);
  expect(css).toContain(`--accent: light-dark(${light.accent}, ${dark.accent});`);
  expect(css).toContain(`--paper: light-dark(${light.paper}, ${dark.paper});`);
  // Who has a page of before under way gets today's colours, and keeps them for no year.
  const ofBefore = await readTheme(former);
  expect(ofBefore.css).toBe(css);
  expect(ofBefore.caching).not.toContain('immutable');
  expect((await readTheme('/theme.css')).css).toBe(css);
});

test('three changes took three requests, and nothing else', async () => {
  const { body } = await admin.revisions();
  expect((body as { revisions: { version: number }[] }).revisions.map(({ version }) => version)).toEqual([
    3, 2, 1,
  ]);
});
