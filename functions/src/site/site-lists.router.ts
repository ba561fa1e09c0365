import { z } from 'zod';
import type { SiteAddresses } from '../addresses/index.js';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  leadForGood,
  PUBLIC_READ,
  sendPage,
  sendRenderedAs,
  type ErrorPage,
  type Route,
} from '../http/index.js';
import { llmsTxt } from './markdown/llms-txt.js';
import { AUTHOR_COST, AUTHORS_COST, FRAME_COST, LIST_COST, MOVED, PAGE } from './page-routes.js';
import { searchPath } from './paths.js';
import { loadPages } from './load-pages.js';
import {
  homeQuery,
  listQuery,
  monthParams,
  oneStep,
  searchQuery,
  storedTag,
  yearParams,
} from './site.schema.js';
import type { SiteService } from './site.service.js';

/** The pages that are lists, and those around the search and the contact form. */
export function listRoutes(site: SiteService, addresses: SiteAddresses, errorPage: ErrorPage): Route[] {
  const common = { method: 'get', ...PUBLIC_READ, errorPage } as const;
  return [
    defineRoute({
      ...common,
      path: '/',
      summary: 'The front page: the newest posts; and further pages of them',
      description: '308: the addresses of before, `/?post=…`, `/?tag=…` and `/?q=…`.',
      cost: LIST_COST,
      query: homeQuery,
      answer: [PAGE, MOVED],
      refusals: ['not-found'],
      handle: async ({ query: { page, post, tag, q }, res }) => {
        if (post !== undefined) leadForGood(res, addresses.pathOf('post', oneStep(post)));
        else if (tag !== undefined) leadForGood(res, addresses.pathOf('tag', storedTag(tag)));
        else if (q !== undefined) leadForGood(res, searchPath(q));
        else sendPage(res, await site.home(page), (await loadPages()).homePage);
      },
    }),
    defineRoute({
      ...common,
      path: '/posts',
      summary: 'The titles of all posts, by year',
      cost: LIST_COST,
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ query, res }) => {
        sendPage(res, await site.posts(query.page), (await loadPages()).postsPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/projects',
      summary: 'The projects, in the order that their editors gave',
      cost: LIST_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        sendPage(res, await site.projects(), (await loadPages()).projectsPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/tags',
      summary: 'All tags, with how many posts have each and what is said of it',
      cost: LIST_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        sendPage(res, await site.tags(), (await loadPages()).tagsPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/tags/:tag',
      summary: 'The posts with a tag',
      description: '308: a tag that is written otherwise, such as `/tags/JavaScript`.',
      cost: LIST_COST,
      params: z.object({ tag: z.string() }),
      query: listQuery,
      answer: [PAGE, MOVED],
      refusals: ['not-found'],
      handle: async ({ params, query, res }) => {
        const tag = storedTag(params.tag);
        if (tag === params.tag) sendPage(res, await site.tag(tag, query.page), (await loadPages()).tagPage);
        else leadForGood(res, addresses.pathOf('tag', tag));
      },
    }),
    defineRoute({
      ...common,
      path: '/authors',
      summary: 'Who writes here, each with what they say of themselves',
      cost: AUTHORS_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        sendPage(res, await site.authors(), (await loadPages()).authorsPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/authors/:id',
      summary: 'An author: who they are, their projects and their posts',
      cost: AUTHOR_COST,
      params: z.object({ id: z.string() }),
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params, query, res }) => {
        sendPage(res, await site.author(params.id, query.page), (await loadPages()).authorPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/archive',
      summary: 'The months that have posts',
      cost: LIST_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        sendPage(res, await site.archive(), (await loadPages()).archivePage);
      },
    }),
    defineRoute({
      ...common,
      path: '/archive/:year',
      summary: "The posts of a year, in the site's time zone",
      cost: LIST_COST,
      params: yearParams,
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params: { year }, query, res }) => {
        sendPage(res, await site.period(year, query.page), (await loadPages()).periodPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/archive/:year/:month',
      summary: "The posts of a month, in the site's time zone",
      cost: LIST_COST,
      params: monthParams,
      query: listQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ params: { year, month }, query, res }) => {
        sendPage(res, await site.period(`${year}-${month}`, query.page), (await loadPages()).periodPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/search',
      summary: 'The posts that match some words, the best first',
      limiter: 'search',
      cost: { ...addCosts(FRAME_COST, { reads: 134, writes: 0, roundTrips: 5 }), warm: KEPT_COST },
      query: searchQuery,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ query, res }) => {
        sendPage(res, await site.search(query.q), (await loadPages()).searchPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/contact',
      summary: 'The contact form',
      cost: FRAME_COST,
      answer: PAGE,
      refusals: ['not-found'],
      handle: async ({ res }) => {
        sendPage(res, await site.contact(), (await loadPages()).contactPage);
      },
    }),
    defineRoute({
      method: 'get',
      path: '/llms.txt',
      summary: 'What the site has, for language models: the addresses of its content as Markdown',
      description: 'All pages and projects, and the newest 500 posts. See https://llmstxt.org.',
      ...PUBLIC_READ,
      cost: LIST_COST,
      answer: { body: z.string(), contentType: 'text/plain', headers: ['ETag'] },
      handle: async ({ res }) => {
        sendRenderedAs(cachePublicly(res), await site.overview(), llmsTxt);
      },
    }),
  ];
}
