import { z } from 'zod';

/** Longer lists have further pages than anybody turns. */
const MAX_PAGE = 100_000;

const page = z.coerce.number().int().min(1).max(MAX_PAGE).default(1).describe('Of the list, counted from 1');

/** An address that is cut off or put together wrongly is simply not there. */
const text = z.string().max(2_000);

/** Query of the page of a list. */
export const listQuery = z.object({ page });

/** Query of the front page. */
export const homeQuery = listQuery.extend({
  post: text.optional().describe('An address of before'),
  tag: text.optional().describe('An address of before'),
  q: text.optional().describe('An address of before'),
});

/** Query of the page of an item. */
export const previewQuery = z.object({
  preview: text.optional().describe('The token of a preview link'),
});

/** Query of the page that searches. */
export const searchQuery = z.object({
  q: text.default('').describe('The first 200 characters count'),
});

/** Path of the posts of a month. */
export const monthParams = z.object({ year: z.string(), month: z.string() });
