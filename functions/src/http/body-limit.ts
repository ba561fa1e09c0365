import type { RequestHandler } from 'express';
import { rawBody, tooLarge } from './json-body.js';

/** Refuses bodies over `maxBytes` on every route, whether it reads them or not. */
export function bodyLimit(maxBytes: number): RequestHandler {
  return (req, _res, next) => {
    next(rawBody(req).length > maxBytes ? tooLarge(maxBytes) : undefined);
  };
}
