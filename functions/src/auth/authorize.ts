import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors/index.js';
import type { Route } from '../http/index.js';
import { setActor, setTokenRefusal, type Actor } from './actor.js';
import type { SessionsService } from './sessions/sessions.service.js';
import { invalidToken, isUnauthenticated } from './tokens/tokens.js';

/** The middleware that lets through whom a route allows, with the actor remembered. */
export function createAuthorize(sessions: SessionsService): (route: Route) => RequestHandler {
  return ({ access, needsFreshLogin, refusesItself }) => {
    if (access === 'public') return letPass;
    return async (req, res, next) => {
      const actor = await authenticate(req, sessions).catch((error: unknown) => {
        if (!refusesItself || !isUnauthenticated(error)) throw error;
        return error;
      });
      if (actor instanceof AppError) setTokenRefusal(res, actor);
      else if (actor) {
        setActor(res, actor);
        if (access !== 'optional' && !access.includes(actor.user.role)) throw roleRefused();
        if (needsFreshLogin) sessions.requireFresh(actor);
      } else if (refusesItself) setTokenRefusal(res, tokenMissing());
      else if (access !== 'optional') throw tokenMissing();
      next();
    };
  };
}

const letPass: RequestHandler = (_req, _res, next) => {
  next();
};

/** The actor of the request's token, null without one. @throws AppError unauthenticated when it is not good */
async function authenticate(req: Request, sessions: SessionsService): Promise<Actor | null> {
  const token = bearerToken(req);
  return token === null ? null : sessions.authenticate(token);
}

/**
 * The token of `Authorization: Bearer …`, or null without that header.
 *
 * @throws AppError unauthenticated for any other scheme, and for several such headers: Node would take the first one,
 * a proxy perhaps another
 */
function bearerToken(req: Request): string | null {
  const [header, ...others] = req.headersDistinct['authorization'] ?? [];
  if (header === undefined) return null;
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0 || others.length > 0) {
    throw invalidToken('Send the access token as Authorization: Bearer TOKEN.');
  }
  return token;
}

function tokenMissing(): AppError {
  return new AppError({
    code: 'unauthenticated',
    message:
      'This needs an access token: log in at POST /api/auth/login and send it as Authorization: Bearer.',
    headers: { 'WWW-Authenticate': 'Bearer realm="firefolio"' },
  });
}

function roleRefused(): AppError {
  return new AppError({ code: 'permission-denied', message: 'Your role does not allow this.' });
}
