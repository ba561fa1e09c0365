import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { runInContext } from '../platform/index.js';

const ACCEPTABLE_ID = /^[\w.-]{8,64}$/;

/**
 * Gives each request an id: the caller's `X-Request-Id` when it has 8 to 64 letters, digits, `.`, `_` or `-`,
 * else a new UUID. It is answered, logged with every line and handed to tasks and mails.
 */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('x-request-id');
  const id = given !== undefined && ACCEPTABLE_ID.test(given) ? given : randomUUID();
  res.locals['requestId'] = id;
  res.set('X-Request-Id', id);
  runInContext({ requestId: id }, next);
};

/** The id of the request that `res` answers. */
export function requestIdOf(res: Response): string {
  return String(res.locals['requestId']);
}
