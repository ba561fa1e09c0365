/** gRPC status codes that repositories tell apart. */
const FAILED_PRECONDITION = 9;
const ALREADY_EXISTS = 6;
const NOT_FOUND = 5;

/** A create met a document that is there already. */
export function isAlreadyExists(error: unknown): boolean {
  return hasGrpcCode(error, ALREADY_EXISTS);
}

/** A write's `lastUpdateTime` precondition did not hold, or the document is gone. */
export function isStaleWrite(error: unknown): boolean {
  return hasGrpcCode(error, FAILED_PRECONDITION) || hasGrpcCode(error, NOT_FOUND);
}

function hasGrpcCode(error: unknown, code: number): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
