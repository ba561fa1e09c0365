import { beforeAll, describe, expect, test } from '@jest/globals';
import { call, login } from '../support/http/api.js';
import { rawRequest } from '../support/http/raw-request.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { getPage } from '../support/site/page.js';
import { importFile } from '../support/posts/imports.js';
import { waitFor } from '../support/wait-for.js';
import { environment } from '../support/suite/environment.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';
const { siteUrl } = environment;

let editor: PostsClient;

beforeAll(async () => {
  editor = postsClient((await login('editor')).access_token);
});

describe('the front page', () => {
  test('is a page for the CDN that says what the site is, and lists the newest posts', async () => {
    const { slug, title } = await editor.givenPublished();
    const page = await getPage('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe(PUBLIC);
    expect(page.headers.get('etag')).toMatch(/^"[\w-]{43}"$/);
    expect(page.body).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(page.links('canonical')).toEqual([`${siteUrl}/`]);
    expect(page.links('alternate')).toEqual(['/feed.xml', '/atom.xml', '/feed.json']);
    expect(page.things.get('WebSite')).toMatchObject({ url: `${siteUrl}/`, name: page.title });
    expect(page.body).toContain(`<h2><a href="/posts/${slug}">${title}</a></h2>`);
  });

  test('may load nothing but its own scripts and styles', async () => {
    const policy = (await getPage('/')).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  test('is answered 304 to who has it', async () => {
    const etag = (await getPage('/')).headers.get('etag') ?? '';
    expect(await rawRequest('/', { headers: { 'If-None-Match': etag } })).toMatchObject({
      status: 304,
      body: '',
    });
  });

  test('has further pages, each with an address and a title of its own', async () => {
    for (let count = 0; count < 11; count += 1) await editor.givenPublished();
    const [first, second] = [await getPage('/'), await getPage('/?page=2')];
    expect(first.links('next')).toEqual([`${siteUrl}/?page=2`]);
    expect(first.links('prev')).toEqual([]);
    expect(second.links('canonical')).toEqual([`${siteUrl}/?page=2`]);
    expect(second.links('prev')).toEqual([`${siteUrl}/`]);
    expect(second.title).not.toBe(first.title);
    expect((await getPage('/?page=90000')).status).toBe(404);
    expect((await getPage('/?page=x')).status).toBe(422);
  });

  test.each([
    ['/?post=a-b', '/posts/a-b'],
    ['/?tag=web', '/tags/web'],
    ['/?q=a%20b%26c', '/search?q=a+b%26c'],
    ['/?post=%2F%2Fevil.test', '/posts/%2F%2Fevil.test'],
  ])('leads %s to %s for good', async (before, now) => {
    const { status, headers } = await getPage(before);
    expect({ status, location: headers.get('location') }).toEqual({ status: 308, location: now });
  });
});

describe('the page of a post', () => {
  test('has all of it, and says so to search engines and link previews', async () => {
    const tag = uniqueWord();
    const cover = { url: 'https://media.test/cover.png', alt: 'A cover' };
    const post = await editor.givenPublished({
      title: `On ${tag} & <b>more</b>`,
      content_md: 'The *text*.\n\n## One\n\n## Two\n\n## Three',
      excerpt: 'What it is "about".',
      tags: [tag],
      cover_image: cover,
    });
    const page = await getPage(`/posts/${post.slug}`);
    const url = `${siteUrl}/posts/${post.slug}`;
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe(PUBLIC);
    expect(page.body).toContain('<p>The <em>text</em>.</p>');
    expect(page.body).toContain('<nav aria-label="Contents">');
    expect(page.title).toMatch(new RegExp(`^On ${tag} & <b>more</b> · `));
    expect(page.meta('description')).toBe('What it is "about".');
    expect(page.links('canonical')).toEqual([url]);
    expect(page.meta('og:type')).toBe('article');
    expect(page.meta('og:title')).toBe(post.title);
    expect(page.meta('og:url')).toBe(url);
    expect(page.meta('og:image')).toBe(cover.url);
    expect(page.meta('og:image:alt')).toBe(cover.alt);
    expect(page.metas('article:tag')).toEqual([tag]);
    expect(page.meta('article:published_time')).toBe(post.published_at);
    expect(page.meta('twitter:card')).toBe('summary_large_image');
    expect(page.things.get('BlogPosting')).toMatchObject({
      headline: post.title,
      url,
      image: cover.url,
      datePublished: post.published_at,
      author: [{ '@type': 'Person', name: post.author.name }],
    });
    expect(page.things.has('BreadcrumbList')).toBe(true);
  });

  test("says what the post's own fields for search engines say", async () => {
    const seo = {
      title: 'For engines',
      description: 'Of it',
      canonical_url: 'https://first.test/a',
      og_title: 'Shared',
    };
    const { slug } = await editor.givenPublished({ seo });
    const page = await getPage(`/posts/${slug}`);
    expect(page.title).toMatch(/^For engines · /);
    expect(page.meta('description')).toBe('Of it');
    expect(page.links('canonical')).toEqual(['https://first.test/a']);
    expect(page.meta('og:title')).toBe('Shared');
  });

  test('leads from a former slug to the present one', async () => {
    const post = await editor.givenPublished();
    const slug = uniqueWord();
    await editor.patch(post.id, { slug });
    const { status, headers } = await getPage(`/posts/${post.slug}`);
    expect({ status, location: headers.get('location') }).toEqual({
      status: 308,
      location: `/posts/${slug}`,
    });
  });

  test('names its neighbours and what is related', async () => {
    const tag = uniqueWord();
    const [first, second, third] = [
      await editor.givenPublished({ tags: [tag] }),
      await editor.givenPublished({ tags: [tag] }),
      await editor.givenPublished({ tags: [tag] }),
    ];
    const { body } = await getPage(`/posts/${second.slug}`);
    expect(body).toContain(`href="/posts/${first.slug}" rel="prev"`);
    expect(body).toContain(`href="/posts/${third.slug}" rel="next"`);
    expect(body).toContain('<h2 id="related-title">');
  });

  test('has no frame of another host: a link to the video stands in its place', async () => {
    const { slug } = await editor.givenPublished({
      content_md: '<iframe src="https://www.youtube.com/embed/a1?start=5" title="A film"></iframe>',
    });
    const { body } = await getPage(`/posts/${slug}`);
    expect(body).not.toContain('<iframe');
    expect(body).toContain('href="https://www.youtube.com/watch?v=a1&amp;t=5s"');
    expect(body).toContain('data-player="https://www.youtube-nocookie.com/embed/a1?start=5"');
  });

  test('what nobody has is a page with 404 that caches keep for seconds; a draft likewise', async () => {
    const draft = await editor.given();
    for (const slug of [uniqueWord(), draft.slug, '..%2F..', '%3Cscript%3E']) {
      const page = await getPage(`/posts/${slug}`);
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=10');
      expect(page.meta('robots')).toBe('noindex');
      expect(page.body).toContain('<h1>This page is not here</h1>');
    }
  });

  test('what was published and is in the trash is 410; a draft there is 404, be its date past', async () => {
    const [seen, unseen] = [await editor.givenPublished(), await editor.given()];
    const withdrawn = await editor.givenPublished();
    await editor.act(withdrawn.id, 'unpublish');
    for (const { id } of [seen, unseen]) await editor.trash(id);
    expect((await getPage(`/posts/${seen.slug}`)).status).toBe(410);
    expect((await getPage(`/posts/${unseen.slug}`)).status).toBe(404);
    expect((await getPage(`/posts/${withdrawn.slug}`)).status).toBe(404);
    await editor.trash(withdrawn.id);
    expect((await getPage(`/posts/${withdrawn.slug}`)).status).toBe(404);
  });

  test('nothing tells of a post in the trash that was taken back before its time came', async () => {
    const { id, slug } = await editor.given();
    const publishedAt = new Date(Date.now() + 1_500);
    await editor.schedule(id, publishedAt.toISOString());
    await editor.act(id, 'unpublish');
    await waitFor(() => Promise.resolve(new Date() > publishedAt), { description: 'that time' });
    await editor.trash(id);
    expect((await getPage(`/posts/${slug}`)).status).toBe(404);
  });
});

test('nothing tells of an imported draft with a date that was thrown away', async () => {
  const slug = uniqueWord();
  const { access_token: token } = await login('admin');
  const content = Buffer.from(
    `---\ntitle: Draft\nslug: ${slug}\ndate: 2014-05-01\ndraft: true\n---\nText.\n`,
  );
  await importFile(token, { query: 'format=markdown', type: 'text/markdown', content });
  const { body } = await editor.list(`?q=${slug}`);
  await editor.trash(String((body as { posts: { id: string }[] }).posts[0]?.id));
  expect((await getPage(`/posts/${slug}`)).status).toBe(404);
});

describe('a preview', () => {
  async function previewLink(id: string): Promise<{ url: string }> {
    const token = (await login('editor')).access_token;
    const answer = await call<{ url: string }>(`/admin/api/posts/${id}/preview-link`, {
      method: 'POST',
      token,
      body: { hours: 1 },
    });
    expect(answer.status).toBe(201);
    return answer.body;
  }

  test('shows a draft to who has the link that the API gives, marked, and to no cache or search engine', async () => {
    const draft = await editor.given({ content_md: 'Soon.' });
    const { url } = await previewLink(draft.id);
    expect(url).toMatch(new RegExp(`^${siteUrl}/posts/${draft.slug}\\?preview=`));
    const page = await getPage(url.slice(siteUrl.length));
    expect(page.status).toBe(200);
    expect(page.body).toContain('<p>Soon.</p>');
    expect(page.body).toContain('This is a preview.');
    expect(page.meta('robots')).toBe('noindex');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('with a token that is not good is a page with 403', async () => {
    const { slug } = await editor.givenPublished();
    const page = await getPage(`/posts/${slug}?preview=1.x`);
    expect(page.status).toBe(403);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

describe('lists of posts', () => {
  test('are there for each tag, author, month and year', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag] });
    const month = (post.published_at ?? '').slice(0, 7).replace('-', '/');
    const year = month.slice(0, 4);
    for (const path of [
      `/tags/${tag}`,
      `/authors/${post.author.id}`,
      `/archive/${month}`,
      `/archive/${year}`,
    ]) {
      const page = await getPage(path);
      expect({ path, status: page.status }).toEqual({ path, status: 200 });
      expect(page.links('canonical')).toEqual([siteUrl + path]);
      expect(page.body).toContain(`href="/posts/${post.slug}"`);
    }
    for (const path of [`/archive/${month}`, `/archive/${year}`])
      expect((await getPage('/archive')).body).toContain(`href="${path}"`);
  });

  test('are all listed: posts by their titles, tags and authors by their names', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag] });
    const listed = [
      ['/posts', 'All posts', `<a href="/posts/${post.slug}">${post.title}</a>`],
      ['/tags', 'Tags', `<a href="/tags/${tag}" rel="tag">${tag}</a>`],
      ['/authors', 'Authors', `<a href="/authors/${post.author.id}" rel="author">${post.author.name}</a>`],
    ] as const;
    for (const [path, title, link] of listed) {
      const page = await getPage(path);
      expect({ path, status: page.status }).toEqual({ path, status: 200 });
      expect(page.title).toMatch(new RegExp(`^${title} · `));
      expect(page.links('canonical')).toEqual([siteUrl + path]);
      expect(page.body).toContain(link);
    }
    expect((await getPage(`/posts/${post.slug}`)).body).toContain('<a href="/posts">All posts</a>');
    expect((await getPage('/posts?page=90000')).status).toBe(404);
  });

  test.each([
    '/tags/nobody-has-it',
    '/tags/!',
    '/?tag=..',
    '/?post=..',
    '/?post=.',
    '/authors/nobody',
    '/archive/1969/01',
    '/archive/1969',
    '/archive/20',
    '/archive/2026/13',
    '/archive/x/y',
    '/archive/2026/1',
  ])('%s is 404', async (path) => {
    expect((await getPage(path)).status).toBe(404);
  });
});

describe('the page that searches', () => {
  test('shows what matches, what is marked being escaped, and is no page of search engines', async () => {
    const word = uniqueWord();
    const { slug } = await editor.givenPublished({ title: `${word} <i>x</i>` });
    const page = await getPage(`/search?q=${word}`);
    expect(page.body).toContain(`href="/posts/${slug}"`);
    expect(page.body).toContain(`<mark>${word}</mark> &lt;i&gt;x&lt;/i&gt;`);
    expect(page.meta('robots')).toBe('noindex');
  });

  test.each(['/search', '/search?q=', '/search?q=%20'])('asks for words: %s', async (path) => {
    expect((await getPage(path)).body).toContain('<h1>Search the posts</h1>');
  });

  test('says so when nothing is found, whatever is asked', async () => {
    const word = uniqueWord();
    const page = await getPage(`/search?${new URLSearchParams({ q: `"><${word}>` }).toString()}`);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain(`<${word}`);
    expect(page.body).toContain(`<h1>Nothing found for “&quot;>&lt;${word}>”</h1>`);
  });
});

describe('the contact form', () => {
  test('has what the API takes, with a token of when it was made', async () => {
    const { body } = await getPage('/contact');
    expect(body).toContain('<form id="contact-form" action="/api/contact" method="post"');
    expect(body).toMatch(/<input name="form_token" type="hidden" value="[\w.-]+"\/>/);
  });

  test('leads to pages that say what came of it', async () => {
    expect((await getPage('/contact/sent')).body).toContain('<h1>Thank you</h1>');
    expect((await getPage('/contact/refused')).body).toContain('<li id="email">');
  });
});

describe('Markdown', () => {
  test('is another form of a post, which the page names and leads to who asks for it', async () => {
    const post = await editor.givenPublished({ content_md: 'The *text*.', title: 'A "title": of it' });
    const path = `/posts/${post.slug}`;
    const page = await getPage(path);
    expect(page.headers.get('link')).toBe(`<${path}.md>; rel="alternate"; type="text/markdown"`);
    expect(page.links('alternate')).toContain(`${path}.md`);

    const led = await getPage(path, { Accept: 'text/markdown, text/html;q=0.5' });
    expect(led.status).toBe(302);
    expect(led.headers.get('location')).toBe(`${path}.md`);
    expect(led.headers.get('cache-control')).toBe('no-store');
    expect((await getPage(path, { Accept: 'Text/Markdown' })).status).toBe(302);
    for (const Accept of [
      '*/*',
      'text/html, text/markdown;q=0',
      'text/html, text/markdown;q=0.1',
      'text/*, text/markdown;q=0',
    ])
      expect((await getPage(path, { Accept })).status).toBe(200);

    const markdown = await getPage(`${path}.md`);
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(markdown.headers.get('link')).toBe(`<${siteUrl}${path}>; rel="canonical"`);
    expect(markdown.body).toContain('title: "A \\"title\\": of it"\n');
    expect(markdown.body).toMatch(/\n# A "title": of it\n\nThe \*text\*\.$/);
  });

  test('is listed in llms.txt', async () => {
    const post = await editor.givenPublished({ title: 'A [list] of it' });
    const { headers, body } = await getPage('/llms.txt');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(body).toMatch(/^# \S/);
    expect(body).toContain(`- [A \\[list\\] of it](${siteUrl}/posts/${post.slug}.md)`);
  });

  test('of a draft is 404, of what was withdrawn 410', async () => {
    const [draft, seen] = [await editor.given(), await editor.givenPublished()];
    await editor.trash(seen.id);
    expect((await getPage(`/posts/${draft.slug}.md`)).status).toBe(404);
    expect((await getPage(`/posts/${seen.slug}.md`)).status).toBe(410);
  });
});

describe('what no route has', () => {
  test.each(['/nobody/was/here', '/archive/2026/05/01', '/index.html', '/wp-login.php'])(
    '%s is a page with 404',
    async (path) => {
      const page = await getPage(path);
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  test.each(['/api/nothing', '/admin/api/nothing', '/.well-known/nothing'])(
    '%s is a problem document, for programs',
    async (path) => {
      expect((await getPage(path)).headers.get('content-type')).toMatch(/^application\/problem\+json/);
    },
  );
});
