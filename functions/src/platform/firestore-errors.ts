/** gRPC status codes that repositories tell apart. */
const FAILED_PRECONDITION = 9;
const ABORTED = 10;
const ALREADY_EXISTS = 6;
const NOT_FOUND = 5;
const INVALID_ARGUMENT = 3;

/** A create met a document that is there already. */
export function isAlreadyExists(error: unknown): boolean {
  return hasGrpcCode(error, ALREADY_EXISTS);
}

/** An update met no document. */
export function isGone(error: unknown): boolean {
  return hasGrpcCode(error, NOT_FOUND);
}

/** A conditional write lost: its precondition did not hold, another write was under way, or the document is gone. */
export function isStaleWrite(error: unknown): boolean {
  return [FAILED_PRECONDITION, ABORTED, NOT_FOUND].some((code) => hasGrpcCode(error, code));
}

/** A commit is more than Firestore stores: a document of over 1 MiB or 40,000 index entries, or over 10 MiB in all. */
export function isTooLarge(error: unknown): boolean {
  return (
    [INVALID_ARGUMENT, FAILED_PRECONDITION].some((code) => hasGrpcCode(error, code)) &&
    /exceeds|too (?:big|large|long)|longer than|too many index entries|maximum/i.test(String(error))
  );
}

/**
 * The path of the document that made a commit too large, such as `content_directory/7`; null where Firestore does not name
 * one. The emulator never does ("maximum entity size is 1048576 bytes"). Production says "Document
 * 'projects/…/documents/content_directory/7' cannot be written because its size (…) exceeds …" and "too many index entries for
 * entity /content_directory/7".
 */
export function tooLargeDocument(error: unknown): string | null {
  if (!isTooLarge(error)) return null;
  return /(?:\/documents|for entity )\/?([^\s'"]+)/.exec(String(error))?.[1] ?? null;
}

/**
 * The emulator has closed a transaction in favour of another. Production says it in words that the client knows, and then
 * begins anew by itself.
 */
export function isClosedTransaction(error: unknown): boolean {
  return hasGrpcCode(error, INVALID_ARGUMENT) && /transaction is invalid or closed/i.test(String(error));
}

function hasGrpcCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
