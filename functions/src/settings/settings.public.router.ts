import { z } from 'zod';
import {
  cachePublicly,
  defineRoute,
  KEPT_COST,
  PUBLIC_READ,
  type Rendering,
  type Route,
  sendRendered,
  sendRenderedAs,
} from '../http/index.js';
import type { SiteSettings } from './settings.codec.js';
import { SETTINGS_COST } from './settings-cost.js';
import { presentSettings, settingsJson } from './settings.presenter.js';
import { themeQuery } from './settings.schema.js';
import type { SettingsService } from './settings.service.js';
import { THEME_PATH, themeCss, themeVersion } from './theme.js';

const COST = { ...SETTINGS_COST, warm: KEPT_COST };

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** An instance may not have heard yet of the theme that a page names: caches must not keep the former one under its address. */
const OF_ANOTHER_VERSION = 'public, max-age=0, s-maxage=5';

const stylesheet: Rendering<SiteSettings> = { contentType: 'text/css', render: themeCss };

/** What everybody reads of the settings: /api/settings and /theme.css. */
export function publicSettingsRoutes(settings: SettingsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/settings',
      summary: 'How the site is called, where its pages lead, and what they look like and show',
      description: 'What its owner has set, else what it starts with.',
      ...PUBLIC_READ,
      cost: COST,
      answer: { body: settingsJson, headers: ['ETag'] },
      handle: async ({ res }) => {
        const current = await settings.current();
        sendRendered(cachePublicly(res), current, presentSettings);
      },
    }),
    defineRoute({
      method: 'get',
      path: THEME_PATH,
      summary: 'Colours and fonts of the site as a stylesheet of custom properties',
      description:
        'With the `v` of the present theme, as in `theme_css` of the settings, it is good for a year; with another it is the ' +
        'present theme, for 5 seconds; with none it is kept as any public answer.',
      ...PUBLIC_READ,
      cost: COST,
      query: themeQuery,
      answer: { body: z.string(), contentType: stylesheet.contentType, headers: ['ETag'] },
      handle: async ({ query, res }) => {
        const current = await settings.current();
        cachePublicly(res, cachingOf(query.v, current));
        sendRenderedAs(res, current, stylesheet);
      },
    }),
  ];
}

function cachingOf(version: string | undefined, current: SiteSettings): string | undefined {
  if (version === undefined) return undefined;
  return version === themeVersion(current) ? IMMUTABLE : OF_ANOTHER_VERSION;
}
