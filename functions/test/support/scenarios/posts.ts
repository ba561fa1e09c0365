import { postsClient, uniqueWord } from '../posts/posts.js';
import { copiesClient } from '../posts/working-copies.js';
import { newEmail, newSecret, signIn, type Scenarios } from './scenario.js';

const LIMIT = 4;

/** A new post of an account, whatever its wire shape. @throws Error when it is not created */
async function createPost(
  token: string,
  status: 'draft' | 'published',
): Promise<{ id: string; slug: string }> {
  const answer = await postsClient(token).create({ title: newSecret(), status });
  if (answer.status !== 201) throw new Error(`create a post: ${JSON.stringify(answer.body)}`);
  return answer.body as { id: string; slug: string };
}

/** A tag that one draft has. */
async function givenTag(token: string): Promise<string> {
  const tag = uniqueWord();
  const answer = await postsClient(token).create({ title: newSecret(), tags: [tag] });
  if (answer.status !== 201) throw new Error(`create a post: ${JSON.stringify(answer.body)}`);
  return tag;
}

/** Published posts and the contact form. */
export const publicScenarios: Scenarios = {
  'GET /api/health': () => Promise.resolve({ path: '/api/health', status: 200 }),
  'GET /api/ready': () => Promise.resolve({ path: '/api/ready', status: 200 }),
  'GET /api/openapi.json': () => Promise.resolve({ path: '/api/openapi.json', status: 200 }),
  'GET /.well-known/jwks.json': () => Promise.resolve({ path: '/.well-known/jwks.json', status: 200 }),
  'GET /api/posts': () =>
    Promise.resolve({ path: `/api/posts?limit=${String(LIMIT)}`, status: 200, limit: LIMIT }),
  'GET /api/posts/:slug/open-graph': async () => {
    const { token } = await signIn('editor');
    const { slug } = await createPost(token, 'published');
    return { path: `/api/posts/${slug}/open-graph`, status: 200 };
  },
  'GET /api/posts/:slug/related': async () => {
    const { token } = await signIn('editor');
    const { slug } = await createPost(token, 'published');
    return { path: `/api/posts/${slug}/related`, status: 200 };
  },
  'GET /api/pages': () => Promise.resolve({ path: '/api/pages?limit=2', status: 200 }),
  'GET /api/projects': () => Promise.resolve({ path: '/api/projects?featured=true', status: 200 }),
  'GET /api/search': () => Promise.resolve({ path: '/api/search?q=etag', status: 200 }),
  'GET /api/tags': () => Promise.resolve({ path: '/api/tags', status: 200 }),
  'GET /feed.xml': () => Promise.resolve({ path: '/feed.xml', status: 200 }),
  'GET /atom.xml': () => Promise.resolve({ path: '/atom.xml?tag=web', status: 200 }),
  'GET /feed.json': () => Promise.resolve({ path: '/feed.json?tag=design', status: 200 }),
  'GET /sitemap.xml': () => Promise.resolve({ path: '/sitemap.xml', status: 200 }),
  'GET /sitemaps/:number.xml': () => Promise.resolve({ path: '/sitemaps/1.xml', status: 200 }),
  'GET /api/robots': () => Promise.resolve({ path: '/api/robots', status: 200 }),
  'GET /api/contact/form': () => Promise.resolve({ path: '/api/contact/form', status: 200 }),
  'POST /api/contact': () =>
    Promise.resolve({
      path: '/api/contact',
      body: { name: newSecret(), email: newEmail(), subject: newSecret(), message: newSecret() },
      status: 202,
    }),
};

/** What editors' routes of posts have that other kinds have not. */
export const postScenarios: Scenarios = {
  'POST /admin/api/posts/bulk': async () => {
    const { token } = await signIn('editor');
    const { id } = await createPost(token, 'draft');
    const body = { action: 'tag', ids: [id], tags: [uniqueWord()] };
    return { path: '/admin/api/posts/bulk', token, body, status: 202 };
  },
  'POST /admin/api/preview': async () => {
    const { token } = await signIn('editor');
    const body = { kind: 'post', title: newSecret(), content_md: newSecret() };
    return { path: '/admin/api/preview', token, body, status: 200 };
  },
  'GET /admin/api/working-copies': async () => {
    const { token } = await signIn('editor');
    const { id } = await createPost(token, 'draft');
    await copiesClient('posts', token).given(id, 1, { title: newSecret() });
    return { path: `/admin/api/working-copies?limit=${String(LIMIT)}`, token, status: 200, limit: LIMIT };
  },
  'GET /admin/api/tags': async () => {
    const { token } = await signIn('editor');
    return { path: '/admin/api/tags', token, status: 200 };
  },
  'PATCH /admin/api/tags/:tag': async () => {
    const { token } = await signIn('editor');
    const tag = await givenTag(token);
    return { path: `/admin/api/tags/${tag}`, token, body: { name: uniqueWord() }, status: 200 };
  },
  'POST /admin/api/tags/rename': async () => {
    const { token } = await signIn('editor');
    const tag = await givenTag(token);
    return { path: '/admin/api/tags/rename', token, body: { from: tag, to: uniqueWord() }, status: 202 };
  },
  'POST /admin/api/tags/merge': async () => {
    const { token } = await signIn('editor');
    const body = { tags: [await givenTag(token)], into: uniqueWord() };
    return { path: '/admin/api/tags/merge', token, body, status: 202 };
  },
};
