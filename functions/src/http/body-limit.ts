import type { RequestHandler } from 'express';
import { AppError } from '../errors/index.js';
import { rawBody } from './request-body.js';

/** Refuses bodies over `maxBytes` on every route, whether it reads them or not. */
export function bodyLimit(maxBytes: number): RequestHandler {
  return (req, _res, next) => {
    next(rawBody(req).length > maxBytes ? tooLarge(maxBytes) : undefined);
  };
}

/** The 413 for a body over `maxBytes`. */
function tooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'payload-too-large',
    message: `The body is larger than ${String(Math.floor(maxBytes / 1024))} kB.`,
  });
}
