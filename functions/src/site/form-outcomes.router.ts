import { defineRoute, PUBLIC_READ, sendPage, type ErrorPage, type Route } from '../http/index.js';
import { loadPages } from './load-pages.js';
import { FRAME_COST, PAGE } from './page-routes.js';
import type { SiteService } from './site.service.js';

interface FormOutcomeParts {
  readonly site: SiteService;
  readonly errorPage: ErrorPage;
}

/** Where plain forms lead that name no pages of their own: they are there also where the site's other pages are not. */
export function formOutcomeRoutes({ site, errorPage }: FormOutcomeParts): Route[] {
  const common = { method: 'get', ...PUBLIC_READ, errorPage, cost: FRAME_COST, answer: PAGE } as const;
  return [
    defineRoute({
      ...common,
      path: '/contact/sent',
      summary: 'Where the contact form leads when its message has arrived',
      handle: async ({ res }) => {
        sendPage(res, await site.outcome(), (await loadPages()).sentPage);
      },
    }),
    defineRoute({
      ...common,
      path: '/contact/refused',
      summary: 'Where it leads otherwise, with what was wrong as the fragment',
      handle: async ({ res }) => {
        sendPage(res, await site.outcome(), (await loadPages()).refusedPage);
      },
    }),
  ];
}
