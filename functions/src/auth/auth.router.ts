import { cachePublicly, defineRoute, type Route } from '../http/index.js';
import { getActor } from './actor.js';
import { presentGrant, presentProfile } from './auth.presenter.js';
import { loginBody, refreshBody } from './auth.schema.js';
import type { AuthService } from './auth.service.js';
import type { Keyring } from './keyring.js';

/** How long other services may keep the public keys, in seconds. */
const JWKS_MAX_AGE_SECONDS = 300;

/** Routes of /api/auth and the public keys. */
export function authRoutes(auth: AuthService, keyring: Keyring): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/auth/login',
      summary: 'Log in with e-mail address and password',
      limiter: 'login',
      body: loginBody,
      handle: async ({ body, res }) => {
        res.json(presentGrant(await auth.login(body.email, body.password)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/refresh',
      summary: 'Exchange a refresh token for its successor and a new access token',
      limiter: 'refresh',
      body: refreshBody,
      handle: async ({ body, res }) => {
        res.json(presentGrant(await auth.refresh(body.refresh_token)));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/auth/logout',
      summary: 'End the session of the access token',
      limiter: 'write',
      handle: async ({ res }) => {
        await auth.logout(getActor(res));
        res.json({ message: 'Logged out successfully' });
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/auth/profile',
      summary: 'The signed-in account',
      limiter: 'read',
      handle: ({ res }) => {
        res.json(presentProfile(getActor(res).user));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/.well-known/jwks.json',
      summary: 'Public keys that verify access tokens (RFC 7517)',
      limiter: 'read',
      handle: ({ res }) => {
        cachePublicly(res, `public, max-age=${String(JWKS_MAX_AGE_SECONDS)}`).json({
          keys: keyring.publicJwks,
        });
      },
    }),
  ];
}
