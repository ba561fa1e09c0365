import type { AuthorWithProfile } from '../../../src/authors/index.js';
import { SiteAddresses } from '../../../src/addresses/index.js';
import { startingSettings, type SiteSettings } from '../../../src/settings/index.js';
import { Frames, type Frame } from '../../../src/site/frame.js';
import * as pages from '../../../src/site/pages/index.js';
import { samplePost, sampleProject } from './sample-items.js';

/** The origin of the site. */
export const SITE = 'https://site.test';
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
/** Of a site that says as much as it can. */
export const SAMPLE_SETTINGS: SiteSettings = {
  ...startingSettings('Ada & Sons <x>'),
  description: 'What "we" make.',
  language: 'de-AT',
  timeZone: 'Europe/Vienna',
};
const tagDetails = new Map([['t1', { name: 'T1 & more', description: 'About <it>.' }]]);
/** What all pages of a site with such settings have. */
export function sampleFrame(chosen: Partial<SiteSettings> = {}): Promise<Frame> {
  return frames.of({ ...SAMPLE_SETTINGS, ...chosen }, tagDetails);
}

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

/** An author who says all that an author can say. */
export const SAMPLE_AUTHOR: AuthorWithProfile = {
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
const by = SAMPLE_AUTHOR;

/** Every page, with all that it may show. */
export const everyPage = {
  home: (frame: Frame) => pages.homePage.render({ frame, list: { ...list, number: 1 }, tags, projects }),
  'a further page of the front page': (frame: Frame) =>
    pages.homePage.render({ frame, list, tags, projects: [] }),
  'the front page without posts': (frame: Frame) =>
    pages.homePage.render({
      frame,
      list: NO_POSTS,
      tags: [],
      projects: [],
    }),
  post: (frame: Frame) =>
    pages.postPage.shown.render({ frame, item: post, onward: { previous, next, related: others } }),
  'a preview': (frame: Frame) =>
    pages.postPage.preview.render({ frame, item: { ...post, publishedAt: null }, onward: null }),
  project: (frame: Frame) => pages.projectPage.shown.render({ frame, item: project, all: projects }),
  'a project of which little is said': (frame: Frame) =>
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
  projects: (frame: Frame) => pages.projectsPage.render({ frame, projects }),
  'no projects': (frame: Frame) => pages.projectsPage.render({ frame, projects: [] }),
  'a page by itself': (frame: Frame) => pages.textPage.shown.render({ frame, item: post }),
  tag: (frame: Frame) => pages.tagPage.render({ frame, tag: 't1', list, tags }),
  author: (frame: Frame) => pages.authorPage.render({ frame, by, list: { ...list, number: 1 }, projects }),
  'a further page of an author': (frame: Frame) => pages.authorPage.render({ frame, by, list, projects }),
  'an author who says nothing and has no posts': (frame: Frame) =>
    pages.authorPage.render({ frame, by: { ...by, profile: null }, list: NO_POSTS, projects: [] }),
  posts: (frame: Frame) => pages.postsPage.render({ frame, list }),
  'no posts': (frame: Frame) => pages.postsPage.render({ frame, list: NO_POSTS }),
  tags: (frame: Frame) => pages.tagsPage.render({ frame, tags }),
  authors: (frame: Frame) =>
    pages.authorsPage.render({ frame, authors: [by, { author: { ...by.author, id: 'b' }, profile: null }] }),
  archive: (frame: Frame) => pages.archivePage.render({ frame, months: [{ month: '2026-05', count: 3 }] }),
  month: (frame: Frame) => pages.periodPage.render({ frame, period: '2026-05', list }),
  year: (frame: Frame) => pages.periodPage.render({ frame, period: '2026', list }),
  search: (frame: Frame) => pages.searchPage.render({ frame, text: 'a "b" <c>', found }),
  'a search for nothing': (frame: Frame) =>
    pages.searchPage.render({ frame, text: '', found: { kinds: [], items: [], total: 0 } }),
  'a search that finds nothing': (frame: Frame) =>
    pages.searchPage.render({ frame, text: '<x>', found: { kinds: [], items: [], total: 0 } }),
  contact: (frame: Frame) => pages.contactPage.render({ frame, form: { token: 'abc', hasReceipts: false } }),
  'contact with receipts': (frame: Frame) =>
    pages.contactPage.render({ frame, form: { token: 'abc', hasReceipts: true } }),
  sent: (frame: Frame) => pages.sentPage.render({ frame }),
  refused: (frame: Frame) => pages.refusedPage.render({ frame }),
  error: (frame: Frame) => pages.errorPage.render({ frame, message: frame.words.gone }),
} satisfies Readonly<Record<string, (frame: Frame) => string>>;
