import type { Request } from 'express';
import { AppError } from '../errors/index.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The request's JSON body, read from the raw bytes.
 *
 * The functions framework and the emulator have parsed the body before Express runs, with their own limits and
 * leniency (32 MB, lossy UTF-8, any JSON type); `rawBody` is what they have in common, so it alone is trusted.
 *
 * @throws AppError unsupported-media-type or invalid-argument
 */
export function readJsonBody(req: Request): unknown {
  const encoding = req.get('content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new AppError({
      code: 'unsupported-media-type',
      message: 'Content-Encoding is not supported for request bodies; send it uncompressed.',
      headers: { 'Accept-Encoding': 'identity' },
    });
  }
  if (!req.is('application/json')) {
    throw new AppError({
      code: 'unsupported-media-type',
      message: 'Send the body as JSON with Content-Type: application/json.',
    });
  }
  try {
    return JSON.parse(utf8.decode(rawBody(req)), refuseHalfCharacter) as unknown;
  } catch (cause) {
    throw new AppError({ code: 'invalid-argument', message: 'The body is not valid JSON in UTF-8.', cause });
  }
}

/** JSON can spell one half of a surrogate pair (`"\\ud800"`): no text, and Firestore refuses to store it. */
function refuseHalfCharacter(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('lone surrogate in a string');
  return value;
}

/** The body's bytes as the platform received them; empty when there was none. */
export function rawBody(req: Request): Buffer {
  return 'rawBody' in req && Buffer.isBuffer(req.rawBody) ? req.rawBody : Buffer.alloc(0);
}
