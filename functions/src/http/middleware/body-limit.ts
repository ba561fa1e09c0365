import type { RequestHandler } from 'express';
import { AppError } from '../../errors/index.js';
import { isCompressed } from '../../shared/index.js';
import { tooLarge, type SizeBound } from '../request-body.js';

/**
 * Refuses a body by what its headers say, before anything of it is read: one that is compressed, and one over its bound. A body
 * that does not tell its length is counted where it is read.
 */
export function bodyLimit(size: SizeBound): RequestHandler {
  return (req, _res, next) => {
    if (Number(req.headers['content-length'] ?? 0) > size.maxBytes) next(tooLarge(size));
    else next(isCompressed(req.headers['content-encoding']) ? compressed() : undefined);
  };
}

function compressed(): AppError {
  return new AppError({
    code: 'unsupported-media-type',
    message: 'Content-Encoding is not supported for request bodies; send it uncompressed.',
    headers: { 'Accept-Encoding': 'identity' },
  });
}
