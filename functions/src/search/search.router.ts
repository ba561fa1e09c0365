import { z } from 'zod';
import type { KindName } from '../content/index.js';
import { cachePublicly, defineRoute, KEPT_COST, type Route, sendRendered } from '../http/index.js';
import { pageSummaryJson, presentPageSummary, type PageTypes } from '../pages/index.js';
import { postSummaryJson, presentSummary, type PostEntry } from '../posts/index.js';
import { presentProjectSummary, projectSummaryJson, type ProjectTypes } from '../projects/index.js';
import type { Found, FoundItem, SearchService } from './search.service.js';

const KINDS = ['post', 'page', 'project'] as const satisfies KindName[];

const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('The first 10 different words count; signs alone find nothing'),
  limit: z.coerce.number().int().min(1).max(50).default(10).describe('Of all kinds together'),
  kinds: z
    .string()
    .max(100)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(KINDS)).min(1))
    // Whatever their order, and how often each is named, the answer is one.
    .transform((asked) => KINDS.filter((kind) => asked.includes(kind)))
    .optional()
    .describe(
      'Which are searched, joined by commas: `post`, `page`, `project`. The answer has a list of each that is ' +
        'named, and each hit its `rank`. Without it, posts',
    ),
});

const hitShape = {
  highlight: z
    .object({ title_html: z.string(), snippet_html: z.string() })
    .describe(
      'Escaped HTML whose only element is `mark`: the whole title, and some 200 characters of the text or excerpt',
    ),
  rank: z
    .int()
    .min(1)
    .optional()
    .describe('Its place among the hits of all kinds, where `kinds` are asked for'),
};

const foundJson = z.object({
  posts: z.array(postSummaryJson.extend(hitShape).meta({ id: 'FoundPost' })),
  pages: z.array(pageSummaryJson.extend(hitShape).meta({ id: 'FoundPage' })).optional(),
  projects: z.array(projectSummaryJson.extend(hitShape).meta({ id: 'FoundProject' })).optional(),
  total: z.int().min(0).describe('All that match; there are no further pages'),
});

/** The route that finds posts, pages and projects: /api/search. */
export function searchRoutes(search: SearchService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/search',
      summary:
        'Published posts, or pages and projects too, that match, the best first: by words, their beginnings, and with typing errors',
      description:
        'What has every word, else what has some: in title (counts most), tags, excerpt, ' +
        "authors' names and the first 8,000 bytes of the text; of projects also in role, client and stack. " +
        'A word matches itself; what begins with it, ' +
        'if it has three letters or is the last one; and what differs in one letter from four letters on, ' +
        'in two from eight on, unless it has digits. Case and accents do not matter; scripts without ' +
        'spaces match by pairs of characters.',
      access: 'public',
      limiter: 'search',
      // The directory, the texts beside it, and their dictionary.
      cost: { reads: 134, writes: 0, roundTrips: 5, warm: KEPT_COST },
      query: searchQuery,
      answer: { body: foundJson, headers: ['ETag'] },
      handle: async ({ query: { q, limit, kinds }, res }) => {
        const found = await search.search(q, limit, kinds);
        sendRendered(cachePublicly(res), found, kinds ? presentRanked : presentPosts);
      },
    }),
  ];
}

/** What is asked for without kinds. */
function presentPosts({ items, total }: Found): z.output<typeof foundJson> {
  return { posts: items.map((item) => ({ ...postOf(item), ...highlightOf(item) })), total };
}

/** A list for each kind that was asked for; of posts always. */
function presentRanked({ kinds, items, total }: Found): z.output<typeof foundJson> {
  const ranked = items.map((item, index) => ({ item, rank: index + 1 }));
  const listOf = <Summary>(kind: KindName, summaryOf: (item: FoundItem) => Summary) =>
    ranked
      .filter(({ item }) => item.kind === kind)
      .map(({ item, rank }) => ({ ...summaryOf(item), ...highlightOf(item), rank }));
  return {
    posts: listOf('post', postOf),
    ...(kinds.includes('page') && { pages: listOf('page', pageOf) }),
    ...(kinds.includes('project') && { projects: listOf('project', projectOf) }),
    total,
  };
}

// An item is of the kind by whose name it was found.
const postOf = ({ entry }: FoundItem) => presentSummary(entry as PostEntry);
const pageOf = ({ entry }: FoundItem) => presentPageSummary(entry as PageTypes['entry']);
const projectOf = ({ entry }: FoundItem) => presentProjectSummary(entry as ProjectTypes['entry']);

function highlightOf({ titleHtml, snippetHtml }: FoundItem) {
  return { highlight: { title_html: titleHtml, snippet_html: snippetHtml } };
}
