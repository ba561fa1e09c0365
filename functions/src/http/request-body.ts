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
  requireUncompressed(req);
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

/**
 * The request's body as a file of one of the given media types.
 *
 * @throws AppError unsupported-media-type; invalid-argument when it is empty
 */
export function readUpload(req: Request, mediaTypes: readonly string[]): Buffer {
  requireUncompressed(req);
  // First, since the platform keeps no bytes of a body without a type.
  if (req.is([...mediaTypes]) === false) {
    throw new AppError({
      code: 'unsupported-media-type',
      message: `Send the file with one of these as its Content-Type: ${mediaTypes.join(', ')}.`,
    });
  }
  const bytes = rawBody(req);
  if (bytes.length === 0)
    throw new AppError({ code: 'invalid-argument', message: 'Send the file as the body.' });
  return bytes;
}

function requireUncompressed(req: Request): void {
  const encoding = req.get('content-encoding');
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return;
  throw new AppError({
    code: 'unsupported-media-type',
    message: 'Content-Encoding is not supported for request bodies; send it uncompressed.',
    headers: { 'Accept-Encoding': 'identity' },
  });
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
