import { login } from '../http/api.js';
import type { EditorPost } from '../posts/post-wire.js';
import { postsClient } from '../posts/posts.js';
import type { Scenario, Scenarios } from './scenario.js';

/** The request of a page that needs no post of its own. */
function at(path: string): Scenario {
  return () => Promise.resolve({ path, status: 200 });
}

/** A new published post, and the request of a page that shows it. */
function ofPost(pathOf: (post: EditorPost) => string): Scenario {
  return async () => {
    const editor = postsClient((await login('editor')).access_token);
    return { path: pathOf(await editor.givenPublished()), status: 200 };
  };
}

/** The site's pages, and their content as Markdown. */
export const siteScenarios: Scenarios = {
  'GET /': at('/'),
  'GET /posts/:slug': ofPost(({ slug }) => `/posts/${slug}`),
  'GET /posts/:slug.md': ofPost(({ slug }) => `/posts/${slug}.md`),
  // Lists may be 5 s behind: these posts are the seed's.
  'GET /tags/:tag': at('/tags/accessibility'),
  'GET /authors/:id': ofPost(({ author }) => `/authors/${author.id}`),
  'GET /archive': at('/archive'),
  'GET /archive/:year/:month': at('/archive/2026/09'),
  'GET /search': at('/search?q=etag'),
  'GET /contact': at('/contact'),
  'GET /contact/sent': at('/contact/sent'),
  'GET /contact/refused': at('/contact/refused'),
  'GET /llms.txt': at('/llms.txt'),
};
