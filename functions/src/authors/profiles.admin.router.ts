import { getActor } from '../auth/index.js';
import {
  defineRoute,
  ifMatchVersions,
  jsonBody,
  linkNext,
  LIST_COST,
  STAFF_READ,
  STAFF_WRITE,
  type Route,
} from '../http/index.js';
import {
  authorNamesJson,
  presentAuthorName,
  presentProfile,
  presentStaffAuthors,
  profileJson,
  savedProfileJson,
  staffAuthorsJson,
} from './profiles.presenter.js';
import { profileBody, profileParams, profilesQuery } from './profiles.schema.js';
import { profileEtag, type ProfilesService } from './profiles.service.js';

const PATH = '/admin/api/authors';

/** Routes of authors' profiles for staff: /admin/api/authors. */
export function adminAuthorRoutes(profiles: ProfilesService): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: PATH,
      summary: 'Who can be named as an author: active editors and admins, the newest account first',
      ...STAFF_READ,
      cost: { reads: 1, writes: 0, roundTrips: 2, readsPerItem: 2 },
      query: profilesQuery,
      answer: { body: staffAuthorsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { authors, nextCursor } = await profiles.list(query);
        linkNext(res, nextCursor);
        res.json({ authors: presentStaffAuthors(authors), next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/names`,
      summary: 'The same by name alone, for filters and choices: their profiles are not read',
      ...STAFF_READ,
      cost: LIST_COST,
      query: profilesQuery,
      answer: { body: authorNamesJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const { accounts, nextCursor } = await profiles.listAccounts(query);
        linkNext(res, nextCursor);
        res.json({ authors: accounts.map(presentAuthorName), next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'get',
      path: `${PATH}/:id`,
      summary: 'The profile of an author, as it is stored now',
      description: 'Version 0 where nobody has written one. 404: no editor or admin has this id.',
      ...STAFF_READ,
      cost: { reads: 2, writes: 0, roundTrips: 2 },
      params: profileParams,
      answer: { body: profileJson, headers: ['ETag'] },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        const found = await profiles.get(params.id);
        res.set('ETag', profileEtag(found)).json(presentProfile(found));
      },
    }),
    defineRoute({
      method: 'patch',
      path: `${PATH}/:id`,
      summary: 'Write the profile of an author; If-Match guards against overwriting newer work',
      description:
        'Editors write their own (`id` is that of their account), admins any; 403 otherwise. What is absent stays; picture and links are replaced as a whole. ' +
        'Visitors see it at once through the instance that makes the change, within 5 seconds through every other, within 2 minutes through the CDN, once ' +
        'something is published that names the author.',
      ...STAFF_WRITE,
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      params: profileParams,
      body: jsonBody(profileBody),
      answer: { body: savedProfileJson, headers: ['ETag'] },
      refusals: ['not-found', 'stale-version', 'aborted'],
      handle: async ({ params, body, req, res }) => {
        const by = { accepted: ifMatchVersions(req), actor: getActor(res).user };
        const { warnings, ...saved } = await profiles.update(params.id, body, by);
        res.set('ETag', profileEtag(saved)).json({ ...presentProfile(saved), warnings });
      },
    }),
  ];
}
