import type { Response } from 'express';
import {
  ADMIN_READ,
  ADMIN_WRITE,
  addCosts,
  defineRoute,
  ifMatchVersions,
  jsonBody,
  type Route,
} from '../http/index.js';
import { versionEtag } from '../shared/index.js';
import type { SiteSettings } from './settings.codec.js';
import {
  adminSettingsJson,
  presentForAdmin,
  presentRevision,
  presentRevisions,
  revisionJson,
  revisionsJson,
} from './settings.presenter.js';
import { MAX_SETTINGS_BYTES, revisionParams, settingsBody } from './settings.schema.js';
import type { SettingsService } from './settings.service.js';

const PATH = '/admin/api/settings';

const ONE_READ = { reads: 1, writes: 0, roundTrips: 1 };

/** The document, its revision, the one that goes for it, the audit entry, the job that draws cards, and what tells the caches. */
const WRITE = { reads: 1, writes: 6, roundTrips: 2 };

const SAVED = { body: adminSettingsJson, headers: ['ETag'] };

/** Routes of the settings for admins: /admin/api/settings. */
export function adminSettingsRoutes(settings: SettingsService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'The settings as they are stored now',
      description: 'Version 0 is what the site starts with: nothing is stored yet.',
      ...ADMIN_READ,
      cost: ONE_READ,
      answer: SAVED,
      handle: async ({ res }) => {
        sendSettings(res, await settings.get());
      },
    }),
    defineRoute({
      method: 'patch',
      path: PATH,
      summary: 'Change settings; If-Match guards against overwriting newer ones',
      description:
        'What is absent stays, also within objects, such as `{"colors":{"light":{"accent":"#bd3206"}}}`; lists are replaced as a whole. ' +
        'Visitors see it at once through the instance that makes the change, within 5 seconds through every other, within 2 minutes ' +
        'through the CDN; mails within a minute. 422 also names the pair of colours that WCAG AA refuses.',
      ...ADMIN_WRITE,
      cost: WRITE,
      body: jsonBody(settingsBody, MAX_SETTINGS_BYTES),
      answer: SAVED,
      refusals: ['stale-version', 'aborted'],
      handle: async ({ body, req, res }) => {
        sendSettings(res, await settings.update(body, ifMatchVersions(req)));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/revisions`,
      summary: 'The last 50 versions of the settings, the last first',
      ...ADMIN_READ,
      cost: { reads: 50, writes: 0, roundTrips: 1 },
      answer: { body: revisionsJson },
      handle: async ({ res }) => {
        res.json(presentRevisions(await settings.listRevisions()));
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/revisions/:version`,
      summary: 'The settings as they were at a version',
      description: '404 also when the revision is not kept any more.',
      ...ADMIN_READ,
      cost: ONE_READ,
      params: revisionParams,
      answer: { body: revisionJson },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        res.json(presentRevision(await settings.getRevision(params.version)));
      },
    }),
    defineRoute({
      method: 'post',
      path: `${PATH}/revisions/:version/restore`,
      summary: 'Write a former version of the settings as a new one',
      description: '404 also when the revision is not kept any more.',
      repeats: 'harmless',
      ...ADMIN_WRITE,
      cost: addCosts(WRITE, ONE_READ),
      params: revisionParams,
      answer: SAVED,
      refusals: ['not-found', 'stale-version', 'aborted'],
      handle: async ({ params, req, res }) => {
        sendSettings(res, await settings.restore(params.version, ifMatchVersions(req)));
      },
    }),
  ];
}

function sendSettings(res: Response, settings: SiteSettings): void {
  res.set('ETag', versionEtag(settings.version)).json(presentForAdmin(settings));
}
