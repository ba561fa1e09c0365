import { z } from 'zod';
import { cachePublicly, defineRoute, KEPT_COST, type Route, sendRendered } from '../http/index.js';
import { postSummaryJson, presentSummary } from '../posts/index.js';
import type { Found, SearchService } from './search.service.js';

const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('The first 10 different words count; signs alone find nothing'),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

const highlightJson = z
  .object({ title_html: z.string(), snippet_html: z.string() })
  .describe(
    'Escaped HTML whose only element is `mark`: the whole title, and some 200 characters of the text or excerpt',
  );

const foundJson = z.object({
  posts: z.array(postSummaryJson.extend({ highlight: highlightJson }).meta({ id: 'FoundPost' })),
  total: z.int().min(0).describe('All that match; there are no further pages'),
});

/** The route that finds posts: /api/search. */
export function searchRoutes(search: SearchService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/search',
      summary:
        'Published posts that match, the best first: by words, their beginnings, and with typing errors',
      description:
        'Posts that have every word, else those that have some: in title (counts most), tags, excerpt, ' +
        "authors' names and the first 8,000 bytes of the text. A word matches itself; what begins with it, " +
        'if it has three letters or is the last one; and what differs in one letter from four letters on, ' +
        'in two from eight on, unless it has digits. Case and accents do not matter; scripts without ' +
        'spaces match by pairs of characters.',
      access: 'public',
      limiter: 'search',
      // The directory, the texts beside it, and their dictionary.
      cost: { reads: 130, writes: 0, roundTrips: 4, warm: KEPT_COST },
      query: searchQuery,
      answer: { body: foundJson, headers: ['ETag'] },
      handle: async ({ query, res }) => {
        const found = await search.search(query.q, query.limit);
        cachePublicly(res);
        sendRendered(res, found, presentFound);
      },
    }),
  ];
}

function presentFound({ posts, total }: Found): z.output<typeof foundJson> {
  return {
    posts: posts.map(({ post, titleHtml, snippetHtml }) => ({
      ...presentSummary(post),
      highlight: { title_html: titleHtml, snippet_html: snippetHtml },
    })),
    total,
  };
}
