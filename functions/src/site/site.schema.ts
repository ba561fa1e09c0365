import { z } from 'zod';
import { tag } from '../posts/index.js';
import { pageNotFound } from './frame.service.js';

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

/** Path of the posts of a year. */
export const yearParams = z.object({ year: z.string() });

/** Path of the posts of a month. */
export const monthParams = z.object({ year: z.string(), month: z.string() });

/** A tag as posts have it, of one that is written as people do. @throws AppError not-found for what can't be a tag */
export function storedTag(text: string): string {
  const { data } = tag.safeParse(text);
  if (data === undefined) throw pageNotFound();
  return data;
}

/** What is one step of a path: browsers take `..` for a step back. @throws AppError not-found */
export function oneStep(text: string): string {
  if (/^\.{0,2}$/.test(text)) throw pageNotFound();
  return text;
}
