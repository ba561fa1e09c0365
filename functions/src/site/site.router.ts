import type { SiteAddresses } from '../addresses/index.js';
import { previewCost } from '../content/routes.js';
import type { ErrorPage, Route } from '../http/index.js';
import { PAGE_WIRE } from '../pages/index.js';
import { POST_WIRE } from '../posts/index.js';
import { PROJECT_WIRE } from '../projects/index.js';
import type { ItemPagesService } from './items/item-pages.service.js';
import { formOutcomeRoutes } from './form-outcomes.router.js';
import { itemRoutes } from './items/items.router.js';
import { ITEM_COST, ONWARD_COST } from './page-routes.js';
import { listRoutes } from './site-lists.router.js';
import type { SiteService } from './site.service.js';

/** What the site's pages are made of. */
export interface SiteParts {
  readonly site: SiteService;
  readonly itemPages: ItemPagesService;
  readonly addresses: SiteAddresses;
  readonly errorPage: ErrorPage;
}

/** Every page of the site. The pages by themselves come last: their path matches every name. */
export function siteRoutes({ site, itemPages, addresses, errorPage }: SiteParts): Route[] {
  return [
    ...formOutcomeRoutes({ site, errorPage }),
    ...listRoutes(site, addresses, errorPage),
    ...itemRoutes(
      {
        what: 'post',
        path: '/posts/:slug',
        one: 'A post',
        cost: ONWARD_COST,
        previewCost: previewCost(POST_WIRE, ONWARD_COST),
        find: (slug) => itemPages.post(slug),
        preview: (slug, token) => itemPages.previewPost(slug, token),
        choose: ({ postPage }) => postPage,
      },
      addresses,
      errorPage,
    ),
    ...itemRoutes(
      {
        what: 'project',
        path: '/projects/:slug',
        one: 'A project',
        cost: ONWARD_COST,
        previewCost: previewCost(PROJECT_WIRE, ONWARD_COST),
        find: (slug) => itemPages.project(slug),
        preview: (slug, token) => itemPages.previewProject(slug, token),
        choose: ({ projectPage }) => projectPage,
      },
      addresses,
      errorPage,
    ),
    ...itemRoutes(
      {
        what: 'page',
        path: '/:slug',
        one: 'A page by itself, such as /about',
        cost: ITEM_COST,
        previewCost: previewCost(PAGE_WIRE, ITEM_COST),
        find: (slug) => itemPages.page(slug),
        preview: (slug, token) => itemPages.previewPage(slug, token),
        choose: ({ textPage }) => textPage,
      },
      addresses,
      errorPage,
    ),
  ];
}
