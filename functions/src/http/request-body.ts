import type { Request } from 'express';
import { AppError } from '../errors/index.js';
import { readBytes, withDeadline } from '../shared/index.js';
import { FORM_TYPE } from './plain-form.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** How long a body may take to come, in ms: with the handler's time under the function's own 60 s. */
const BODY_TIMEOUT_MS = 30_000;

const CHARSETS = /;\s*charset\s*=\s*"?([^\s;"]*)/gi;

/**
 * The request's JSON body of at most `maxBytes`. Nobody before has read it: see request-start.ts.
 *
 * @throws AppError unsupported-media-type, payload-too-large, invalid-argument; unavailable when it comes too slowly
 */
export async function readJson(req: Request, maxBytes: number): Promise<unknown> {
  return parseJson(await readText(req, { ...JSON_TEXT, maxBytes }));
}

/** The same; an object without members where there is no body. @throws AppError as readJson */
export async function readOptionalJson(req: Request, maxBytes: number): Promise<unknown> {
  // Clients and proxies say in several ways that there is none: only what comes tells.
  const bytes = await readBody(req, { maxBytes });
  if (bytes.length === 0) return {};
  requireText(req, JSON_TEXT);
  return parseJson(decode(bytes, JSON_TEXT));
}

const JSON_TEXT = { mediaType: 'application/json', form: 'JSON' } as const;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refuseHalfCharacter) as unknown;
  } catch (cause) {
    throw notUtf8('JSON', cause);
  }
}

/**
 * The request's body of at most `maxBytes` as the fields of a plain HTML form: a text for each name, texts for one that
 * comes several times.
 *
 * @throws AppError as readJson
 */
export async function readForm(req: Request, maxBytes: number): Promise<unknown> {
  const text = await readText(req, { ...FORM_TEXT, maxBytes });
  requireUtf8Escapes(text);
  const fields = [...new URLSearchParams(text)].map(
    // Browsers send every line break so, whatever their people typed.
    ([name, value]) => [name, value.replaceAll('\r\n', '\n')] as const,
  );
  const byName = Map.groupBy(fields, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, given]) => [
      name,
      given.length === 1 ? given[0]?.[1] : given.map(([, text]) => text),
    ]),
  );
}

const FORM_TEXT = { mediaType: FORM_TYPE, form: 'a form' } as const;

/** URLSearchParams takes what is no text for some other text. */
function requireUtf8Escapes(text: string): void {
  try {
    decodeURIComponent(text);
  } catch (cause) {
    throw notUtf8(FORM_TEXT.form, cause);
  }
}

interface TextForm {
  readonly mediaType: string;
  /** What it is, in words. */
  readonly form: string;
}

async function readText(req: Request, body: TextForm & { readonly maxBytes: number }): Promise<string> {
  requireText(req, body);
  return decode(await readBody(req, body), body);
}

function requireText(req: Request, { mediaType, form }: TextForm): void {
  if (!req.is(mediaType) || !isUtf8(req.get('content-type') ?? '')) {
    throw new AppError({
      code: 'unsupported-media-type',
      message: `Send the body as ${form} in UTF-8 with Content-Type: ${mediaType}.`,
    });
  }
}

function decode(bytes: Buffer, { form }: TextForm): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw notUtf8(form, cause);
  }
}

function notUtf8(form: string, cause: unknown): AppError {
  return new AppError({
    code: 'invalid-argument',
    message: `The body is not valid ${form} in UTF-8.`,
    cause,
  });
}

/**
 * The request's body, within its bound, as a file of one of the given media types.
 *
 * @throws AppError unsupported-media-type, payload-too-large; invalid-argument when it is empty; unavailable when it comes
 *   too slowly
 */
export async function readUpload(
  req: Request,
  mediaTypes: readonly string[],
  size: SizeBound,
): Promise<Buffer> {
  if (req.is([...mediaTypes]) === false) {
    throw new AppError({
      code: 'unsupported-media-type',
      message: `Send the file with one of these as its Content-Type: ${mediaTypes.join(', ')}.`,
    });
  }
  const bytes = await readBody(req, size);
  if (bytes.length === 0)
    throw new AppError({ code: 'invalid-argument', message: 'Send the file as the body.' });
  return bytes;
}

/** The 415 for a body of another type than these. */
export function neitherOf(mediaTypes: readonly string[]): AppError {
  return new AppError({
    code: 'unsupported-media-type',
    message: `Send the body in UTF-8 with one of these as its Content-Type: ${mediaTypes.join(', ')}.`,
  });
}

/** How long a body may be. */
export interface SizeBound {
  readonly maxBytes: number;
  /** What its sender may do with a longer one, in a sentence. */
  readonly whenLarger?: string | undefined;
}

/** The 413 for a body over its bound. */
export function tooLarge({ maxBytes, whenLarger }: SizeBound): AppError {
  const is = `The body is larger than ${String(Math.floor(maxBytes / 1024))} kB.`;
  return new AppError({
    code: 'payload-too-large',
    message: whenLarger === undefined ? is : `${is} ${whenLarger}`,
  });
}

/** The request's body, whatever it is. @throws AppError payload-too-large; invalid-argument; unavailable when it comes too slowly */
export async function readBody(req: Request, size: SizeBound): Promise<Buffer> {
  const { maxBytes } = size;
  const reading = readBytes(req, maxBytes).catch((cause: unknown) => {
    throw new AppError({ code: 'invalid-argument', message: 'The body ended too early.', cause });
  });
  const bytes = await withDeadline(reading, BODY_TIMEOUT_MS, tooSlow);
  if (bytes === undefined) throw tooLarge(size);
  return bytes;
}

function tooSlow(): AppError {
  return new AppError({
    code: 'unavailable',
    message: `The body did not come within ${String(BODY_TIMEOUT_MS / 1000)} s. Send it again, over a faster connection.`,
    // Also ends the reading, which would go on.
    headers: { 'Retry-After': '5', Connection: 'close' },
  });
}

/** Whether a media type names no other charset. */
function isUtf8(mediaType: string): boolean {
  return [...mediaType.matchAll(CHARSETS)].every(([, name = '']) => /^utf-?8$/i.test(name));
}

/** JSON can spell one half of a surrogate pair (`"\\ud800"`): no text, and Firestore refuses to store it. */
function refuseHalfCharacter(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new SyntaxError('lone surrogate in a string');
  return value;
}
