import { validationFailed, type AppError } from '../../errors/index.js';

/** Refuses a file that is not of its format at all. */
export function refusedFile(detail: string, cause?: unknown): AppError {
  const error = validationFailed([{ pointer: '/file', detail }]);
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** Bytes as text, without a byte order mark; null when they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file. @throws AppError validation-failed when it is not UTF-8 */
export function requireUtf8(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === null) throw refusedFile('is not text in UTF-8');
  return text;
}

/** The value of a JSON file. @throws AppError validation-failed when it is not JSON */
export function requireJson(text: string, format: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusedFile(`not ${format}: it is not JSON`, error);
  }
}
