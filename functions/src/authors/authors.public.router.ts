import { z } from 'zod';
import { DIRECTORY_COST } from '../content/index.js';
import { AppError } from '../errors/index.js';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  sendRendered,
  type Route,
} from '../http/index.js';
import { PROFILE_COST } from './author-cost.js';
import { authorListJson, presentAuthor, presentAuthors, publicAuthorJson } from './authors.presenter.js';
import type { AuthorsService } from './authors.service.js';

/** Any text is looked up. */
const authorParams = z.object({ id: z.string().max(200) });

/** What everybody reads of authors: /api/authors. */
export function publicAuthorRoutes(authors: AuthorsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/authors',
      summary: 'The authors of what is published, who has written most first',
      description: 'All on one page.',
      ...PUBLIC_READ,
      cost: { ...addCosts(DIRECTORY_COST, { ...PROFILE_COST, reads: 0 }), readsPerItem: 1, warm: KEPT_COST },
      answer: { body: authorListJson, headers: ['ETag'] },
      handle: async ({ res }) => {
        const all = await authors.list();
        sendRendered(cachePublicly(res), all, presentAuthors);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/authors/:id',
      summary: 'An author: bio, picture and links',
      description:
        '`id` is that of `author` and `authors` of posts, pages and projects. 404 for who is the author of nothing that is published, whatever account or profile there is.',
      ...PUBLIC_READ,
      cost: { ...addCosts(DIRECTORY_COST, PROFILE_COST), warm: KEPT_COST },
      params: authorParams,
      answer: { body: publicAuthorJson, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const author = await authors.find(params.id);
        if (!author) throw new AppError({ code: 'not-found', message: 'There is no such author.' });
        sendRendered(cachePublicly(res), author, presentAuthor);
      },
    }),
  ];
}
