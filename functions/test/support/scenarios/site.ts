import { login } from '../http/api.js';
import { contentClient, type KindPlural } from '../posts/content.js';
import { postsClient } from '../posts/posts.js';
import type { Scenario, Scenarios } from './scenario.js';

/** The request of a page that needs nothing of its own. */
function at(path: string): Scenario {
  return () => Promise.resolve({ path, status: 200 });
}

/** A new published item of a kind, and the request of its page. @param path with `:slug` */
function ofItem(plural: KindPlural, path: string): Scenario {
  return async () => {
    const editor = contentClient(plural, (await login('editor')).access_token);
    const { slug } = await editor.givenPublished();
    return { path: path.replace(':slug', slug), status: 200 };
  };
}

/** The site's pages, and their content as Markdown. Lists may be 5 s behind: those that must not be empty are of the seed. */
export const siteScenarios: Scenarios = {
  'GET /': at('/'),
  'GET /posts/:slug': ofItem('posts', '/posts/:slug'),
  'GET /posts/:slug.md': ofItem('posts', '/posts/:slug.md'),
  'GET /posts': at('/posts'),
  'GET /projects': at('/projects'),
  'GET /projects/:slug': ofItem('projects', '/projects/:slug'),
  'GET /projects/:slug.md': ofItem('projects', '/projects/:slug.md'),
  'GET /:slug': ofItem('pages', '/:slug'),
  'GET /:slug.md': ofItem('pages', '/:slug.md'),
  'GET /tags': at('/tags'),
  'GET /tags/:tag': at('/tags/accessibility'),
  'GET /authors': at('/authors'),
  'GET /authors/:id': async () => {
    const editor = postsClient((await login('editor')).access_token);
    const { author } = await editor.givenPublished();
    return { path: `/authors/${author.id}`, status: 200 };
  },
  'GET /archive': at('/archive'),
  'GET /archive/:year': at('/archive/2026'),
  'GET /archive/:year/:month': at('/archive/2026/09'),
  'GET /search': at('/search?q=etag'),
  'GET /contact': at('/contact'),
  'GET /contact/sent': at('/contact/sent'),
  'GET /contact/refused': at('/contact/refused'),
  'GET /llms.txt': at('/llms.txt'),
};
