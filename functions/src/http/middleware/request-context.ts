import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { runInContext, type Client } from '../../platform/index.js';
import type { Clients } from '../clients.js';

const ACCEPTABLE_ID = /^[\w.-]{8,64}$/;
const MAX_USER_AGENT_LENGTH = 200;

/**
 * Gives each request its context: its id and where it comes from.
 *
 * The id is the caller's `X-Request-Id` when it has 8 to 64 letters, digits, `.`, `_` or `-`, else a new UUID. It is
 * answered, logged with every line and handed to tasks and mails.
 */
export function requestContext(clients: Clients): RequestHandler {
  return (req, res, next) => {
    const requestId = requestIdFor(req.headers);
    res.locals['requestId'] = requestId;
    res.set('X-Request-Id', requestId);
    runInContext({ requestId, client: clientOf(req, clients) }, next);
  };
}

/** The id of a request with these headers; at each call another one where the caller gives none. */
export function requestIdFor({ 'x-request-id': given }: IncomingHttpHeaders): string {
  return typeof given === 'string' && ACCEPTABLE_ID.test(given) ? given : randomUUID();
}

/** The id of the request that `res` answers. */
export function requestIdOf(res: Response): string {
  return String(res.locals['requestId']);
}

function clientOf(req: Request, clients: Clients): Client {
  return {
    ipHash: clients.of(req).ipHash,
    userAgent: (req.get('user-agent') ?? '').slice(0, MAX_USER_AGENT_LENGTH),
  };
}
