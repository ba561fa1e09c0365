import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { FEEDS, READERS, readSitemap, type FeedFormat } from '../support/posts/feeds.js';
import type { EditorPost } from '../support/posts/post-wire.js';
import { beginImport, waitForSuccess } from '../support/posts/imports.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { environment } from '../support/suite/environment.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

const PAGES = 'https://pages.test';

/** A site whose pages are a front end of somebody's own, at another origin. */
const ADDRESSES = {
  BUNDLED_PAGES: 'off',
  HOME_ADDRESS: `${PAGES}/blog/`,
  POST_ADDRESS: `${PAGES}/blog/:slug/`,
  TAG_ADDRESS: `${PAGES}/blog/?about=:tag`,
  PREVIEW_ADDRESS: `${PAGES}/preview`,
};

const tag = uniqueWord();
let api: RunningFunction;
let post: EditorPost;
let token: string;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000', ...ADDRESSES });
  ({ access_token: token } = await logIn(await createAccount({ role: 'editor' })));
  post = await postsClient(token).givenPublished({
    tags: [tag],
    content_md: '[part](#h-part) [about](/about)',
  });
});

afterAll(() => api.stop());

const read = async (path: string) => (await call<unknown>(path, { baseUrl: api.url })).body;

test.each(Object.keys(FEEDS) as FeedFormat[])(
  '%s leads to the pages of a front end elsewhere',
  async (format) => {
    const body = await read(`${FEEDS[format]}?tag=${tag}`);
    const feed = READERS[format](typeof body === 'string' ? body : JSON.stringify(body));
    expect(feed).toMatchObject({
      pageUrl: `${PAGES}/blog/?about=${tag}`,
      selfUrl: `${environment.siteUrl}${FEEDS[format]}?tag=${tag}`,
      items: [{ url: `${PAGES}/blog/${post.slug}/` }],
    });
    expect(feed.items[0]?.html).toContain(`href="${PAGES}/blog/${post.slug}/#h-part"`);
    expect(feed.items[0]?.html).toContain(`href="${PAGES}/about"`);
  },
);

test('the sitemap has its pages, though they are at another origin', async () => {
  const { entries } = readSitemap(String(await read('/sitemap.xml')));
  expect(entries[0]?.loc).toBe(`${PAGES}/blog/`);
  expect(entries.map(({ loc }) => loc)).toContain(`${PAGES}/blog/${post.slug}/`);
});

test('links between the posts of an import lead to its pages', async () => {
  const [first, second] = [uniqueWord(), uniqueWord()];
  const file = (slug: string, text: string) => strToU8(`---\ntitle: ${slug}\nslug: ${slug}\n---\n${text}`);
  const content = zipSync({
    [`${first}.md`]: file(first, `To [b](${second}.md#part).`),
    [`${second}.md`]: file(second, `To [a](${first}.md).`),
  });
  const upload = { query: 'format=markdown', type: 'application/zip', content };
  await waitForSuccess(await beginImport(token, upload, api.url));
  const { body } = await postsClient(token).list(`?q=${first}`);
  const [{ id }] = (body as { posts: [{ id: string }] }).posts;
  const imported = await call(`/admin/api/posts/${id}`, { token });
  expect(imported.body).toMatchObject({ content_md: `To [b](${PAGES}/blog/${second}/#part).` });
});

test('link previews name its page', async () => {
  expect(await read(`/api/posts/${post.slug}/open-graph`)).toMatchObject({
    url: `${PAGES}/blog/${post.slug}/`,
  });
});

test('a preview link leads to its page for previews, which is told what to show', async () => {
  const draft = await postsClient(token).given();
  const path = `/admin/api/posts/${draft.id}/preview-link`;
  const { body } = await call<{ url: string; token: string }>(path, {
    ...{ method: 'POST', body: {}, token, baseUrl: api.url },
  });
  expect(body.url).toBe(`${PAGES}/preview?kind=post&slug=${draft.slug}&preview=${body.token}`);
  const shown = await fetch(`${api.url}/api/posts/${draft.slug}?preview=${body.token}`, {
    headers: { Origin: PAGES },
  });
  expect(shown.status).toBe(200);
  expect(shown.headers.get('access-control-allow-origin')).toBe('*');
  expect(shown.headers.get('cache-control')).toBe('no-store');
});
