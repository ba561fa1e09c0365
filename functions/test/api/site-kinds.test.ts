import { beforeAll, describe, expect, test } from '@jest/globals';
import { login } from '../support/http/api.js';
import { contentClient, type ContentClient } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';
import { getPage } from '../support/site/page.js';
import { environment } from '../support/suite/environment.js';

const { siteUrl } = environment;

let pages: ContentClient;
let projects: ContentClient;

beforeAll(async () => {
  const { access_token: token } = await login('editor');
  [pages, projects] = [contentClient('pages', token), contentClient('projects', token)];
});

describe('a page by itself', () => {
  test('stands right behind the name of the site', async () => {
    const { slug, title } = await pages.givenPublished({ content_md: 'Who *we* are.', excerpt: 'About us.' });
    const page = await getPage(`/${slug}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<p>Who <em>we</em> are.</p>');
    expect(page.body).toContain(`<h1 id="post-title">${title}</h1>`);
    expect(page.meta('description')).toBe('About us.');
    expect(page.links('canonical')).toEqual([`${siteUrl}/${slug}`]);
    expect(page.things.get('WebPage')).toMatchObject({ name: title, url: `${siteUrl}/${slug}` });
  });

  test('leads from a former slug to the present one, and is 410 once it was withdrawn', async () => {
    const { id, slug: former } = await pages.givenPublished();
    const slug = uniqueWord();
    await pages.ask(`/${id}`, { method: 'PATCH', body: { slug } });
    expect((await getPage(`/${former}`)).headers.get('location')).toBe(`/${slug}`);
    await pages.ask(`/${id}`, { method: 'DELETE' });
    expect((await getPage(`/${slug}`)).status).toBe(410);
  });

  test('is Markdown as well', async () => {
    const { slug, title } = await pages.givenPublished({ content_md: 'Who *we* are.' });
    const { body } = await getPage(`/${slug}.md`);
    expect(body).toContain(`# ${title}\n\nWho *we* are.`);
    expect((await getPage('/llms.txt')).body).toContain(`](${siteUrl}/${slug}.md)`);
  });

  test('of a draft is there for who has its preview link only', async () => {
    const { id, slug } = await pages.given({ content_md: 'Soon.' });
    expect((await getPage(`/${slug}`)).status).toBe(404);
    const { body } = await pages.ask(`/${id}/preview-link`, { method: 'POST', body: {} });
    const { url } = body as { url: string };
    const page = await getPage(url.slice(siteUrl.length));
    expect(page.body).toContain('<p>Soon.</p>');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a project', () => {
  const PROJECT = {
    role: 'Design',
    client: 'Ada & Sons',
    period: { start: '2025-03' },
    stack: ['TypeScript', 'C++'],
    links: [{ label: 'Live', url: 'https://example.org/live' }],
    repository: 'https://code.test/source',
    gallery: [{ url: 'https://example.org/1.png', alt: 'The start page', caption: 'At night' }],
    featured: true,
  };

  test('shows its facts and pictures', async () => {
    const { slug, title } = await projects.givenPublished(PROJECT);
    const page = await getPage(`/projects/${slug}`);
    expect(page.status).toBe(200);
    for (const part of [
      '<dd>Design</dd>',
      '<dd>Ada &amp; Sons</dd>',
      'March 2025</time> – today',
      'TypeScript, C++',
    ])
      expect(page.body).toContain(part);
    expect(page.body).toContain('<a href="https://code.test/source">code.test</a>');
    expect(page.body).toContain('alt="The start page"');
    expect(page.body).toContain('<figcaption>At night</figcaption>');
    expect(page.things.get('CreativeWork')).toMatchObject({
      name: title,
      temporalCoverage: '2025-03/..',
      keywords: PROJECT.stack,
    });
  });

  test('is in the list of all, which has the order of its editors, and if it is featured on the front page', async () => {
    const [last, first] = [
      await projects.givenPublished({ ...PROJECT, order: -90 }),
      await projects.givenPublished({ ...PROJECT, order: -99 }),
    ];
    const { body } = await getPage('/projects');
    const [lastAt, firstAt] = [last, first].map(({ slug }) => body.indexOf(`href="/projects/${slug}"`));
    expect(firstAt).toBeGreaterThan(0);
    expect(firstAt).toBeLessThan(Number(lastAt));
    expect((await getPage('/')).body).toContain(`href="/projects/${first.slug}"`);
    expect((await getPage(`/projects/${first.slug}`)).body).toContain('rel="next"');
  });

  test('is Markdown as well, with its facts', async () => {
    const { slug } = await projects.givenPublished({ ...PROJECT, content_md: 'How it was.' });
    const { body } = await getPage(`/projects/${slug}.md`);
    expect(body).toContain('client: "Ada & Sons"\nperiod: {"start":"2025-03","end":null}\n');
    expect(body).toContain('\n\nHow it was.');
  });
});
