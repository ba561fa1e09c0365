/** What routes of pages have in common. */
import { z } from 'zod';
import { PROFILE_COST } from '../authors/index.js';
import { DIRECTORY_COST } from '../content/index.js';
import { addCosts, KEPT_COST, type RouteAnswer } from '../http/index.js';
import { SETTINGS_COST } from '../settings/index.js';

/** The media type of Markdown. @see https://www.rfc-editor.org/rfc/rfc7763 RFC 7763 */
export const MARKDOWN = 'text/markdown';

/** Of what getBySlug reads. */
const READ_COST = { reads: 2, writes: 0, roundTrips: 2 };

/** Of a page that shows nothing but settings and what is said of tags. */
export const FRAME_COST = {
  ...addCosts(SETTINGS_COST, { reads: 1, writes: 0, roundTrips: 1 }),
  warm: KEPT_COST,
};

/** Of a list: lists, tags and what leads on from a post are in the directory. */
export const LIST_COST = { ...addCosts(FRAME_COST, DIRECTORY_COST), warm: KEPT_COST };

/** Of the page of an author. */
export const AUTHOR_COST = { ...addCosts(LIST_COST, PROFILE_COST), warm: KEPT_COST };

/** What the page of all authors takes: the profile of each. */
export const AUTHORS_COST = {
  ...addCosts(LIST_COST, { ...PROFILE_COST, reads: 0 }),
  readsPerItem: 1,
  warm: KEPT_COST,
};

/** Of an item alone. */
export const ITEM_COST = { ...addCosts(FRAME_COST, READ_COST), warm: KEPT_COST };

/** Of an item, and what leads on from it. */
export const ONWARD_COST = {
  ...addCosts(LIST_COST, READ_COST),
  warm: KEPT_COST,
};

/** A page. */
export const PAGE: RouteAnswer = { body: z.string(), contentType: 'text/html', headers: ['ETag'] };

/** What a former slug, or an address of before, is answered with. */
export const MOVED: RouteAnswer = { status: 308, headers: ['Location'] };

/** What who prefers Markdown is answered with. */
export const LED_AWAY: RouteAnswer = { status: 302, headers: ['Location'] };
