import { z } from 'zod';
import type { SiteAddresses } from '../addresses/index.js';
import { isSameSlug } from '../content/index.js';
import { cachePublicly, defineRoute, PUBLIC_READ, sendRenderedAs, type Route } from '../http/index.js';
import { llmsTxt } from './markdown/llms-txt.js';
import { postMarkdown } from './markdown/post-markdown.js';
import { markdownPath } from './paths.js';
import { LIST_COST, MARKDOWN, MOVED, POST_COST } from './page-routes.js';
import type { SiteService } from './site.service.js';

/** The site's content as Markdown, for programs that read. */
export function markdownRoutes(site: SiteService, addresses: SiteAddresses): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/posts/:slug.md',
      summary: 'A post as Markdown, with what is known of it as YAML before its text',
      description: '308: a former slug. 410: it was public and is in the trash.',
      ...PUBLIC_READ,
      cost: POST_COST,
      params: z.object({ slug: z.string() }),
      answer: [{ body: z.string(), contentType: MARKDOWN, headers: ['ETag'] }, MOVED],
      refusals: ['not-found', 'gone'],
      handle: async ({ params: { slug }, res }) => {
        const source = await site.post(slug);
        const path = addresses.pathOf('post', source.post.slug);
        cachePublicly(res);
        if (!isSameSlug(source.post.slug, slug)) res.status(308).location(markdownPath(path)).end();
        else {
          res.set('Link', `<${addresses.urlOf('post', source.post.slug)}>; rel="canonical"`);
          sendRenderedAs(res, source, postMarkdown);
        }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/llms.txt',
      summary: 'What the site has, for language models: the addresses of its content as Markdown',
      description: 'The newest 500 posts. See https://llmstxt.org.',
      ...PUBLIC_READ,
      cost: LIST_COST,
      answer: { body: z.string(), contentType: 'text/plain', headers: ['ETag'] },
      handle: async ({ res }) => {
        sendRenderedAs(cachePublicly(res), await site.overview(), llmsTxt);
      },
    }),
  ];
}
