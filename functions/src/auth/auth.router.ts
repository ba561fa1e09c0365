import type { Response } from 'express';
import { withCamelNames } from '../documents/index.js';
import {
  defineRoute,
  jsonBody,
  linkNext,
  LIST_COST,
  OWN_READ,
  OWN_WRITE,
  type Route,
} from '../http/index.js';
import { ANY_ROLE, messageJson } from '../shared/index.js';
import { findTokenRefusal, getActor } from './actor.js';
import {
  accessJson,
  grantJson,
  presentAccess,
  presentGrant,
  presentSession,
  sessionsJson,
} from './auth.presenter.js';
import { loginBody, reauthenticateBody, refreshBody, sessionParams, sessionsQuery } from './auth.schema.js';
import type { LoginService } from './login.service.js';
import { endByCookie, presentedToken, removingBadCookie } from './sessions/presented-token.js';
import { clearRefreshCookie, setRefreshCookie } from './sessions/refresh-cookie.js';
import { requireSameSite } from './sessions/same-site.js';
import type { Grant } from './sessions/session-tokens.js';
import type { SessionsService } from './sessions/sessions.service.js';

/** What the routes of logins and sessions need. */
export interface AuthDeps {
  readonly login: LoginService;
  readonly sessions: SessionsService;
  /** Origins whose pages may log in by cookie. */
  readonly cookieOrigins: ReadonlySet<string>;
}

/** Routes of logins and sessions in /api/auth. */
export function authRoutes({ login, sessions, cookieOrigins }: AuthDeps): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/auth/login',
      summary: 'Log in with e-mail address and password, and a code where the account has two-factor login',
      description:
        '`unauthenticated` is the same for an unknown address, a wrong password, a lock, an inactive ' +
        'account, and a code that is wrong, was used or is locked. `second-factor-required`: send the same ' +
        "again with `mfa_code`. 403: by cookie, from another site's page. 503: more than 100 passwords " +
        'wait to be checked. An address that is not verified may log in. By cookie the answer sets ' +
        '`__session` and `csrf_token`.',
      repeats: 'new-tokens',
      access: 'public',
      limiter: 'login',
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      body: jsonBody(loginBody),
      answer: { body: grantJson },
      refusals: ['unauthenticated', 'second-factor-required', 'permission-denied', 'unavailable'],
      handle: async ({ body, req, res }) => {
        if (body.transport === 'cookie') requireSameSite(req, cookieOrigins);
        sendGrant(res, await login.login(withCamelNames(body)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/refresh',
      summary: 'Exchange a refresh token for its successor and a new access token',
      description:
        'The token that was sent is used up. Sent again it gives the same successor again, until that is ' +
        'used itself; then it counts as stolen, and the session ends. 401: the session has ended or the ' +
        'token is not good (of another transport, too): log in again; a cookie is removed. 403: a cookie without its X-CSRF-Token, or from ' +
        "another site's page. 409: too many at once. 429 with `Retry-After: 60` also when the session has " +
        '100 access tokens that have not expired.',
      repeats: 'new-tokens',
      access: 'public',
      limiter: 'refresh',
      cost: { reads: 2, writes: 1, roundTrips: 2 },
      body: jsonBody(refreshBody),
      requestHeaders: ['X-CSRF-Token'],
      answer: { body: grantJson },
      refusals: ['unauthenticated', 'permission-denied', 'aborted'],
      handle: async ({ body, req, res }) => {
        const presented = presentedToken(req, body.refresh_token, cookieOrigins);
        sendGrant(res, await removingBadCookie(req, res, presented, (token) => sessions.refresh(token)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/reauthenticate',
      summary: 'Give the password again, for what needs a fresh login',
      description:
        'The refresh token stays good. 401 `unauthenticated`: the session has ended. 403: the password or ' +
        'the code is wrong or locked. 429 as at the refresh.',
      repeats: 'new-tokens',
      access: ANY_ROLE,
      needsFreshLogin: false,
      limiter: 'reauthenticate',
      cost: { reads: 3, writes: 2, roundTrips: 4 },
      body: jsonBody(reauthenticateBody),
      answer: { body: accessJson },
      refusals: ['second-factor-required', 'permission-denied', 'unavailable'],
      handle: async ({ body, res }) => {
        res.json(presentAccess(await login.reauthenticate(getActor(res), body.password, body.mfa_code)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/logout',
      summary: 'End the session of the access token, or else of the cookie',
      description:
        "The session's refresh token and all its access tokens are refused from the next request on; other " +
        'sessions of the account stay. Its cookies are removed, also when the answer is 401. Without a good ' +
        'access token the cookie and its X-CSRF-Token will do; with the cookie alone it is removed, the ' +
        'session goes on until it expires, and the answer is 401.',
      repeats: 'harmless',
      ...OWN_WRITE,
      refusesItself: true,
      cost: { reads: 3, writes: 3, roundTrips: 3 },
      requestHeaders: ['X-CSRF-Token'],
      answer: { body: messageJson },
      handle: async ({ req, res }) => {
        const refusal = findTokenRefusal(res);
        if (refusal) await endByCookie(req, res, { sessions, cookieOrigins, refusal });
        else await sessions.logout(getActor(res));
        clearRefreshCookie(req, res);
        res.json({ message: 'Logged out successfully' });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/logout-all',
      summary: 'End all sessions of the account',
      repeats: 'harmless',
      ...OWN_WRITE,
      cost: { reads: 1, writes: 2, roundTrips: 2 },
      answer: { body: messageJson },
      handle: async ({ req, res }) => {
        await sessions.logoutAll(getActor(res));
        clearRefreshCookie(req, res);
        res.json({ message: 'Logged out everywhere' });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/auth/sessions',
      summary: "The account's sessions",
      description:
        'Those that go on, the one whose password was given last first. A page may have fewer than `limit` ' +
        'though more follow: go by `next_cursor`.',
      ...OWN_READ,
      cost: LIST_COST,
      query: sessionsQuery,
      answer: { body: sessionsJson, headers: ['Link'] },
      handle: async ({ query, res }) => {
        const actor = getActor(res);
        const { sessions: found, nextCursor } = await sessions.list(actor, query);
        linkNext(res, nextCursor);
        const presented = found.map((session) => presentSession(session, actor.sessionId));
        res.json({ sessions: presented, next_cursor: nextCursor });
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/auth/sessions/:id',
      summary: "End one of the account's sessions",
      access: ANY_ROLE,
      needsFreshLogin: true,
      limiter: 'write',
      cost: { reads: 2, writes: 3, roundTrips: 3 },
      params: sessionParams,
      answer: { status: 204 },
      refusals: ['not-found'],
      handle: async ({ params, res }) => {
        await sessions.end(getActor(res), params.id);
        res.status(204).end();
      },
    }),
  ];
}

/** Answers the tokens of a session the way its refresh token travels. @param more further members of the answer */
export function sendGrant(res: Response, grant: Grant, more: object = {}): void {
  if (grant.transport === 'cookie') setRefreshCookie(res, grant);
  res.json({ ...presentGrant(grant), ...more });
}
