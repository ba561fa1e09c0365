import { DIRECTORY_COST } from '../content/index.js';
import {
  addCosts,
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  type Route,
  sendRendered,
} from '../http/index.js';
import { perObject } from '../shared/index.js';
import type { TagCount } from './tag-counts.js';
import { DETAILS_COST } from './tags-cost.js';
import type { TagDetails } from './tag-details.codec.js';
import { presentTags, tagListJson } from './tags.presenter.js';
import type { TagsService } from './tags.service.js';

/** The counts of tags with what is said of them: rendered once for each. */
const listWith = perObject(
  (details: TagDetails) => (counts: readonly TagCount[]) => presentTags(counts, details),
);

/** The route of the tags that visitors see. */
export function publicTagRoutes(tags: TagsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/tags',
      summary: 'Tags of the published posts with how many have each, the most used first',
      description: 'All on one page. Scheduled posts count from their time on.',
      ...PUBLIC_READ,
      cost: { ...addCosts(DIRECTORY_COST, DETAILS_COST), warm: KEPT_COST },
      answer: { body: tagListJson, headers: ['ETag'] },
      handle: async ({ res }) => {
        const [counts, details] = await Promise.all([tags.listPublic(), tags.details()]);
        cachePublicly(res);
        sendRendered(res, counts, listWith(details));
      },
    }),
  ];
}
