import { AppError } from '../errors/index.js';

/** The strong ETag of a versioned resource. */
export function versionEtag(version: number): string {
  return `"${String(version)}"`;
}

/** The version of an ETag that versionEtag gave, or null for any other. */
export function versionOf(etag: string): number | null {
  const digits = /^"(\d{1,9})"$/.exec(etag)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * Refuses a write that was made against another version.
 *
 * @param accepted ETags of `If-Match`, or null when any version will do
 * @throws AppError stale-version when `accepted` has not the present version
 */
export function requireVersion(accepted: readonly string[] | null, presentVersion: number): void {
  if (accepted === null || accepted.includes(versionEtag(presentVersion))) return;
  throw new AppError({
    code: 'stale-version',
    message:
      `The resource has changed: it is at version ${String(presentVersion)}. ` +
      'Read it again, merge, and send its ETag as If-Match.',
    headers: { ETag: versionEtag(presentVersion) },
  });
}
