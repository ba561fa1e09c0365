import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { runInContext, type Client } from '../../platform/index.js';
import type { Mac } from '../../shared/index.js';

const ACCEPTABLE_ID = /^[\w.-]{8,64}$/;
const MAX_USER_AGENT_LENGTH = 200;

/**
 * Gives each request its context: its id and where it comes from.
 *
 * The id is the caller's `X-Request-Id` when it has 8 to 64 letters, digits, `.`, `_` or `-`, else a new UUID. It is
 * answered, logged with every line and handed to tasks and mails.
 *
 * @param ipMac keyed hash of client addresses
 */
export function requestContext(ipMac: Mac): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    const requestId = given !== undefined && ACCEPTABLE_ID.test(given) ? given : randomUUID();
    res.locals['requestId'] = requestId;
    res.set('X-Request-Id', requestId);
    runInContext({ requestId, client: clientOf(req, ipMac) }, next);
  };
}

/** The id of the request that `res` answers. */
export function requestIdOf(res: Response): string {
  return String(res.locals['requestId']);
}

function clientOf(req: Request, ipMac: Mac): Client {
  return {
    ipHash: ipMac(req.ip ?? 'local'),
    userAgent: (req.get('user-agent') ?? '').slice(0, MAX_USER_AGENT_LENGTH),
  };
}
